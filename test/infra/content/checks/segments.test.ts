import { expect, test } from "vitest";
import { segments } from "../../../../infra/content/checks/segments.ts";
import { type Change, copyWith, english, guide, khmer, odd, only } from "../copies.ts";

const { problemsIn, warningsIn } = only(segments);

const page = (texts: { zh?: string; en?: string; km?: string }) => {
  const said = { zh: "", en: "", km: "", ...texts };
  return odd(
    `text:\n${Object.entries(said)
      .map(([each, text]) => `  ${each}: '${text}{#menu}'${text && " # <-"}`)
      .join("\n")}`,
  );
};

test.each<[what: string, texts: Parameters<typeof page>[0], says: string]>([
  ["Chinese over two", { zh: "甲".repeat(134) }, "zh: costs 3 SMS (135 characters, UCS-2), more than 2: shorten it"],
  ["English over two", { en: "a".repeat(306) }, "en: costs 3 SMS (307 characters, GSM-7), more than 2: shorten it"],
  ["Khmer over its guide's three", { km: "ក".repeat(201) }, "km: costs 4 SMS (202 characters, UCS-2), more than 3: "],
  [
    "English made dear by one character, which is named",
    { en: `${"a".repeat(140)}—${"a".repeat(10)}` },
    'en: costs 3 SMS (152 characters, UCS-2), more than 2; without "—" (U+2014), which is not in GSM-7, it would cost 1: shorten it',
  ],
])("%s", (_, texts, says) => {
  const { folder, here } = copyWith(page(texts));
  expect(problemsIn(folder)).toEqual([
    expect.stringContaining(`content/${guide}:${here(guide)} page odd, text, ${says}`),
  ]);
});

test.each([{ zh: "甲".repeat(133) }, { en: "a".repeat(305) }, { km: "ក".repeat(200) }])(
  "not a letter less",
  (texts) => {
    expect(problemsIn(copyWith(page(texts)).folder)).toEqual([]);
  },
);

test("within the budget, a character that doubles the price is a warning", () => {
  const { folder } = copyWith(page({ en: `${"a".repeat(100)}…` }));
  const warnings = warningsIn(folder).filter((line) => line.includes("page odd"));
  const says =
    'text, en: costs 2 SMS; without "…" (U+2026), which is not in GSM-7, it would cost 1: write it another way';
  expect(warnings).toEqual([expect.stringContaining(says)]);
});

test("a letter that the language cannot do without gives no warning", () => {
  const withCafe = page({ en: `${"a".repeat(100)}\u00e1` });
  const frequent: Change = [english, "\nnumbers:", "\nfrequent: [caf\u00e1]\nnumbers:"];
  const isOdd = (line: string) => line.includes("page odd");
  expect(warningsIn(copyWith(withCafe).folder).filter(isOdd)).toHaveLength(1);
  expect(warningsIn(copyWith(withCafe, frequent).folder).filter(isOdd)).toEqual([]);
});

test("a character that costs nothing gives no warning", () => {
  const { folder } = copyWith(page({ en: `${"a".repeat(50)}…` }));
  expect(warningsIn(folder).filter((line) => line.includes("page odd"))).toEqual([]);
});

test("the message is counted as it is sent, with its list, foot and longest date", () => {
  const choice = (zh: string, en: string, km: string) =>
    `- { to: menu, label: { zh: ${zh}, en: ${en.repeat(140)}, km: ${km} } }\n`;
  const choices = choice("甲", "b", "ក") + choice("乙", "c", "ខ");
  const listed = odd(`text: { zh: 甲, en: ${"a".repeat(20)}, km: ក }\nchoices:\n${choices}`);
  expect(problemsIn(copyWith(listed).folder)).toEqual([expect.stringContaining("text, en: costs 3 SMS (313 ch")]);
  // "Thu 20 Sept" is eleven letters.
  const dated = (length: number) =>
    odd(
      `checkBack: { after: 3 days, ask: check }\ntext: { zh: "{date}{#menu}", en: "{date}{#menu}${"a".repeat(length)}", km: "{date}{#menu}" }`,
    );
  expect(problemsIn(copyWith(dated(294)).folder)).toEqual([]);
  expect(problemsIn(copyWith(dated(295)).folder)).toEqual([expect.stringContaining("text, en: costs 3 SMS (307 ch")]);
});

test("a guide says its own budget; words.yaml has two, and three for Khmer", () => {
  expect(problemsIn(copyWith([guide, "budget: { km: 3 }", "budget: { km: 2 }"]).folder)).toContainEqual(
    expect.stringContaining("page menu, text, km: costs 3 SMS"),
  );
  const welcome = (en: number, km: number) =>
    problemsIn(
      copyWith(
        [english, "text: Welcome back.", `text: ${"a".repeat(en)}`],
        [khmer, "text: សូមស្វាគមន៍មកវិញ។", `text: ${"ក".repeat(km)}`],
      ).folder,
    );
  expect(welcome(250, 150)).toEqual([]);
  expect(welcome(300, 200)).toEqual([
    expect.stringMatching(/^content\/languages\/en.yaml:\d+ page start, text: costs 3 SMS .*, more than 2: /),
    expect.stringMatching(/^content\/languages\/km.yaml:\d+ page start, text: costs 4 SMS .*, more than 3: /),
  ]);
});

test("the question for the language grows with the languages: that is a warning, because no author can shorten it", () => {
  const { folder } = copyWith([
    english,
    "chooseLanguage: Choose language",
    `chooseLanguage: ${"Choose language ".repeat(9)}`,
  ]);
  expect(problemsIn(folder)).toEqual([]);
  expect(warningsIn(folder)).toContainEqual(
    expect.stringMatching(/page language, text: costs \d SMS \(UCS-2\), because it names every language/),
  );
});
