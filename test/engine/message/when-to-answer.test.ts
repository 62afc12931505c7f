import { describe, expect, test } from "vitest";
import { buttonId } from "../../../functions/engine/guide/buttons.ts";
import { contentOf, tea } from "../small-guide.ts";
import { talk } from "../talk.ts";

const minute = 60_000;

/** Sends two texts in turn at an interval. Returns the answers. */
function flood(person: ReturnType<typeof talk>, times: number, every: number): string[] {
  return Array.from({ length: times }, (_, i) => {
    person.now += every;
    return person.say(i % 2 === 0 ? "1" : "menu");
  });
}

describe("more than 60 messages in 10 minutes", () => {
  test("get one notice, then no answer, until a pause of 10 minutes", () => {
    const person = talk(contentOf());
    person.say("make tea");
    const answers = flood(person, 90, 1_000);
    expect(answers.filter((answer) => answer === "Slow down")).toHaveLength(1);
    expect(answers[59]).toBe("Slow down");
    expect(answers.slice(60).every((answer) => answer === "")).toBe(true);
    expect(person.state?.messageRate?.times).toHaveLength(1);
    person.now += 9 * minute;
    expect(person.say("menu")).toBe("");
    person.now += 10 * minute;
    expect(person.say("menu")).toContain("Menu");
    expect(flood(person, 70, 1_000).filter((answer) => answer === "Slow down")).toHaveLength(1);
  });

  test("do not include 60 in 10 minutes, which are answered for any length of time", () => {
    const person = talk(contentOf());
    person.say("make tea");
    expect(flood(person, 180, 10_001)).not.toContain("Slow down");
    expect(person.state?.messageRate?.times.length).toBeLessThanOrEqual(60);
  });

  test("do not include repeated webhooks", () => {
    const person = talk(contentOf());
    for (let i = 0; i < 60; i += 1) person.message("make tea", { id: "SM1" });
    expect(person.say("menu")).toContain("Menu");
  });

  test("STOP still counts, and is answered once", () => {
    const person = talk(contentOf());
    person.say("make tea", "7");
    flood(person, 70, 1_000);
    expect(person.say("STOP")).toBe("Opted out");
    expect(person.say("STOP")).toBe("");
    expect(person.state).toMatchObject({ optedOut: true, checkBacks: [{ state: "cancelled" }] });
    expect(person.say("START")).toBe("Welcome back");
  });

  test("get no notice after an opt-out", () => {
    const person = talk(contentOf());
    person.say("make tea", "STOP");
    expect(flood(person, 40, 1_000)).toEqual(Array(40).fill(""));
  });
});

describe("a tapped button", () => {
  const one = contentOf();
  const two = contentOf(tea, { ...tea, guide: "coffee", advertise: { zh: "咖啡" }, keywords: { zh: ["咖啡"] } });

  test.each([
    ["does what its number does", one, ["make tea"], buttonId("tea", "made"), "", "made"],
    ["of an earlier page still means what it said", one, ["make tea", "leaf"], buttonId("tea", "pot"), "Black", "pot"],
    ["whose words another page has too", one, ["make tea", "1"], buttonId("tea", "leaf"), "Empty", "leaf"],
    ["of a step", one, ["make tea"], buttonId("tea", "pot#2"), "Rinse", "pot#2"],
    ["of another guide", two, ["make tea"], buttonId("coffee", "pot"), "Pot", "pot"],
    ["of the choice between guides", two, ["make tea"], buttonId(undefined, "@coffee"), "Coffee", "menu"],
    ["with a bare number for an id", one, ["make tea"], "2", "Leaf", "leaf"],
    ["with an unknown id: its words count", one, ["make tea"], "tea nowhere", "Leaf", "leaf"],
    ["with strange words in its id: its words count", one, ["make tea"], "constructor __proto__", "Leaf", "leaf"],
    ["to a page that nothing offers", one, ["make tea"], "/deleted-not", "Leaf", "leaf"],
  ] as const)("%s", (_, content, before, button, text, at) => {
    const person = talk(content, { channel: "whatsapp" });
    person.say(...before);
    person.message(text, { button });
    expect(person.state?.place).toBe(at);
  });

  test("opens its own guide", () => {
    const person = talk(two, { channel: "whatsapp" });
    person.say("make tea");
    person.message("Pot", { button: buttonId("coffee", "pot") });
    expect(person.state?.guide).toBe("coffee");
  });

  test("of a page that moved leads to the new page", () => {
    const { leaf, ...pages } = tea.pages;
    const moved = { ...tea, pages: { ...pages, leaf2: leaf! }, moved: { leaf: "leaf2" } };
    const person = talk(contentOf(moved), { channel: "whatsapp" });
    person.say("make tea");
    person.message("Leaf", { button: buttonId("tea", "leaf") });
    expect(person.state?.place).toBe("leaf2");
  });

  test("with the text STOP is an opt-out", () => {
    const person = talk(one, { channel: "whatsapp" });
    person.say("make tea");
    person.message("STOP", { button: buttonId("tea", "pot") });
    expect(person.state?.optedOut).toBe(true);
  });

  test("after an opt-out gets the word of the guide that opts in again", () => {
    const person = talk(two, { channel: "whatsapp" });
    person.say("make tea", "STOP");
    const [reply] = person.message("Pot", { button: buttonId("coffee", "pot") }).replies;
    expect(reply).toMatchObject({ text: "Opted out", pages: [{ guide: "coffee", place: "/stop" }] });
    expect(person.state).toMatchObject({ optedOut: true, place: "menu" });
  });
});
