import { describe, expect, test } from "vitest";
import { buttonTarget } from "../../functions/engine/guide/buttons.ts";
import type { Guide, Page } from "../../functions/engine/guide/guide.ts";
import { requiredTemplates } from "../../functions/templates/required-templates.ts";
import type { RequiredTemplate } from "../../functions/twilio/template-status.ts";
import { content } from "../../functions/wiring/content.ts";
import { contentOf, tea } from "../engine/small-guide.ts";

/** The tea guide, whose page `made` asks with `asked`, with changes to that page. */
const teaWith = (change: Partial<Page>, more: Partial<Guide> = {}) =>
  requiredTemplates(contentOf({ ...tea, ...more, pages: { ...tea.pages, asked: { ...tea.pages.asked!, ...change } } }));
const inEnglish = (all: RequiredTemplate[]) => all.find(({ language }) => language === "en");
const bodyOf = (wanted: RequiredTemplate | undefined) => Object.values(wanted?.types ?? {})[0]?.body;

describe("the templates of the real content", () => {
  const all = requiredTemplates(content);

  test("every page of a check-back has a template in every language", () => {
    const keys = Object.values(content.guides).flatMap(({ guide, pages, languages }) => {
      const asked = new Set(Object.values(pages).flatMap(({ checkBack }) => checkBack?.ask ?? []));
      return [...asked].flatMap((page) => languages.map((language) => `${guide}/${page}/${language}`));
    });
    expect(all.map(({ key }) => key).sort()).toEqual(keys.sort());
  });

  test("have buttons that the engine understands", () => {
    const ids = all.flatMap(({ types }) =>
      Object.values(types).flatMap(({ actions = [] }) => actions.map(({ id }) => id)),
    );
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.filter((id) => buttonTarget(content, id) === undefined)).toEqual([]);
  });

  test("have different names, in WhatsApp's form", () => {
    const names = all.map(({ name }) => name);
    expect(names.filter((name) => !/^[a-z0-9_]{1,512}$/.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  test("are none in Khmer, because WhatsApp has no templates in it", () => {
    expect(all.find(({ key }) => key.endsWith("/km"))).toMatchObject({ language: undefined });
    expect(all.find(({ key }) => key.endsWith("/zh"))).toMatchObject({ language: "zh_CN" });
  });
});

describe("the text of a template", () => {
  test("is the page's text and last line, with the choices as buttons", () => {
    const english = inEnglish(teaWith({ foot: { zh: "回STOP退订", en: "STOP to opt out" } }));
    expect(english?.types["twilio/quick-reply"]?.body).toBe("Was it good\nSTOP to opt out");
    expect(english?.types["twilio/quick-reply"]?.actions).toContainEqual({
      type: "QUICK_REPLY",
      title: tea.pages.asked!.choices![0]!.label.en,
      id: `tea ${tea.pages.asked!.choices![0]!.to}`,
    });
  });

  test("are those of `template`, where the page has it; the check-back's day is a variable with a sample", () => {
    const template = {
      zh: "那壶茶，{date}说的，好喝吗？",
      en: "About the tea of {date}: was it good? {#menu} Menu, or {keyword}",
    };
    const english = inEnglish(teaWith({ template }));
    expect(bodyOf(english)).toBe("About the tea of {{1}}: was it good? 0 Menu, or TEA");
    expect(english).toMatchObject({ variables: { "1": "Mon 23 Nov" } });
  });

  test("has no buttons without choices", () => {
    const { choices, ...rest } = tea.pages.asked!;
    const pages = { ...tea.pages, asked: rest };
    expect(inEnglish(requiredTemplates(contentOf({ ...tea, pages })))?.types).toEqual({
      "twilio/text": { body: "Was it good" },
    });
  });

  test("is that of the new page when a page moved", () => {
    const { asked, ...rest } = tea.pages;
    const pages = { ...rest, "asked.now": asked! };
    const all = requiredTemplates(contentOf({ ...tea, pages, moved: { asked: "asked.now" } }));
    expect(all.map(({ key }) => key)).toEqual(["tea/asked.now/zh", "tea/asked.now/en"]);
  });
});

test.each<[says: string, change: Partial<Page>]>([
  ["tea/asked/en can't be written: no en text at asked", { template: { zh: "好喝吗" } }],
  ["tea/asked/en can't be written: nothing to fill {guess} with", { template: { zh: "好喝吗", en: "Good, {guess}?" } }],
])("%s", (says, change) => {
  expect(() => teaWith(change)).toThrow(says);
});

describe("the name of a template", () => {
  const nameWith = (change: Partial<Page>) => inEnglish(teaWith(change))?.name;

  test("changes only with the text", () => {
    expect(nameWith({})).toMatch(/^tea_asked_en_[0-9a-f]{8}$/);
    expect(nameWith({})).toBe(nameWith({ text: { zh: "别的", en: "Was it good" } }));
    expect(nameWith({})).not.toBe(nameWith({ text: { zh: "好喝吗", en: "Was it any good" } }));
    expect(nameWith({})).not.toBe(nameWith({ choices: tea.pages.asked!.choices!.slice(1) }));
  });
});
