import { describe, expect, test } from "vitest";
import type { Guide, Page } from "../../../functions/engine/guide/guide.ts";
import { laidOut } from "../../../functions/engine/message/layout.ts";
import { contentOf, tea } from "../small-guide.ts";
import { talk } from "../talk.ts";

/** The tea guide whose page with steps is changed, and a person on a channel. */
function person(channel: "sms" | "whatsapp", changed: Partial<Page> = {}) {
  const guide: Guide = { ...tea, pages: { ...tea.pages, pot: { ...tea.pages.pot!, ...changed } } };
  const talking = talk(contentOf(guide), { channel });
  talking.say("make tea");
  return talking;
}

/** The steps of the page with these texts in English. */
const steps = (...texts: string[]): Page["steps"] =>
  texts.map((text, i) => ({ label: { zh: "步", en: `Part ${"abcd"[i]}` }, text: { zh: "步", en: text } }));

describe("a page with steps", () => {
  test("comes one by one by SMS", () => {
    const sms = person("sms");
    expect(sms.say("1")).toBe("Wash the pot\n1 Empty\n2 Rinse\n7 Made it\n0 Menu");
    expect(sms.say("1")).toBe("Empty it. Next: 2");
  });

  test("comes in one message on WhatsApp", () => {
    expect(person("whatsapp").say("1")).toBe(
      "Wash the pot\n1 Empty\nEmpty it. Next: 2\n2 Rinse\nRinse it. Made it? 7\n7 Made it\n0 Menu",
    );
  });

  test("after it, a step's number, next and back are understood as ever", () => {
    const whatsapp = person("whatsapp");
    whatsapp.say("1");
    expect(whatsapp.say("2")).toBe("Rinse it. Made it? 7");
    whatsapp.say("back");
    expect(whatsapp.state?.place).toBe("pot#1");
    whatsapp.say("0", "1");
    expect(whatsapp.say("next")).toBe("Empty it. Next: 2");
  });

  test("comes one by one where its author wants that, and where it is longer than a message", () => {
    expect(person("whatsapp", { layout: "steps" }).say("1")).toContain("\n1 Empty\n2 Rinse\n");
    const text = (length: number) => ({ steps: steps("x".repeat(length), "Rinse.") });
    const others = "Wash the pot\n1 Part a\n\n2 Part b\nRinse.\n7 Made it\n0 Menu".length;
    expect(person("whatsapp", text(1600 - others)).say("1")).toHaveLength(1600);
    expect(person("whatsapp", text(1601 - others)).say("1")).toContain("\n1 Part a\n2 Part b\n");
  });

  test("comes in one message again for a repeated webhook", () => {
    const whatsapp = person("whatsapp");
    const { replies } = whatsapp.message("1", { id: "SM90" });
    expect(whatsapp.message("1", { id: "SM90" }).replies).toEqual(replies);
  });
});

test("OK after all steps is thanks, and not the first step once more", () => {
  const whatsapp = person("whatsapp");
  whatsapp.say("1");
  expect(whatsapp.message("ok").replies[0]?.pages[0]?.place).not.toBe("pot");
});

test("with another text before it, a page comes with its steps only while all of it fits", () => {
  const of = (length: number) =>
    contentOf({
      ...tea,
      pages: { ...tea.pages, pot: { ...tea.pages.pot!, steps: steps("x".repeat(length), "Rinse.") } },
    });
  const pages = [
    { place: "/unclear", language: "en" },
    { guide: "tea", place: "pot", language: "en" },
  ];
  const [shown, tooLong] = [1400, 1600].map((length) => laidOut(of(length), "whatsapp", pages));
  expect(shown).toEqual([pages[0], { ...pages[1], part: "whole" }]);
  expect(tooLong).toBe(pages);
});

test("in the store a page with all its steps is a page, so that older code can read it", () => {
  const whatsapp = person("whatsapp");
  whatsapp.say("1");
  expect(JSON.stringify(whatsapp.state?.recent)).not.toContain("whole");
});

describe("in one message, the text of a step", () => {
  test.each([
    ["loses what leads on in more than one step", "Empty it. Next: {#next}", "Empty it."],
    ["keeps a question before that", "Empty it. Found it? Next: {#next}", "Empty it. Found it?"],
    [
      "loses a clause that leads on, and keeps the rest",
      "Empty it. Next: {#next}, made it: {#made}",
      "Empty it. made it: 7",
    ],
    [
      "loses it at the end with the comma before it",
      "Empty it. Made it: {#made}, Next: {#next}",
      "Empty it. Made it: 7",
    ],
    ["loses the line that the message ends with", "Empty it. {#menu} Menu", "Empty it."],
    ["keeps other words, with the number that leads on from there", "Empty it, reply {#next}.", "Empty it, reply 2."],
    ["keeps a sentence in which more is said", "Pay, then reply with {#next}", "Pay, then reply with 2"],
    ["keeps all around what stands in it twice", "One. Next: {#next}. Two. Next: {#next}. Three.", "One. Two. Three."],
    ["may have signs that mean something in a replacement", "Pay $& or $1. Next: {#next}", "Pay $& or $1."],
  ])("%s", (_, text, shown) => {
    const said = person("whatsapp", { steps: steps(text, "Rinse. Next: {#next}", "Shake. Next: {#next}", "Dry.") }).say(
      "1",
    );
    expect(said).toBe(
      `Wash the pot\n1 Part a\n${shown}\n2 Part b\nRinse.\n3 Part c\nShake.\n4 Part d\nDry.\n7 Made it\n0 Menu`,
    );
  });

  test("has no label before it when all steps say their own numbers, in any digits", () => {
    const named = (...texts: string[]) => person("whatsapp", { steps: steps(...texts) }).say("1");
    expect(named("Step 1: empty.", "Step 2: rinse.")).toContain("pot\nStep 1: empty.\nStep 2: rinse.\n");
    expect(named("الخطوة ١: أفرغ", "الخطوة ٢: اشطف")).toContain("pot\nالخطوة ١");
    expect(named("Step 1: empty.", "Bring 2 cups.")).toContain("\n1 Part a\nStep 1: empty.\n2 Part b\nBring 2 cups.");
  });
});

test("a page whose list has only steps ends with the way to the menu", () => {
  const said = person("whatsapp", { choices: undefined, steps: steps("Empty it.", "Rinse. {#menu} Menu") }).say("1");
  expect(said).toBe("Wash the pot\n1 Part a\nEmpty it.\n2 Part b\nRinse.\n0 Menu");
});
