import { describe, expect, test } from "vitest";
import type { Page } from "../../../functions/engine/guide/guide.ts";
import { requiredTemplates } from "../../../functions/templates/required-templates.ts";
import { content } from "../../../functions/wiring/content.ts";
import { faultsOf } from "../../../infra/twilio/limits.ts";
import { contentOf, tea } from "../../engine/small-guide.ts";

/** The faults of the tea guide's English template after a change to its page. */
function faultsWith(change: Partial<Page>): string[] {
  const pages = { ...tea.pages, asked: { ...tea.pages.asked!, ...change } };
  return requiredTemplates(contentOf({ ...tea, pages })).flatMap((wanted) =>
    wanted.language === "en" ? faultsOf(wanted) : [],
  );
}

test("WhatsApp would refuse no template of the content that ships", () => {
  const all = requiredTemplates(content);
  expect(all.length).toBeGreaterThan(0);
  expect(all.map((wanted) => [wanted.key, faultsOf(wanted)]).filter(([, faults]) => faults?.length)).toEqual([]);
});

describe("WhatsApp would refuse", () => {
  const template = (en: string) => ({ template: { zh: "好喝吗", en } });
  const button = (en: string, to = "good") => ({ choices: [{ to, label: { zh: "好", en } }] });
  test.each<[says: string, change: Partial<Page>]>([
    ["its text has 1025 characters; the maximum is 1024", template("a".repeat(1025))],
    ["its text begins or ends with {date}: put a word there", template("{date} was the day")],
    ["its text begins or ends with {date}: put a word there", template("It was on {date}")],
    ["it has two {date} side by side: put a word between them", template("On {date} {date}, was it good?")],
    [`the button "${"a".repeat(21)}" has 21 characters; the maximum is 20`, button("a".repeat(21))],
    [`the button "Of {{1}}" has {date} in it, which no button may have`, button("Of {date}")],
    [`the button "It is" can't lead to tea {guess}`, button("It is", "{guess}")],
  ])("%s", (says, change) => {
    expect(faultsWith(change)).toEqual([says]);
    expect(faultsWith(template("a".repeat(1024)))).toEqual([]);
  });
});
