import { describe, expect, test } from "vitest";
import type { Content } from "../../../functions/engine/guide/guide.ts";
import { doorsOf } from "../../../infra/doors/doors.ts";
import type { Numbers } from "../../../infra/doors/numbers.ts";
import { printedOf, withPrinted } from "../../../infra/doors/printed.ts";
import { wrongOn } from "../../../infra/doors/wrong.ts";
import { contentOf, soup, tea } from "../../engine/small-guide.ts";

const content = contentOf(tea, soup);
const numbers = { whatsapp: "+12025550143", sms: "+12025550199" };
const printedWith = (tag: string | undefined) =>
  printedOf(content, tea, doorsOf(content, tea, { numbers, tag }), {
    on: "2026-11-28",
    stage: undefined,
    numbers,
    tag,
  });
const poster = printedWith(undefined);

const withMenu = (menu: Partial<(typeof tea)["pages"][string]>, more: Partial<typeof tea> = {}): Content => {
  const pages: typeof tea.pages = { ...tea.pages, menu: { ...tea.pages.menu!, ...menu } };
  return contentOf({ ...tea, ...more, pages }, soup);
};
const [pot, leaf, made] = tea.pages.menu!.choices!;

test("what is recorded of a poster", () => {
  expect(printedWith("market")).toEqual({
    guide: "tea",
    on: "2026-11-28",
    content: "test",
    numbers,
    tag: "market",
    keywords: { zh: "泡茶", en: "TEA" },
    menu: { "1": "pot", "2": "leaf", "7": "made" },
  });
});

test("a poster that is printed again is recorded once, and one with another tag as well", () => {
  const later = { ...poster, on: "2026-12-01", content: "another" };
  expect(withPrinted([poster], [later, printedWith("market")])).toEqual([poster, printedWith("market")]);
});

describe("a printed poster", () => {
  test.each<[what: string, now: Content, numbers: Numbers | undefined, wrong: object[]]>([
    ["is right while nothing changes", content, numbers, []],
    ["is right when the numbers are not known", content, undefined, []],
    [
      "is right when an entry comes at the end",
      withMenu({ choices: [pot!, leaf!, made!, { to: "green", label: leaf!.label }] }),
      numbers,
      [],
    ],
    [
      "is right when a label is other words",
      withMenu({ choices: [{ ...pot!, label: { zh: "茶壶", en: "The pot" } }, leaf!, made!] }),
      numbers,
      [],
    ],
    [
      "is wrong when the menu has another order",
      withMenu({ choices: [leaf!, pot!, made!] }),
      numbers,
      [{ what: "1 leads to leaf, and the poster means pot" }, { what: "2 leads to pot, and the poster means leaf" }],
    ],
    [
      "is wrong when an entry is gone",
      withMenu({ choices: [pot!, made!] }),
      numbers,
      [{ what: "2 leads nowhere, and the poster means leaf" }],
    ],
    [
      "is wrong in the language whose keyword is gone",
      contentOf(
        { ...tea, advertise: { zh: "沏茶", en: "TEA" }, keywords: { any: ["TEA"], zh: ["沏茶"], en: [] } },
        soup,
      ),
      numbers,
      [{ language: "zh", what: "泡茶 does not open the guide" }],
    ],
    [
      "is wrong when the keyword opens another guide",
      contentOf(
        { ...tea, advertise: { zh: "泡茶", en: "BREW" }, keywords: { any: ["BREW"], zh: ["泡茶"] } },
        { ...soup, keywords: { any: ["SOUP", "TEA"], zh: ["煮汤"] } },
      ),
      numbers,
      [{ language: "en", what: "TEA opens soup" }],
    ],
    [
      "is wrong when the guide leaves a language",
      contentOf({ ...tea, languages: ["en"] }, soup),
      numbers,
      [{ language: "zh", what: "the guide is not in this language any more" }],
    ],
    ["is wrong when the guide is gone", contentOf(soup), numbers, [{ what: "the guide is gone" }]],
    [
      "is wrong when the phone number is another",
      content,
      { ...numbers, sms: "+12025550188" },
      [{ what: "the number for SMS is +1 202 555 0188, and the poster has +1 202 555 0199" }],
    ],
    [
      "is wrong when a channel has no number any more",
      content,
      { sms: numbers.sms },
      [{ what: "there is no number for WhatsApp, and the poster has +1 202 555 0143" }],
    ],
  ])("%s", (_, now, people, wrong) => {
    expect(wrongOn(now, poster, people)).toEqual(wrong);
  });

  test("is right when a page has moved", () => {
    const { pot: old, ...pages } = tea.pages;
    const choices = [{ ...pot!, to: "kettle" }, leaf!, made!];
    const moved = {
      ...tea,
      moved: { pot: "kettle" },
      pages: { ...pages, kettle: old!, menu: { ...pages.menu!, choices } },
    };
    expect(wrongOn(contentOf(moved, soup), poster, numbers)).toEqual([]);
  });
});
