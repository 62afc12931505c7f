import { describe, expect, test } from "vitest";
import { buttonTitles } from "../../../../infra/content/checks/button-titles.ts";
import { copyWith, guide, odd, warningsIn } from "../copies.ts";

/** What the check says of the changed page or name. */
const problemsIn = (folder: string, of = "page odd,") =>
  warningsIn(folder, { checks: [buttonTitles] }).filter((line) => line.includes(of));

/** A page with one choice in English, and its short label if there is one. */
const page = (label: string, short = "") =>
  odd(`text: { zh: 甲, en: A, km: ក }\nchoices:\n  - to: menu\n    label: { zh: 甲, en: ${label}, km: ក }${short}`);
const short = (text: string) => `\n    short: { en: ${text} }`;

describe("a label that WhatsApp's lists have no room for", () => {
  test("is named, with a short one to begin with", () => {
    const { folder } = copyWith(page("Khmer words to show to the staff"));
    expect(problemsIn(folder)).toEqual([
      expect.stringContaining(
        'page odd, choice 1, label, en: is 32 characters long, and WhatsApp\'s lists hold 24: the page comes without a list. Add short: { en: "Khmer words to show to" } beside the label',
      ),
    ]);
  });

  test.each([
    ["has 24 letters", page("a".repeat(24))],
    ["has a short one", page("a".repeat(60), short("a".repeat(24)))],
  ])("is fine when it %s", (_, change) => {
    expect(problemsIn(copyWith(change).folder)).toEqual([]);
  });

  test("is named when its short one is too long as well", () => {
    const { folder } = copyWith(page("a".repeat(60), short("b".repeat(25))));
    expect(problemsIn(folder)).toEqual([expect.stringContaining(`has the short label "${"b".repeat(25)}" of 25`)]);
  });
});

test("a guide's name is shown in a list, too", () => {
  const name = "name: { zh: 注销柬埔寨SIM卡, en: Cancel a Cambodian SIM,";
  const named = (more = "") => {
    const long = name.replace("Cancel a Cambodian SIM", "a".repeat(25));
    return problemsIn(copyWith([guide, name, more + long]).folder, " name, en");
  };
  expect(named()).toEqual([expect.stringContaining("is 25 characters long, and WhatsApp's lists hold 24")]);
  expect(named("shortName: { en: Tea }\n")).toEqual([]);
});
