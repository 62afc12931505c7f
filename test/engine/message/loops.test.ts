import { describe, expect, test } from "vitest";
import { templateName } from "../../../functions/engine/checkback/route.ts";
import { wakeAt } from "../../../functions/engine/checkback/wake-time.ts";
import { forgottenAt } from "../../../functions/engine/state/conversation.ts";
import { content } from "../../../functions/wiring/content.ts";
import { talk } from "../talk.ts";

/*
 * Two machines that answer each other would go on for ever, and each message that we send costs. Here they do it for a
 * month, by SMS and by WhatsApp.
 */

const [second, minute, hour, day] = [1_000, 60_000, 3600_000, 24 * 3600_000];
const month = 30 * day;

type Talk = ReturnType<typeof talk>;

/** A bot that answers each of our messages, or writes at an interval. `says` gets our last message. */
type Bot = { says: (told: string) => string; every?: number };

const channels = ["sms", "whatsapp"] as const;
const never = Number.POSITIVE_INFINITY;

const templates = new Set(
  Object.values(content.guides).flatMap(({ guide, pages, languages }) =>
    Object.keys(pages).flatMap((page) => languages.map((each) => templateName(guide, page, each))),
  ),
);

/** All messages that we send to a bot in a month, check-backs included. */
function lived(before: string[], { says, every }: Bot, channel: (typeof channels)[number]): string[] {
  let person = talk(content, { channel });
  person.say(...before);
  const ours: string[] = [];
  const end = person.now + month;
  let speaksAt = person.now + (every ?? 5 * second);
  while (true) {
    const { state } = person;
    const wakes = Math.min(never, ...(state?.checkBacks ?? []).flatMap((each) => wakeAt(each) ?? []));
    const now = Math.max(person.now, Math.min(wakes, speaksAt));
    if (now > end) return ours;
    // After this time the database has deleted the conversation.
    if (state && forgottenAt(state) <= now) person = talk(content, { channel });
    person.now = now;
    const told = wakes < speaksAt ? checkBack(person) : textsOf(person.message(says(ours.at(-1) ?? "")));
    if (every === undefined) speaksAt = told.length > 0 ? now + 5 * second : wakes < speaksAt ? speaksAt : never;
    else if (wakes >= speaksAt) speaksAt += every;
    ours.push(...told);
  }
}

const textsOf = ({ replies }: ReturnType<Talk["message"]>) => replies.map(({ text }) => text);

/** The timer was removed, and the provider accepts the message. */
function checkBack(person: Talk): string[] {
  const turn = person.take({ kind: "due" }, { templates });
  if (turn.effect?.kind !== "send") return [];
  const { checkBack: id, attempt } = turn.effect;
  person.take({
    kind: "send-result",
    checkBack: id,
    attempt,
    result: { kind: "accepted", messageId: `SM${id}${attempt}` },
  });
  return textsOf(turn);
}

const texts: Record<string, Bot["says"]> = {
  OK: () => "OK",
  "our own text": (told) => told || "OK",
  "a text that holds a keyword": () => "I like to cancel my sim at the shop",
  "a Chinese text that holds a keyword": () => "我喜欢在营业厅注销",
  "a text that holds an act": () => "thank you, I applied yesterday and they told me to wait for a week",
  "an automatic reply": () => "I am driving right now, I will get back to you later",
  "a Chinese automatic reply": () => "自动回复：您好，稍后回复您",
  menu: () => "menu",
  7: () => "7",
  1: () => "1",
  DELETE: () => "DELETE",
};

const most = 10;

describe.each(channels)(`by %s, a month costs at most ${most} messages with a bot`, (channel) => {
  describe.each([
    ["a stranger's", []],
    ["of a person who waits for a check-back", ["cancel my sim", "7"]],
    ["of a person who waits for a check-back in Chinese", ["注销", "7"]],
  ])("%s", (_, before) => {
    test.each(Object.entries(texts))("that answers each of ours with %s", (_, says) => {
      const ours = lived(before, { says }, channel);
      expect(ours.length, ours.slice(0, 20).join("\n---\n")).toBeLessThanOrEqual(most);
    });
  });

  const hourly = Object.entries(texts).filter(([name]) => !name.includes("Chinese"));

  test.each(hourly)("that writes each hour %s", (name, says) => {
    // An hour after DELETE nothing is stored about the person, so the loop would start anew.
    const every = name === "DELETE" ? hour - minute : hour;
    const ours = lived(["cancel my sim", "7"], { says, every }, channel);
    expect(ours.length, ours.slice(0, 20).join("\n---\n")).toBeLessThanOrEqual(most);
  });
});

