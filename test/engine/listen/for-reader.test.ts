import { expect, test } from "vitest";
import { compileLexicon } from "../../../functions/engine/guide/compile-lexicon.ts";
import type { Content, Words, WordsFile } from "../../../functions/engine/guide/guide.ts";
import { forReader } from "../../../functions/engine/listen/for-reader.ts";
import { listen } from "../../../functions/engine/listen/listen.ts";
import { readMessage } from "../../../functions/engine/listen/read-message.ts";
import { contentOf, smallWords, tea } from "../small-guide.ts";

/* Words that several languages have, each with its own meaning: English "he" is another person, Spanish "he" is "I have". */

type Lists = Record<"done" | "others" | "greetings" | "optOut" | "keywords", Words> & { thanks?: Words };

function contentWith({ done, others, greetings, optOut, keywords, thanks = smallWords.thanks }: Lists): Content {
  const words: WordsFile = {
    ...smallWords,
    languages: { ...smallWords.languages, es: ["español"] },
    commands: { ...smallWords.commands, done },
    sentences: { ...smallWords.sentences, others },
    greetings,
    thanks,
    optOut: { ...smallWords.optOut, ...optOut },
  };
  const guide = { ...tea, keywords };
  return { ...contentOf(guide), lexicon: compileLexicon([guide], words) };
}

const content = contentWith({
  done: { en: ["applied"], es: ["he solicitado"] },
  others: { en: ["he"] },
  greetings: { en: ["hello", "alo"], es: ["hola", "alo"] },
  optOut: { es: ["baja"] },
  keywords: { any: ["TEA"], en: ["kettle"], es: ["tetera"] },
});

function heard(text: string, language?: string) {
  const ofReader = forReader(content, language);
  const guide = language === undefined ? {} : { guide: ofReader.guides.tea, place: "menu" };
  return listen(ofReader, readMessage(ofReader, text), { ...guide, optedOut: false, language });
}

test("a word that turns a sentence round in one language does not do so for readers of another that uses it", () => {
  expect(heard("wow, he solicitado", "es")).toMatchObject({ to: "/done", changes: true });
  expect(heard("wow, he applied", "en")).toMatchObject({ kind: "unclear" });
  // A reader of a language that does not have the word hears it as it is listed.
  expect(heard("wow, he solicitado", "zh")).toMatchObject({ kind: "unclear" });
});

test("the language of a first message is that of its phrases, unless several languages have them", () => {
  const languages = ["hola", "baja", "tetera", "hello", "alo", "TEA", "tetera kettle"].map((text) => [
    text,
    heard(text).language,
  ]);
  expect(Object.fromEntries(languages)).toEqual({
    hola: "es",
    baja: "es",
    tetera: "es",
    hello: "en",
    alo: undefined,
    TEA: undefined,
    "tetera kettle": undefined,
  });
});

test("a word of two languages means to a reader what it means in theirs, and shows no language to others", () => {
  const both = contentWith({
    done: {},
    others: { en: ["k"] },
    greetings: { en: ["chao"] },
    optOut: {},
    keywords: { any: ["TEA"] },
    thanks: { any: ["k"], es: ["chao"] },
  });
  const kindFor = (text: string, language?: string) => {
    const ofReader = forReader(both, language);
    return listen(ofReader, readMessage(ofReader, text), { optedOut: false, language });
  };
  expect([kindFor("chao", "es").kind, kindFor("chao", "en").kind]).toEqual(["thanks", "greeting"]);
  expect(kindFor("chao")).toMatchObject({ kind: "greeting", language: undefined });
  // In English of this test it is a negation.
  expect([kindFor("k", "es").kind, kindFor("k", "en").kind]).toEqual(["thanks", "unclear"]);
});
