import { describe, expect, test } from "vitest";
import type { Guide, Page } from "../../../functions/engine/guide/guide.ts";
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
  texts.map((text, i) => ({ label: { zh: "步", en: `Part ${"ab"[i]}` }, text: { zh: "步", en: text } }));

describe("a page with steps", () => {
  test("comes one by one by SMS", () => {
    const sms = person("sms");
    expect(sms.say("1")).toBe("Wash the pot\n1 Empty\n2 Rinse\n7 Made it\n0 Menu");
    expect(sms.say("1")).toBe("Empty it. Next: 2");
  });

  test("comes in one message on WhatsApp, without what only leads to the next step", () => {
    expect(person("whatsapp").say("1")).toBe(
      "Wash the pot\n1 Empty\nEmpty it.\n2 Rinse\nRinse it. Made it? 7\n7 Made it\n0 Menu",
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

describe("in one message, the text of a step", () => {
  test.each([
    ["has no label before it when it says its number", "Step 1: empty it.", "Step 1: empty it."],
    ["loses a short question with the way on", "Empty it. Found it? Next: {#next}", "1 Part a\nEmpty it."],
    [
      "loses a clause that leads on, and keeps the rest",
      "Empty it. Next: {#next}, made it: {#made}",
      "1 Part a\nEmpty it. made it: 7",
    ],
    [
      "keeps a question in whose sentence the way on is",
      "Empty it. Next: {#next}, or made it?",
      "1 Part a\nEmpty it. Next: 2, or made it?",
    ],
    ["loses the way to the menu, which the list has", "Empty it. {#menu} Menu", "1 Part a\nEmpty it."],
    [
      "keeps a long sentence, with the number that leads on from there",
      "Empty it and wait until the kettle boils, then reply with {#next}.",
      "1 Part a\nEmpty it and wait until the kettle boils, then reply with 2.",
    ],
  ])("%s", (_, text, shown) => {
    const said = person("whatsapp", { steps: steps(text, "Rinse.") }).say("1");
    expect(said).toBe(`Wash the pot\n${shown}\n2 Part b\nRinse.\n7 Made it\n0 Menu`);
  });
});
