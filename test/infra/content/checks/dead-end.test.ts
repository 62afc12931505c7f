import { describe, expect, test } from "vitest";
import { deadEnd } from "../../../../infra/content/checks/dead-end.ts";
import { copyWith, guide, odd, only } from "../copies.ts";

const { problemsIn } = only(deadEnd);

const says = "does not say what to reply: end it with {#menu}, {#next} or another number, or with the {keyword}";

describe("a message without a number to reply is refused", () => {
  test("a page without a list, in the language that lacks it", () => {
    const { folder, here } = copyWith(odd('text:\n  zh: "{keyword}"\n  en: "A" # <-\n  km: "{keyword}"'));
    expect(problemsIn(folder)).toEqual([`content/${guide}:${here(guide)} page odd, text, en: ${says}`]);
  });

  test("when it has only a date", () => {
    const page = 'text: { zh: "{#menu}", en: "{date}", km: "{#menu}" }\ncheckBack: { after: 3 days, ask: check }';
    // The number is missing in one language, too: that is another check's to say.
    expect(problemsIn(copyWith(odd(page)).folder)).toContainEqual(expect.stringContaining(`odd, text, en: ${says}`));
  });

  test("a step, although its page has a list", () => {
    const step = (label: string, text: string) =>
      `- { label: { zh: ${label}, en: ${label}, km: ${label} }, text: { zh: ${text}, en: ${text}, km: ${text} } }`;
    const steps = `${step("B", '"{#next}"')}\n${step("C", "A")}`;
    const { folder } = copyWith(odd(`text: { zh: 甲, en: A, km: ក }\nsteps:\n${steps}`));
    const spots = ["zh", "en", "km"].map((language) => `page odd, step 2, text, ${language}: ${says}`);
    expect(problemsIn(folder)).toEqual(spots.map((spot) => expect.stringContaining(spot)));
  });
});

test.each<[what: string, page: string]>([
  ["a list", "text: &t { zh: 甲, en: A, km: ក }\nchoices: [{ to: menu, label: *t }]"],
  ["a foot", 'text: { zh: 甲, en: A, km: ក }\nfoot: { zh: "{#menu}", en: "{#menu}", km: "{#menu}" }'],
  ["the keyword", 'text: { zh: "{keyword}", en: "{keyword}", km: "{keyword}" }'],
])("%s is a way on", (_, page) => {
  expect(problemsIn(copyWith(odd(page)).folder)).toEqual([]);
});
