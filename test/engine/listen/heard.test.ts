import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import type { CheckBack } from "../../../functions/engine/state/check-back.ts";
import { type Conversation, day } from "../../../functions/engine/state/conversation.ts";
import type { MessageEvent } from "../../../functions/engine/state/event.ts";
import { content } from "../../../functions/wiring/content.ts";
import { talk } from "../talk.ts";

/*
 * Messages that must not be misunderstood, one JSON object a line: heard/README.md explains the fields. There is one
 * file for each kind, and it also has messages that must count.
 */

type Case = { state: string; body: string; more?: Partial<MessageEvent>; want: string; kind: string };

const casesIn = (file: string): Case[] =>
  readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

const openings = {
  en: { cancel: "cancel my sim", topUp: "TOPUP" },
  zh: { cancel: "注销", topUp: "充值" },
  km: { cancel: "បិទស៊ីម", topUp: "បញ្ចូលលុយ" },
} as const;

/** A person in a state: each state is reached once, and then restored. */
function standing(state: string, { sender }: Partial<MessageEvent> = {}) {
  const about = sender === undefined ? {} : { sender };
  const { conversation, now } = reached(`${state} ${sender ?? ""}`, () => reach(state, about));
  const person = talk(content, about);
  person.now = now;
  if (conversation) person.restore(conversation);
  return person;
}

const states = new Map<string, { conversation: Conversation | undefined; now: number }>();

function reached(key: string, make: () => ReturnType<typeof talk>) {
  const known = states.get(key);
  if (known) return known;
  const { state: conversation, now } = make();
  states.set(key, { conversation, now });
  return { conversation, now };
}

/** Leads a person to a state: the state's name, then a language ("checkzh"), a step ("storekm#1"). */
function reach(state: string, about: Partial<MessageEvent>) {
  const [, name = "", language = "en", step] = /^([a-z]+?)(zh|km)?(?:#(\d))?$/.exec(state) ?? [];
  const words = openings[language as keyof typeof openings];
  const person = talk(content, about);
  if (name === "none") return person;
  if (name === "topup") {
    person.say(words.topUp);
    if (language === "en") person.say("2");
    return person;
  }
  person.say(words.cancel);
  const next: Record<string, string[]> = { menu: [], store: ["3"], delete: ["delete"], optedout: ["STOP"] };
  const said = next[name] ?? ["7"];
  for (const text of [...said, ...(step === undefined ? [] : [step])]) person.say(text);
  if (name === "check") ask(person);
  return person;
}

/** Three days later the check-back has come. */
function ask(person: ReturnType<typeof talk>) {
  person.now += 3 * day + 1000;
  person.take({ kind: "due" });
  person.sendResult({ kind: "accepted", messageId: "SM90" });
  person.now += 60 * 60 * 1000;
}

function answer({ state, body, more }: Case) {
  const person = standing(state, more);
  const before = person.state;
  const { replies } = person.message(body, { id: "SM99", ...more });
  const said = replies.flatMap(({ pages }) => pages.map(({ place }) => place));
  return { before, after: person.state, said };
}

const isNotRetried = (checkBack: CheckBack) => "doNotRetry" in checkBack && checkBack.doNotRetry === true;

/** What a message changed. */
function changes({ before, after }: ReturnType<typeof answer>): string[] {
  const kept = (conversation: typeof before) =>
    JSON.stringify(
      conversation?.checkBacks.map((each) => {
        const dueAt = "dueAt" in each ? each.dueAt : undefined;
        return [each.id, each.state, dueAt, isNotRetried(each)];
      }) ?? [],
    );
  const isQuestion = before?.place !== undefined && /^(\/delete|check)/.test(before.place);
  const isLeft = isQuestion && after?.place !== before.place && after?.returnTo !== before.place;
  return [
    ...(kept(before) === kept(after) ? [] : ["the check-back"]),
    ...((before?.optedOut ?? false) === (after?.optedOut ?? false) ? [] : ["the opt-out"]),
    ...(after?.erased ? ["all is erased"] : []),
    ...(isLeft ? [`the question is left for ${after?.place}`] : []),
  ];
}

function check(each: Case) {
  const turn = answer(each);
  const { before, after, said } = turn;
  const [want = "", page = ""] = each.want.split(/:(.*)/s);
  switch (want) {
    case "nothing":
      return expect(changes(turn)).toEqual([]);
    case "ask":
      return expect([changes(turn), said.length > 0]).toEqual([[], true]);
    case "stays":
      return expect([changes(turn), after?.place]).toEqual([[], before?.place]);
    case "silence":
      return expect(said).toEqual([]);
    case "optout":
      return expect(after?.optedOut).toBe(true);
    case "optout?": {
      const isAsked = after?.place === "/cancel" || after?.suggestion?.to === "/stop";
      return expect(after?.optedOut === true || isAsked).toBe(true);
    }
    case "remindoff": {
      const isOver = after?.checkBacks.some((each) => each.state === "cancelled" || isNotRetried(each));
      const isOff = isOver || said.includes("/remind-off") || after?.place === "check.keep";
      return expect([isOff, after?.optedOut]).toEqual([true, false]);
    }
    case "nothing-sensitive":
      return expect(said).not.toContain("/sensitive");
    case "sensitive":
      return expect(said).toContain("/sensitive");
    case "at":
      return expect(after?.place).toBe(page);
    case "not":
      return expect(after?.place).not.toBe(page);
    case "says":
      return expect(said).toContain(page);
    case "guide":
      return expect(after?.guide).toBe(page);
    case "not-guide":
      return expect(after?.guide).not.toBe(page);
    default:
      throw new Error(`no such wish: ${each.want}`);
  }
}

describe.each(globSync("test/engine/listen/heard/*.jsonl").sort())("%s", (file) => {
  test.each(casesIn(file))("$state, $body: $want ($kind)", check);
});

test("each kind has at least forty cases, with some in each of the three languages", () => {
  for (const file of globSync("test/engine/listen/heard/*.jsonl").filter(
    (each) => !each.endsWith("from-outside.jsonl"),
  )) {
    const cases = casesIn(file);
    const zh = cases.filter(({ state, body }) => /zh/.test(state) || /\p{Script=Han}/u.test(body));
    const km = cases.filter(({ state, body }) => /km/.test(state) || /\p{Script=Khmer}/u.test(body));
    expect([basename(file), cases.length >= 40, zh.length >= 9, km.length >= 9]).toEqual([
      basename(file),
      true,
      true,
      true,
    ]);
  }
});
