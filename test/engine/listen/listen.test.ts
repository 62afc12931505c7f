import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Words } from "../../../functions/engine/guide/guide.ts";
import { forReader } from "../../../functions/engine/listen/for-reader.ts";
import { listen } from "../../../functions/engine/listen/listen.ts";
import { readMessage } from "../../../functions/engine/listen/read-message.ts";
import { content } from "../../../functions/wiring/content.ts";
import { readContent } from "../../../infra/content/compile.ts";
import { contentFolder } from "../../../infra/content/compiled.ts";

const guide = content.guides["cancel-sim-kh"]!;
const words = readContent(contentFolder, { checks: [] }).words.value;
const hear = (text: string, about: { place?: string; optedOut?: boolean; language?: string } = {}) => {
  const ofReader = forReader(content, about.language);
  return listen(ofReader, readMessage(ofReader, text), { guide, optedOut: false, ...about });
};
const all = (listed: Words) => Object.values(listed).flat();

describe("every word of words.yaml means what its list says", () => {
  const commands = Object.entries({ ...words.commands, ...words.languages }).flatMap(([command, listed]) =>
    (Array.isArray(listed) ? listed : all(listed)).map((word): [string, string] => [word, `/${command}`]),
  );
  test("commands lead to their pages", () => {
    const lost = commands.filter(([word, to]) => {
      // "Done" in the middle of a guide is asked about.
      const heard = hear(word, to === "/finished" ? { place: "store#1" } : {});
      if (to === "/finished") return heard.kind !== "perhaps" || heard.to !== guide.done;
      return !("to" in heard && heard.to === to);
    });
    expect(lost).toEqual([]);
  });

  // A word may mean another thing in another language: "chao" is a greeting in one, and thanks in another.
  test.each([
    ["opt-out", words.optOut, false],
    ["opt-in", words.optIn, true],
    ["thanks", words.thanks, false],
    ["greeting", words.greetings, false],
    ["abuse", words.abuse, false],
  ] as const)("%s, to a reader of the list's language", (kind, listed, optedOut) => {
    expect(all(listed).length).toBeGreaterThan(5);
    const lost = Object.entries(listed).flatMap(([language, said]) =>
      said.filter((word) => hear(word, { optedOut, ...(language !== "any" && { language }) }).kind !== kind),
    );
    expect(lost).toEqual([]);
  });
});

describe("any opt-out", () => {
  const optOut = fc.constantFrom(...all(words.optOut).filter((word) => !words.onlyAlone.includes(word)));
  const polite = fc.constantFrom("", ...all(words.noise.polite), ...all(words.abuse), "🙏", "!!", "2");
  const shape = fc.constantFrom(
    (text: string) => text,
    (text: string) => text.toUpperCase(),
    (text: string) => text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)),
    (text: string) => [...text].join("\u200b"),
  );

  test("counts beside any words of politeness or anger", () => {
    fc.assert(
      fc.property(polite, optOut, polite, shape, (before, word, after, shaped) => {
        expect(hear(shaped(`${before} ${word} ${after}`)).kind).toBe("opt-out");
      }),
      { numRuns: 2000 },
    );
  });

  test.each(["拉黑了", "退定额", "草泥马拉黑", "拉黑狗东西"])(
    "counts in %s, which a dictionary splits into other words",
    (text) => {
      expect(hear(text).kind).toBe("opt-out");
    },
  );

  test("does not count beside a word with a meaning of its own", () => {
    const weight = fc.constantFrom(..."sim|my simcard|提醒|按钮|验证码|ស៊ីម|the button|contract|app".split("|"));
    const single = fc.constantFrom(...words.optOut.any!.filter((word) => !word.includes(" ")));
    fc.assert(
      fc.property(single, weight, (word, thing) => {
        expect(hear(`${word} ${thing}`).kind).not.toBe("opt-out");
        expect(hear(`how do I ${word} ${thing}`).kind).not.toBe("opt-out");
      }),
    );
  });
});

