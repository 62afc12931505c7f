import { describe, expect, test } from "vitest";
import { routeFor } from "../../../functions/engine/checkback/route.ts";
import { day } from "../../../functions/engine/state/conversation.ts";
import type { DueEvent, SendResult } from "../../../functions/engine/state/event.ts";
import { wordOf } from "../../../functions/log/outcome.ts";
import { contentOf, tea } from "../small-guide.ts";
import { monday, talk } from "../talk.ts";

const asked = {
  ...tea.pages.asked!,
  repeat: "2 working days",
  missed: { zh: "上次没送到。", en: "Our question did not arrive." },
  template: { zh: "{date}说好的茶,好喝吗?", en: "The tea of {date}: was it good? {#good} yes, {#again} no" },
};
const content = contentOf({ ...tea, pages: { ...tea.pages, asked } });

const templates = { "tea/asked/en": `HX${"1".repeat(32)}`, "tea/asked/zh": `HX${"2".repeat(32)}` };
const minute = 60_000;

/** Somebody who was promised to be asked, and whose promise is due. */
function promised(channel: "sms" | "whatsapp" = "sms") {
  const person = talk(content, { channel });
  person.say("make tea", "7");
  person.now = monday + 3 * day;
  const due = (more: Partial<DueEvent> = {}) => person.take({ kind: "due", ...more });
  const settle = (sent: SendResult) =>
    person.take({ kind: "send-result", checkBack: "SM2", attempt: person.checkBack()?.attempts ?? 0, sent });
  const report = (sid: string, status: string, verdict?: "template" | "unreachable" | "gone" | "opted-out" | "ours") =>
    person.take({ kind: "report", promise: "SM2", sid, status, verdict, ...(verdict && { code: 63016 }) });
  return { person, due, settle, report, promise: () => person.checkBack() };
}

describe("nobody answers", () => {
  test("by SMS it is asked once more, after the guide's span, and then no more", () => {
    const { person, due, settle, promise } = promised();
    due();
    settle({ kind: "accepted", messageId: "SM77" });
    // Thursday the 10th is Kettle Day; the second working day after it is Monday.
    expect(promise()?.askAgainAt).toBe(Date.UTC(2026, 11, 14, 4));
    expect(due().replies).toEqual([]);
    person.now = Date.UTC(2026, 11, 14, 4);
    expect(due().replies).toHaveLength(1);
    settle({ kind: "accepted", messageId: "SM78" });
    expect(promise()).toMatchObject({ state: "sent", timesAsked: 2, sids: ["SM77", "SM78"] });
    expect(promise()).not.toHaveProperty("repeatAt");
    person.now += 5 * day;
    expect(due().replies).toEqual([]);
  });

  test.each([["1"], ["ok"], ["STOP"], [""]])("a word is an answer: %j", (said) => {
    const { person, due, settle, promise } = promised();
    due();
    settle({ kind: "accepted", messageId: "SM77" });
    person.say(said);
    expect(promise()).not.toHaveProperty("repeatAt");
    person.now += 10 * day;
    expect(due().replies).toEqual([]);
    expect(promise()?.state).toBe("sent");
  });

  test("the question stays open, however often nothing is understood", () => {
    const { person, due, settle } = promised();
    due();
    settle({ kind: "accepted", messageId: "SM77" });
    const answers = ["xyzzy", "plugh", "T_T", "frotz"].map((text) => {
      person.now += minute;
      return person.say(text);
    });
    const list = "Not understood\n1 Good\n2 Bad";
    expect(answers).toEqual([list, list, list, ""]);
    expect(person.state?.place).toBe("asked");
    expect(person.say("1")).toBe("Great");
  });

  test("a word while it is being asked once more: no third time, whatever becomes of the second", () => {
    const { person, due, settle, promise } = promised();
    due();
    settle({ kind: "accepted", messageId: "SM77" });
    person.now = Date.UTC(2026, 11, 14, 4);
    due();
    person.say("thanks");
    settle({ kind: "refused", failure: "transient", code: 20429 });
    expect(promise()?.state).toBe("cancelled");
  });

  test("not delivered: not asked once more", () => {
    const { due, settle, report, promise } = promised();
    due();
    settle({ kind: "accepted", messageId: "SM77" });
    report("SM77", "undelivered", "gone");
    expect(promise()?.state).toBe("undelivered");
    expect(promise()).not.toHaveProperty("repeatAt");
  });

  test("on WhatsApp it is never asked once more: each asking is a paid template", () => {
    const { due, settle, promise } = promised("whatsapp");
    due({ templates });
    settle({ kind: "accepted", messageId: "SM77" });
    expect(promise()).not.toHaveProperty("repeatAt");
  });

  test("too late to be kind: it stays as it was", () => {
    const { person, due, settle, promise } = promised();
    due();
    settle({ kind: "accepted", messageId: "SM77" });
    person.now = monday + 15 * day;
    expect(due().replies).toEqual([]);
    expect(promise()?.state).toBe("sent");
    expect(promise()).not.toHaveProperty("repeatAt");
  });
});

