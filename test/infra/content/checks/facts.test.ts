import { describe, expect, test } from "vitest";
import { facts } from "../../../../infra/content/checks/facts.ts";
import { type Change, copyWith, guide, odd, oddPages, only } from "../copies.ts";

const { problemsIn, warningsIn } = only(facts);

const body = (text: string) => `text:\n  zh: "{#menu}"\n  en: "{#menu} ${text}" # <-\n  km: "{#menu}"`;
const page = (text: string) => odd(body(text));

describe("what can go stale needs a source", () => {
  const bare = [
    ["Dial *1209#.", "*1209#"],
    ["Dial 1242 now.", "1242"],
    ["Dial 120, a part of 1204.", "120"],
    ["拨1242问", "1242"],
    ["The number is 1777.", "1777"],
    ["+855 97 123 4567", "+855971234567"],
    ["It takes 45 days.", "45 days"],
    ["2-5 working days", "2-5 days"],
    ["45 more days", "45 days"],
    ["45天", "45 days"],
    ["7个工作日", "7 days"],
    ["45 ថ្ងៃ", "45 days"],
  ] as const;
  const pageOf = oddPages(
    facts,
    bare.map(([text]) => body(text)),
  );

  test.each(bare.map(([text, claim], i) => ({ text, claim, i })))("$text", ({ claim, i }) => {
    const { problems, here } = pageOf(i);
    const says = `page odd, text, en: says ${claim} without a source: add { says: "${claim}", source: ..., checked: ... }`;
    expect(problems).toEqual([`content/${guide}:${here} ${says} to the facts`]);
  });

  test("a site, although it is official", () => {
    const { folder } = copyWith(page("trc.gov.kh"), [guide, "domains: [", "domains: [trc.gov.kh, "]);
    expect(problemsIn(folder)).toEqual([expect.stringContaining("odd, text, en: says trc.gov.kh without a source: ")]);
  });

  test("a number of days is not covered by a hotline of that number, nor the other way round", () => {
    expect(problemsIn(copyWith(page("812 days")).folder)).toEqual([expect.stringContaining("says 812 days without")]);
    expect(problemsIn(copyWith(page("Dial 180.")).folder)).toEqual([]);
    expect(problemsIn(copyWith(page("Dial 181.")).folder)).toEqual([expect.stringContaining("says 181 without")]);
  });

  test.each(['"*1200#"', '"*1201#"', '"*1202#"', '"1204"', '"6789"', "812, +85512812812", "60, 30", "1-3 working"])(
    "the fact %s is needed",
    (says) => {
      const drop: Change = [guide, `says: ${says}`, "says: nothing"];
      expect(problemsIn(copyWith(drop).folder).length).toBeGreaterThan(0);
    },
  );
});

const covered = [
  "Dial 1204 or *1200#, see www.metfone.com.kh, or +855 12 812 812.",
  "60 days, then 90 more days: 180天",
  "usually 3 working days",
  "4 steps, in 2026, for 10 USD, 6 months",
];
const coveredPage = oddPages(facts, covered.map(body));

test.each(covered.map((text, i) => ({ text, i })))("$text is covered, or no fact", ({ i }) => {
  expect(coveredPage(i).problems).toEqual([]);
});

test("a choice may name the days of the check-back that it leads to, and no other number of days", () => {
  const choice = (days: number) =>
    odd(`text: { zh: 甲, en: A, km: ក }\nchoices: [{ to: submitted, label: { zh: 甲, en: in ${days} days, km: ក } }]`);
  const noFact: Change = [guide, "says: 1-3 working days", "says: 1-2 working days"];
  const about = (change: Change) => problemsIn(copyWith(noFact, change).folder).filter((line) => line.includes("odd"));
  expect(about(choice(3))).toEqual([]);
  expect(about(choice(4))).toEqual([expect.stringContaining("page odd, choice 1, label, en: says 4 days without")]);
});

test("a fact can't have been checked tomorrow", () => {
  const checked = (day: string): Change => [guide, "checked: 2026-11-22", `checked: ${day} # <-`];
  const on = (day: string) => {
    const { folder } = copyWith(checked(day));
    try {
      return warningsIn(folder, "2026-11-22").filter((line) => line.includes(" facts, "));
    } catch (error) {
      return (error as Error).message;
    }
  };
  expect(on("2026-11-24")).toContain(
    'facts, checked: "*1200#" was checked on 2026-11-24, which is in the future: write the day of the check',
  );
  // East of London it is tomorrow already.
  expect(on("2026-11-23")).toEqual([]);
});

describe("a fact that was not checked lately is a warning", () => {
  const old: Change = [guide, "checked: 2026-11-22", "checked: 2026-05-25 # <-"];
  const stale = (folder: string, today: string) =>
    warningsIn(folder, today).filter((line) => line.includes(" facts, "));

  test("180 days after it was checked, and not a day before", () => {
    const { folder, here } = copyWith(old);
    expect(stale(folder, "2026-11-21")).toEqual([]);
    expect(stale(folder, "2026-11-22")).toEqual([
      `content/${guide}:${here(guide)} facts, checked: "*1200#" was checked more than 180 days ago: check it again, and write today's date`,
    ]);
  });

  test("after the guide's own staleAfter", () => {
    const { folder } = copyWith(old, [guide, "staleAfter: 180 days", "staleAfter: 181 days"]);
    expect(stale(folder, "2026-11-22")).toEqual([]);
    const { folder: unsaid } = copyWith(old, [guide, "staleAfter: 180 days\n", ""]);
    expect(stale(unsaid, "2026-11-22")).toHaveLength(1);
  });
});
