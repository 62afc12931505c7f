import { describe, expect, test } from "vitest";
import type { Guide, Page } from "../../../functions/engine/guide/guide.ts";
import { renderMessage } from "../../../functions/engine/guide/render.ts";
import { buttonsOf } from "../../../functions/engine/guide/reply-buttons.ts";
import type { PageRef } from "../../../functions/engine/state/conversation.ts";
import { contentOf, tea } from "../small-guide.ts";

const content = contentOf();

/** What can be tapped below a message with these pages of the tea guide. */
function shown(pages: Partial<PageRef>[], changed: Record<string, Partial<Page>> = {}) {
  const own = Object.entries(changed).map(([id, page]) => [id, { ...tea.pages[id]!, ...page }] as const);
  const guide: Guide = { ...tea, pages: { ...tea.pages, ...Object.fromEntries(own) } };
  const content = contentOf(guide);
  const refs = pages.map((page) => ({ guide: "tea", place: "menu", language: "en", ...page }));
  const buttons = buttonsOf(content, refs, renderMessage(content, refs));
  return buttons && `${buttons.kind}: ${buttons.rows.map(({ id, title }) => `${title} (${id})`).join(", ")}`;
}

const label = (en: string) => ({ zh: "一", en });
const choices = (...labels: string[]) =>
  labels.map((each, i) => ({ to: ["pot", "leaf", "black", "green"][i % 4]!, label: label(each) }));

describe("what can be tapped below a page", () => {
  test("up to three entries are buttons; the menu is one of them where there is room", () => {
    expect(shown([{ place: "leaf" }])).toBe("buttons: Black (tea black), Green (tea green), Menu (/menu)");
    expect(shown([{ place: "menu" }])).toBe("buttons: Pot (tea pot), Leaf (tea leaf), Made it (tea made)");
  });

  test("four entries and more are a list, with the menu", () => {
    const four = choices("Pot", "Leaf", "Black", "Green");
    expect(shown([{}], { menu: { choices: four } })).toBe(
      "list: Pot (tea pot), Leaf (tea leaf), Black (tea black), Green (tea green), Menu (/menu)",
    );
  });

  test("on a step: the next one, by its name or else by the word for it", () => {
    expect(shown([{ place: "pot#1" }])).toBe("buttons: Rinse (tea pot#2)");
    const [first, second] = tea.pages.pot!.steps!;
    const long = label("Rinse the pot twice with boiling water");
    expect(shown([{ place: "pot#1" }], { pot: { steps: [first!, { ...second!, label: long }] } })).toBe(
      "buttons: Next (tea pot#2)",
    );
  });

  test("that is asked again with fewer entries: these alone", () => {
    expect(shown([{ place: "leaf", part: "list", only: ["black"] }])).toBe("buttons: Black (tea black), Menu (/menu)");
  });

  test("with a short text before it: the page's own", () => {
    const refs = [
      { place: "/unclear", language: "en" },
      { guide: "tea", place: "leaf", language: "en", part: "list" as const },
    ];
    expect(buttonsOf(content, refs, "text")?.rows.map(({ title }) => title)).toEqual(["Black", "Green", "Menu"]);
  });

  test("a strict question has its answers alone", () => {
    expect(shown([{ place: "asked" }])).toBe("buttons: Good (tea good), Bad (tea again)");
  });
});

describe("a label that is too long", () => {
  const exactly = (length: number) => "x".repeat(length);

  test.each([
    ["20 letters are a button", exactly(20), "buttons"],
    ["21 letters need a list", exactly(21), "list"],
    ["24 letters are a row", exactly(24), "list"],
    ["25 letters are nothing", exactly(25), undefined],
  ])("%s", (_, en, kind) => {
    expect(shown([{}], { menu: { choices: choices("Pot", en) } })?.split(":")[0]).toBe(kind);
  });

  test("is replaced by its short one", () => {
    const [pot, leaf] = choices("Pot", exactly(60));
    const short = { en: "Leaf" };
    expect(shown([{}], { menu: { choices: [pot!, { ...leaf!, short }] } })).toBe(
      "buttons: Pot (tea pot), Leaf (tea leaf), Menu (/menu)",
    );
    // Chinese has no short one, and its label is not too long.
    expect(
      shown([{ language: "zh" }], { menu: { choices: [pot!, { ...leaf!, label: { zh: "叶", en: "" }, short }] } }),
    ).toBe("buttons: 一 (tea pot), 叶 (tea leaf), 菜单 (/menu)");
  });
});

test("more than ten entries, two with one title, and a text of over 1,024 characters come without buttons", () => {
  const eleven = Array.from({ length: 11 }, (_, i) => ({ to: "pot", label: label(`Pot ${"abcdefghijk"[i]}`) }));
  expect(shown([{}], { menu: { choices: eleven } })).toBeUndefined();
  expect(shown([{}], { menu: { choices: choices("Pot", "Pot") } })).toBeUndefined();
  const text = (length: number) => ({ zh: "", en: "x".repeat(length - "\n1 Pot\n2 Leaf\n0 Menu".length) });
  const two = choices("Pot", "Leaf");
  expect(shown([{}], { menu: { text: text(1024), choices: two } })).toBeDefined();
  expect(shown([{}], { menu: { text: text(1025), choices: two } })).toBeUndefined();
});
