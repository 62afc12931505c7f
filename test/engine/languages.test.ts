import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { once } from "../../functions/engine/guide/once.ts";
import { listen } from "../../functions/engine/listen/listen.ts";
import { numberIn } from "../../functions/engine/listen/number-in.ts";
import { readMessage } from "../../functions/engine/listen/read-message.ts";
import { fold } from "../../functions/text/fold.ts";
import { twilioWords } from "../../functions/twilio/opt-out.ts";
import type { Value } from "../../infra/content/pack-schema.ts";
import { allPacks, contentInAllLanguages } from "../infra/content/packs-of-tests.ts";

/* What every language has to fulfil: those that ship, and those in test/fixtures/languages/. All are in one content. */

const content = once(contentInAllLanguages);

/** Words that opt out alone, and with others around them are asked about. */
const onlyAlone = once(() => {
  const all = Object.values({ ...allPacks, common: { words: common } }).flatMap(({ words }) =>
    wordsIn(words.onlyAlone).concat(wordsIn(words.footers)),
  );
  return new Set(all.map(fold));
});

const common = parse(readFileSync(new URL("../../content/words.yaml", import.meta.url), "utf8"));

/** All words of a list, or of lists by their keys. */
const wordsIn = (value: Value): string[] =>
  typeof value === "string" ? [value] : Object.values(value ?? {}).flatMap((each) => wordsIn(each as Value));

function heard(text: string, optedOut = false): string {
  const intent = listen(content(), readMessage(content(), text), { optedOut });
  return "to" in intent ? intent.to : intent.kind;
}

describe.each(Object.entries(allPacks))("%s", (tag, pack) => {
  const { words } = pack;
  const commands = words.commands as Record<string, Value>;

  test("has words for 0 to 99, and each word stands for one number", () => {
    expect(pack.numbers).toHaveLength(100);
    const meant = pack.numbers.flatMap((forms, number) =>
      forms.flatMap((form) => (numberIn(content().lexicon, fold(form)) === number ? [] : [`${form}: ${number}`])),
    );
    expect(meant).toEqual([]);
  });

  test("names entries of a list by each number in digits", () => {
    const named = (number: number) => pack.ordinals.map((pattern) => fold(pattern.replace(/[*#]/, String(number))));
    for (const number of [1, 2, 9, 12])
      for (const typed of named(number)) expect(numberIn(content().lexicon, typed), typed).toBe(number);
  });

  test("writes dates with the digits 0-9, and each day of a year in its own way", () => {
    const format = new Intl.DateTimeFormat(pack.locale ?? tag, {
      ...pack.dates,
      timeZone: "UTC",
      numberingSystem: "latn",
    });
    const days = Array.from({ length: 365 }, (_, day) => format.format(Date.UTC(2026, 0, 1 + day)));
    expect(new Set(days).size).toBe(365);
    for (const day of days) expect(day).toMatch(/^[^\p{Nd}]*(?:[0-9]{1,2}[^\p{Nd}]*){1,2}$/u);
  });

  const polite = wordsIn((words.noise as Record<string, Value>).polite)[0]!;

  describe.each<[what: string, typed: string[], meaning: string, optedOut: boolean]>([
    ["opt-out", wordsIn(words.optOut), "opt-out", false],
    ["opt-in", wordsIn(words.optIn), "opt-in", true],
    ["help", wordsIn(commands.help), "/help", false],
  ])("a word of %s is heard", (_, typed, meaning, optedOut) => {
    // One letter alone is a word; with signs around it, it may be anything.
    const long = typed.filter((word) => [...word].length > 1);

    test.each<[how: string, write: (word: string) => string]>([
      ["alone", (word) => word],
      ["in capitals", (word) => word.toLocaleUpperCase(tag)],
      ["with an exclamation mark", (word) => `${word}!!`],
      ["with a full stop", (word) => ` ${word}. `],
      ["with an emoji", (word) => `${word} 🙏`],
    ])("%s", (_how, write) => {
      expect(long.map(write).filter((text) => heard(text, optedOut) !== meaning)).toEqual([]);
    });

    test("beside politeness, or asked about", () => {
      const sentences = long.flatMap((word) =>
        [`${word} ${polite}`, `${polite} ${word}`].map((text) => ({ word, text })),
      );
      const missed = sentences.filter(({ word, text }) => {
        const is = heard(text, optedOut);
        return is !== meaning && !(onlyAlone().has(fold(word)) && is === "/cancel");
      });
      expect(missed.map(({ text }) => text)).toEqual([]);
    });
  });

  test("has no word of the networks with another meaning", () => {
    const reserved = new Set([...twilioWords.STOP, ...twilioWords.START, ...twilioWords.HELP].map(fold));
    // Those of the same meaning, and words that have none alone.
    const {
      optOut,
      optIn,
      onlyAlone,
      mayOptOut,
      footers,
      noise,
      stopSending,
      stopReminding,
      sentences,
      refusals,
      ...others
    } = words;
    const meant = [...wordsIn(others), ...pack.names, ...pack.numbers.flat()];
    expect(meant.filter((word) => reserved.has(fold(word)))).toEqual([]);
  });

  test("is told from all others on 50 sentences, or the person is asked", () => {
    const { examples } = pack;
    expect(examples.length).toBeGreaterThanOrEqual(50);
    const languages = examples.map((sentence) => readMessage(content(), sentence).language);
    const wrong = examples.filter((_, i) => languages[i] !== undefined && languages[i] !== tag);
    expect(wrong).toEqual([]);
    expect(languages.filter((language) => language === tag).length / examples.length).toBeGreaterThan(0.8);
  });
});

test("no word of any language means two things", () => {
  const meanings = new Map<string, Set<string>>();
  const add = (listed: Value, meaning: string) => {
    for (const word of wordsIn(listed)) meanings.set(fold(word), (meanings.get(fold(word)) ?? new Set()).add(meaning));
  };
  for (const [tag, { words, names, numbers }] of [
    ...Object.entries(allPacks),
    ["", { words: common, names: [], numbers: [] }] as const,
  ]) {
    for (const list of ["optOut", "optIn"]) add(words[list], list);
    // One language's goodbye may be another's hello, which wins: the menu is shown.
    for (const list of ["thanks", "greetings"]) add(words[list], "small talk");
    for (const [command, listed] of Object.entries(words.commands as Record<string, Value>)) add(listed, `/${command}`);
    for (const name of names) add(name, `/${tag}`);
    for (const [number, forms] of numbers.entries()) add(forms, String(number));
  }
  const several = [...meanings].filter(([, found]) => found.size > 1).map(([word, found]) => `${word}: ${[...found]}`);
  expect(several).toEqual([]);
});