describe("WhatsApp's window", () => {
  test("after 24 hours a template says it, with the day of the promise", () => {
    const { person, due } = promised("whatsapp");
    const [reply] = due({ templates }).replies;
    expect(reply).toMatchObject({
      text: "The tea of Mon 7 Dec: was it good? 1 yes, 2 no",
      template: { contentSid: templates["tea/asked/en"], variables: ["Mon 7 Dec"] },
    });
    expect(person.say("1")).toBe("Great");
  });

  test.each([
    [23 * 60 + 49, false],
    [23 * 60 + 51, true],
    [25 * 60, true],
  ])("%d minutes after their last word: by template %s", (minutes, byTemplate) => {
    const { person, due, promise } = promised("whatsapp");
    person.now -= minutes * minute;
    person.say("ok");
    person.now += minutes * minute;
    expect(due({ templates }).replies[0]?.template !== undefined).toBe(byTemplate);
    expect(promise()?.byTemplate).toBe(byTemplate);
  });

  test("no template in their language: another of the guide's; none at all: unsendable, and to be seen", () => {
    const { "tea/asked/en": _, ...chinese } = templates;
    expect(promised("whatsapp").due({ templates: chinese }).replies[0]?.text).toBe("12月7日说好的茶,好喝吗?");
    const { due, promise } = promised("whatsapp");
    expect(due()).toMatchObject({ replies: [], outcome: { did: "unsendable" } });
    expect(promise()).toMatchObject({ state: "unsendable" });
    expect(wordOf(promised("whatsapp").due({ canText: true }))).toBe("by-sms");
  });

  test("of other languages, English before any other", () => {
    const three = contentOf({ ...tea, languages: ["zh", "en", "km"], pages: { ...tea.pages, asked } });
    const { person } = promised("whatsapp");
    const khmer = { ...person.state!, language: "km" } as const;
    const means = routeFor(three, khmer, khmer.promise!, { kind: "due", templates }, monday + 3 * day);
    expect(means).toMatchObject({ by: "template", language: "en" });
  });

  test("refused as text after all: once more by template, never twice", () => {
    const { person, due, settle, report, promise } = promised("whatsapp");
    person.now -= 60 * minute;
    person.say("ok");
    person.now += 60 * minute;
    expect(due({ templates }).replies[0]?.template).toBeUndefined();
    settle({ kind: "accepted", messageId: "SM77" });
    report("SM77", "failed", "template");
    report("SM77", "failed", "template");
    expect(promise()?.state).toBe("open");
    expect(due({ templates }).replies[0]?.template).toBeDefined();
    report("SM77", "failed", "template");
    expect(promise()?.state).toBe("sending");
    settle({ kind: "accepted", messageId: "SM78" });
    report("SM78", "failed", "template");
    expect(promise()).toMatchObject({ state: "unsendable", attempts: 2 });
  });
});