describe.each(channels)("by %s, after STOP", (channel) => {
  const others = Object.entries(texts).filter(([name]) => name !== "DELETE");

  test("any messages get one answer in all, until START", () => {
    const person = talk(content, { channel });
    person.say("cancel my sim", "7");
    expect(person.say("STOP")).not.toBe("");
    const ours: string[] = [];
    for (let i = 0; i < 29 * 24; i += 1) {
      person.now += hour;
      ours.push(...textsOf(person.message(others[i % others.length]![1](ours.at(-1) ?? "help"))));
    }
    expect(ours.length, ours.join("\n---\n")).toBeLessThanOrEqual(1);
    expect(person.state).toMatchObject({ optedOut: true, checkBacks: [{ state: "cancelled" }] });
    expect(person.say("START")).not.toBe("");
    expect(person.say("cancel my sim")).not.toBe("");
  });

  test.each(["STOP", "help", "cancel my sim", "注销", "hi", "7"])("%s each hour is answered at most once", (text) => {
    const person = talk(content, { channel });
    person.say("cancel my sim", "STOP");
    const answers = Array.from({ length: 24 }, () => {
      person.now += hour;
      return person.say(text);
    });
    expect(answers.filter((answer) => answer !== "").length).toBeLessThanOrEqual(1);
  });

  test("after START, and STOP once more, there is one answer again", () => {
    const person = talk(content, { channel });
    person.say("cancel my sim", "STOP");
    expect([person.say("help"), person.say("privacy")].map(Boolean)).toEqual([true, false]);
    person.say("START", "STOP");
    expect([person.say("help"), person.say("privacy")].map(Boolean)).toEqual([true, false]);
  });
});

describe("a repeated text", () => {
  const notice = content.words.pages["said-again"]!.text.en!;

  /** Sends these a minute apart. Returns the answer to each. */
  function answers(person: Talk, said: string[], pause = minute): string[] {
    return said.map((text) => {
      person.now += pause;
      return person.say(text);
    });
  }
  const times = (n: number, ...said: string[]) => Array.from({ length: n }, () => said).flat();

  test.each(["menu", "help", "1", "7", "0"])(
    "%s, in a row: gets a notice at the sixth time, then no answer",
    (text) => {
      const person = talk(content);
      person.say("cancel my sim");
      const said = answers(person, times(9, text));
      expect(said.map((answer) => answer !== "")).toEqual([1, 1, 1, 1, 1, 1, 0, 0, 0].map(Boolean));
      expect(said.map((answer) => answer.includes(notice))).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 0].map(Boolean));
      // Another one is answered, and this one again after it.
      const [other, again] = answers(person, ["2", text]);
      expect(other).not.toBe("");
      expect(again).not.toBe("");
      expect(again).not.toContain(notice);
    },
  );

  test("is answered each time when another one comes in between", () => {
    const person = talk(content);
    person.say("cancel my sim");
    const said = answers(person, times(10, "menu", "2"));
    expect(said.filter((answer) => answer === "" || answer.includes(notice))).toEqual([]);
  });

  test.each([
    "can I cancel my sim from abroad",
    "the shop has closed down, it seems",
    "请问营业厅在哪里可以办理注销",
    "<3",
    "*#06#",
  ])("is answered twice within a day, and then on the next day: %s", (text) => {
    const person = talk(content);
    person.say("cancel my sim", "2");
    const said = answers(person, times(4, text, "menu"), 10 * minute).filter((_, i) => i % 2 === 0);
    expect(said.map((answer) => answer !== "")).toEqual([true, true, false, false]);
    person.now += day;
    expect(person.say(text)).not.toBe("");
  });

  test("counts as the same when it differs in a number or a word", () => {
    const person = talk(content);
    person.say("cancel my sim");
    const said = [1, 2, 3, 4].map((n) => `your parcel ${n}${n} is waiting at the sim shop near the market`);
    expect(answers(person, said).map((answer) => answer !== "")).toEqual([true, true, false, false]);
  });
});
