import { expect, test } from "vitest";
import { checkBacks } from "../../../../infra/content/checks/check-backs.ts";
import { type Change, copyWith, guide, odd, only } from "../copies.ts";

const { problemsIn } = only(checkBacks);

const promising = (after: string, ask = "check") =>
  odd(`text: { zh: "{#menu}", en: "{#menu}", km: "{#menu}" }\ncheckBack: { after: ${after}, ask: ${ask} } # <-`);

/** The guide itself would wait for ever. */
const patient: Change = [guide, "tooLate: 10 days", "tooLate: 60 days"];

test.each([
  ["14 days", 13],
  ["8 working days", 7],
])("a check-back after %s is refused", (after, max) => {
  const { folder, here } = copyWith(promising(after), patient);
  const says = `is too late: no check-back is sent after 14 days. The maximum is ${max}`;
  expect(problemsIn(folder)).toEqual([`content/${guide}:${here(guide)} page odd, checkBack, after: ${says}`]);
});

test.each(["13 days", "7 working days", "1 day", "99 hours", "1 minute"])(
  "a check-back after %s is accepted",
  (after) => {
    expect(problemsIn(copyWith(promising(after), patient).folder)).toEqual([]);
  },
);

test("a check-back without choices is refused", () => {
  const { folder } = copyWith([guide, "{ after: 3 days, ask: check }", "{ after: 3 days, ask: why }"]);
  const says = "page why: is a check-back without choices, so it can't be answered: give it choices";
  expect(problemsIn(folder)).toContainEqual(expect.stringContaining(says));
});

test("a check-back that asks with the page that makes it is refused", () => {
  const { folder } = copyWith(promising("3 days", "odd"));
  const says =
    "page odd, checkBack, ask: asks with the page that makes it, and so without end: make another page for it";
  expect(problemsIn(folder)).toContainEqual(expect.stringContaining(says));
});

test("a page does not both make and end a check-back", () => {
  const [file, from, to]: Change = promising("3 days");
  const { folder } = copyWith([file, from, to.replace("    checkBack:", "    endsCheckBack: true\n    checkBack:")]);
  const says = "page odd, endsCheckBack: is on a page that makes a check-back: remove one of the two";
  expect(problemsIn(folder)).toEqual([expect.stringContaining(says)]);
});

test("a check-back is due before the guide's tooLate", () => {
  const { folder } = copyWith([guide, "tooLate: 10 days", "tooLate: 3 days"]);
  const says =
    "page submitted, checkBack, after: is not before the guide's tooLate, 3 days: the check-back would never be sent";
  expect(problemsIn(folder)).toContainEqual(expect.stringContaining(says));
});