describe("it did not arrive", () => {
  test("which the person is told when they next write, once, before the answer", () => {
    const { person, due, settle, report } = promised();
    due();
    settle({ kind: "accepted", messageId: "SM77" });
    report("SM77", "undelivered", "gone");
    expect(person.say("menu")).toBe("Our question did not arrive.\nMenu\n1 Pot\n2 Leaf\n7 Made it\n0 Menu");
    expect(person.say("menu")).toBe("Menu\n1 Pot\n2 Leaf\n7 Made it\n0 Menu");
  });

  test("a phone that is off is tried again, longer each time, and then given up", () => {
    const { person, due, settle, report, promise } = promised();
    const waits: number[] = [];
    for (let n = 1; n <= 4; n += 1) {
      due();
      // Put off into the guide's hours.
      person.now = Math.max(person.now, promise()?.dueAt ?? 0);
      due();
      settle({ kind: "accepted", messageId: `SM7${n}` });
      report(`SM7${n}`, "undelivered", "unreachable");
      waits.push(((promise()?.dueAt ?? 0) - person.now) / minute);
      person.now = Math.max(person.now, promise()?.dueAt ?? 0);
    }
    expect(waits.slice(0, 3)).toEqual([15, 6 * 60, 18 * 60]);
    expect(promise()).toMatchObject({ state: "undeliverable", attempts: 4 });
  });

  test("opted out at Twilio: so here", () => {
    const { person, due, settle, report, promise } = promised();
    due();
    settle({ kind: "accepted", messageId: "SM77" });
    report("SM77", "failed", "opted-out");
    expect(promise()?.state).toBe("cancelled");
    expect(person.state?.optedOut).toBe(true);
  });
});

describe("nobody knows whether it went out", () => {
  test("within its lease nothing happens; after it Twilio has to be asked", () => {
    const { person, due, settle, promise } = promised();
    due();
    settle({ kind: "unknown" });
    expect(wordOf(due())).toBe("already-sending");
    person.now += 10 * minute;
    expect(wordOf(due())).toBe("look");
    settle({ kind: "not-found" });
    expect(promise()).toMatchObject({ state: "open", attempts: 1, dueAt: person.now + 15 * minute });
    person.now += 15 * minute;
    expect(due().replies).toHaveLength(1);
    settle({ kind: "accepted", messageId: "SM77" });
    expect(promise()).toMatchObject({ state: "sent", attempts: 2 });
  });

  test("as long as Twilio can't say, it is asked again now and then; not for ever", () => {
    const { person, due, settle, promise } = promised();
    due();
    person.now += 10 * minute;
    for (let asked = 0; asked < 3; asked += 1) {
      expect(wordOf(due())).toBe("look");
      settle({ kind: "unknown" });
      expect(promise()).toMatchObject({ state: "sending", askTwilioAt: person.now + 15 * minute });
      expect(wordOf(due())).toBe("already-sending");
      person.now += 15 * minute;
    }
    person.now = monday + 14 * day + minute;
    expect(wordOf(due())).toBe("look");
    settle({ kind: "unknown" });
    expect(promise()).toMatchObject({ state: "unsendable" });
  });

  test("how an old attempt ended is not taken for the end of a new one", () => {
    const { person, due, promise } = promised();
    due();
    person.now += 10 * minute;
    person.take({ kind: "send-result", checkBack: "SM2", attempt: 1, result: { kind: "not-found" } });
    person.now += 15 * minute;
    due();
    person.take({ kind: "send-result", checkBack: "SM2", attempt: 1, result: { kind: "not-found" } });
    expect(promise()?.state).toBe("sending");
    person.take({
      kind: "send-result",
      checkBack: "SM2",
      attempt: 1,
      result: { kind: "refused", failure: "number-gone", code: 1 },
    });
    expect(promise()?.state).toBe("sending");
  });

  test("found late after all, before it is sent again: it is not", () => {
    const { person, due, report, promise } = promised();
    due();
    person.now += 10 * minute;
    person.take({ kind: "send-result", checkBack: "SM2", attempt: 1, result: { kind: "not-found" } });
    report("SM77", "delivered");
    expect(promise()).toMatchObject({ state: "delivered", sids: ["SM77"] });
    expect(due().replies).toEqual([]);
  });
});

test("the story tells how it came about", () => {
  const { due, settle, report, promise } = promised();
  due();
  settle({ kind: "accepted", messageId: "SM77" });
  report("SM77", "delivered");
  expect(promise()?.history.map(({ event }) => event)).toEqual(["made", "claimed", "sent", "delivered"]);
});
