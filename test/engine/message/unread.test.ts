import { describe, expect, test } from "vitest";
import { day } from "../../../functions/engine/state/conversation.ts";
import { content } from "../../../functions/wiring/content.ts";
import { talk } from "../talk.ts";

const atMenu = (channel: "sms" | "whatsapp" = "whatsapp") => {
  const person = talk(content, { channel });
  person.say("cancel my sim");
  return person;
};

const said = (turn: ReturnType<ReturnType<typeof talk>["message"]>) =>
  turn.replies.flatMap(({ pages }) => pages.map(({ place }) => place));

describe("a picture with words", () => {
  test("is answered by its words, with a note once a day that the picture was not read", () => {
    const person = atMenu();
    expect(said(person.message("3", { media: 1 }))).toEqual(["/picture", "store"]);
    expect(said(person.message("1", { media: 1 }))).toEqual(["store#1"]);
    person.now += day;
    expect(said(person.message("2", { media: 2 }))).toEqual(["/picture", "store#2"]);
  });

  test("erases when its words confirm it, and nothing stays stored", () => {
    const person = atMenu();
    expect(said(person.message("DELETE", { media: 1 }))).toEqual(["/picture", "/delete"]);
    expect(said(person.message("1", { media: 1 }))).toEqual(["/deleted"]);
    expect(person.state).toMatchObject({ erased: true });
    expect(person.state).not.toHaveProperty("unread");
  });

  test("opts out when its words opt out", () => {
    const person = atMenu();
    expect(said(person.message("STOP", { media: 1 }))).toEqual(["/stop"]);
  });
});

describe("a message without words", () => {
  test.each([
    ["a picture", { media: 1 }],
    ["a place, a contact, a sticker", { type: "unreadable" as const }],
  ])("gets a note at most twice a day that we read only text: %s", (_, more) => {
    const person = atMenu();
    const answers = Array.from({ length: 5 }, () => {
      person.now += 60_000;
      return said(person.message("", more));
    });
    expect(answers).toEqual([["/media"], ["/media"], [], [], []]);
    person.now += day;
    expect(said(person.message("", more))).toEqual(["/media"]);
    expect(person.state?.place).toBe("menu");
  });

  test("gets no answer when it is a reaction with any emoji", () => {
    const person = atMenu();
    for (const text of ["👍", "", "1"]) expect(said(person.message(text, { type: "reaction" }))).toEqual([]);
    expect(person.state?.place).toBe("menu");
  });

  test("a short code gets no answer to its codes and advertisements, and its STOP counts", () => {
    const person = talk(content);
    expect(said(person.message("482913 is your code", { isMachine: true }))).toEqual([]);
    expect(said(person.message("SIM", { isMachine: true }))).toEqual([]);
    expect(person.message("STOP", { isMachine: true }).conversation?.optedOut).toBe(true);
  });
});