test("no keyword and no answer of a guide is taken for an opt-out, an insult, spam or a secret", () => {
  const keywords = [...content.lexicon.keywords.all()].flatMap(({ entries }) =>
    entries.map(({ asWritten }) => asWritten),
  );
  // The answers of a guide come with it.
  expect(Object.values(content.guides).length).toBeGreaterThan(1);
  const answers = Object.keys(content.lexicon.answers);
  const wrong = [...keywords, ...answers].filter((text) =>
    ["opt-out", "sensitive", "link", "abuse"].includes(hear(text).kind),
  );
  // These lead to the page that opts out.
  const ends = words.pages.cancel?.choices?.find(({ to }) => to === "/stop");
  expect(
    wrong.filter((text) => ![...Object.values(ends?.label ?? {}), ...all(ends?.words ?? {})].includes(text)),
  ).toEqual([]);
});

test("a telephone number is sensitive in any digits and any grouping", () => {
  const system = fc.constantFrom(...Intl.supportedValuesOf("numberingSystem"));
  const between = fc.constantFrom("", " ", "-", ".", " - ", "/", "\u00a0", "·");
  const around = fc.constantFrom("", "my number ", "我的号码：", "លេខ ", "call me ");
  fc.assert(
    fc.property(
      fc.tuple(
        fc.integer({ min: 10, max: 99 }),
        fc.integer({ min: 100, max: 999 }),
        fc.integer({ min: 100, max: 9999 }),
      ),
      fc.constantFrom("0", "+855 ", "00855-", "855 (0)"),
      ...[system, between, around],
      (parts, prefix, numberingSystem, gap, words) => {
        const digits = new Intl.NumberFormat("en", { numberingSystem, useGrouping: false });
        const text = words + (prefix + parts.join(gap)).replace(/\d/g, (digit) => digits.format(Number(digit)));
        expect([text, hear(text).kind]).toEqual([text, "sensitive"]);
      },
    ),
    { numRuns: 1000 },
  );
});

describe("a very long message", () => {
  const size = 65_536;
  const long: [what: string, text: string][] = [
    ["digits", "1".repeat(size)],
    ["spaces", `${" ".repeat(size)}x`],
    ["一", "一".repeat(size)],
    ["punctuation", "!.".repeat(size / 2)],
    ["nothing to be seen", "\u200b".repeat(size)],
    ["politeness", "please ".repeat(size / 7)],
    ["politeness as long as is looked at", `${"我想请".repeat(53)}x`],
    ["digits and dots", "1.".repeat(size / 2)],
    ["Khmer", "ក្រ".repeat(size / 3)],
    ["accents", `a${"\u0301".repeat(size)}`],
    ["what one character becomes many of", "ﷺ".repeat(size)],
    ["half characters", "\ud83d".repeat(size)],
    ["words", "cancelling receipts ".repeat(size / 20)],
  ];

  test.each(long)("is understood in a few milliseconds: %s", (_, text) => {
    const times = [1, 2, 3, 4, 5].map(() => {
      const start = performance.now();
      hear(text, { place: "menu" });
      return performance.now() - start;
    });
    // A slower machine may take ten times as long. A regular expression that backtracks takes minutes.
    expect(Math.min(...times)).toBeLessThan(500);
  });

  test("is understood by its beginning, and is no command, choice or opt-out", () => {
    const chat = "我去年在金边买了一张卡，".repeat(90);
    expect(hear(chat, { place: "menu" }).kind).toBe("unclear");
    expect(hear(`微信怎么解绑？${chat}`, { place: "menu" })).toMatchObject({ kind: "keyword", to: "unlink" });
    expect(hear(`${chat}微信怎么解绑？`, { place: "menu" }).kind).toBe("unclear");
    expect(hear(`2${"，谢谢".repeat(400)}`, { place: "menu" }).kind).toBe("unclear");
    expect(hear(`STOP ${"please ".repeat(200)}`, { place: "menu" }).kind).toBe("unclear");
    expect(hear(`2${" ".repeat(5000)}`, { place: "menu" }).kind).toBe("choice");
  });
});
