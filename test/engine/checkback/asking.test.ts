import { describe, expect, test } from "vitest";
import { routeFor } from "../../../functions/engine/checkback/route.ts";
import { isClaimable } from "../../../functions/engine/checkback/should-send.ts";
import { wakeAt } from "../../../functions/engine/checkback/wake-time.ts";
import type { Context } from "../../../functions/engine/state/context.ts";
import { day } from "../../../functions/engine/state/conversation.ts";
import type { DeliveryStatus } from "../../../functions/engine/state/event.ts";
import type { FailureKind } from "../../../functions/engine/state/failure.ts";
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

const templates = new Set(["tea/asked/en", "tea/asked/zh"]);
const minute = 60_000;

/** A person whose check-back is due. */
function waiting(channel: "sms" | "whatsapp" = "sms", looked: Partial<Context> = {}) {
  const person = talk(content, { channel }, looked);
  person.say("make tea", "7");
  person.now = monday + 3 * day;
  const due = () => person.take({ kind: "due" });
  /** The template of the due check-back; undefined when it is sent as text, or not at all. */
  const templateOfDue = () => {
    const { effect } = due();
    return effect?.kind === "send" ? effect.template : undefined;
  };
  const accepted = (messageId: string) => person.sendResult({ kind: "accepted", messageId });
  const report = (messageId: string, status: DeliveryStatus, failure?: FailureKind) =>
    person.take({ kind: "report", checkBack: "SM2", messageId, status, failure, ...(failure && { code: 63016 }) });
  const dueAt = () => wakeAt(person.checkBack()!) ?? 0;
  return { person, due, dueAt, templateOfDue, accepted, report, checkBack: () => person.checkBack() };
}

test("a message must have gone out when the contact hours of its guide end, and not later", () => {
  const { due } = waiting();
  // The guide's hours end at 18:00 in Phnom Penh.
  expect(due().effect).toMatchObject({ kind: "send", closesAt: Date.UTC(2026, 11, 10, 11) });
});

describe("a question without an answer", () => {
  test("is asked once more by SMS after the guide's span, and then no more", () => {
    const { person, due, accepted, checkBack } = waiting();
    due();
    accepted("SM77");
    // Thursday the 10th is Kettle Day; the second working day after it is Monday.
    expect(checkBack()).toMatchObject({ askAgainAt: Date.UTC(2026, 11, 14, 4) });
    expect(due().replies).toEqual([]);
    person.now = Date.UTC(2026, 11, 14, 4);
    expect(due().replies).toHaveLength(1);
    accepted("SM78");
    expect(checkBack()).toMatchObject({ state: "sent", timesAsked: 2, messageIds: ["SM77", "SM78"] });
    expect(checkBack()).not.toHaveProperty("askAgainAt");
    person.now += 5 * day;
    expect(due().replies).toEqual([]);
  });

  test.each([["1"], ["ok"], ["STOP"], [""]])("is not asked once more after any message: %j", (said) => {
    const { person, due, accepted, checkBack } = waiting();
    due();
    accepted("SM77");
    person.say(said);
    expect(checkBack()).not.toHaveProperty("askAgainAt");
    person.now += 10 * day;
    expect(due().replies).toEqual([]);
    expect(checkBack()?.state).toBe("sent");
  });

  test("stays open after any number of unclear messages", () => {
    const { person, due, accepted } = waiting();
    due();
    accepted("SM77");
    const answers = ["xyzzy", "plugh", "T_T", "frotz"].map((text) => {
      person.now += minute;
      return person.say(text);
    });
    const list = "Not understood\n1 Good\n2 Bad";
    expect(answers).toEqual([list, list, list, ""]);
    expect(person.state?.place).toBe("asked");
    expect(person.say("1")).toBe("Great");
  });

  test("is not asked a third time when a message comes during the second asking, delivered or not", () => {
    const { person, due, accepted, checkBack } = waiting();
    due();
    accepted("SM77");
    person.now = Date.UTC(2026, 11, 14, 4);
    due();
    person.say("thanks");
    person.sendResult({ kind: "refused", failure: "transient", code: 20429 });
    expect(checkBack()?.state).toBe("cancelled");
  });

  test("is not asked once more when it was not delivered", () => {
    const { due, accepted, report, checkBack } = waiting();
    due();
    accepted("SM77");
    report("SM77", "undelivered", "number-gone");
    expect(checkBack()?.state).toBe("undelivered");
    expect(checkBack()).not.toHaveProperty("askAgainAt");
  });

  test("is not asked once more on WhatsApp, where each question is a paid template", () => {
    const { due, accepted, checkBack } = waiting("whatsapp", { templates });
    due();
    accepted("SM77");
    expect(checkBack()).not.toHaveProperty("askAgainAt");
  });

  test("is not asked once more when it is too late, and keeps its state", () => {
    const { person, due, accepted, checkBack } = waiting();
    due();
    accepted("SM77");
    person.now = monday + 15 * day;
    expect(due().replies).toEqual([]);
    expect(checkBack()?.state).toBe("sent");
    expect(checkBack()).not.toHaveProperty("askAgainAt");
  });
});

describe("WhatsApp's window", () => {
  test("after 24 hours a template asks, with the day on which the check-back was made", () => {
    const { person, due } = waiting("whatsapp", { templates });
    expect(due()).toMatchObject({
      replies: [{ text: "The tea of Mon 7 Dec: was it good? 1 yes, 2 no" }],
      effect: { kind: "send", template: { name: "tea/asked/en", variables: ["Mon 7 Dec"] } },
    });
    expect(person.say("1")).toBe("Great");
  });

  test.each([
    [23 * 60 + 49, false],
    [23 * 60 + 51, true],
    [25 * 60, true],
  ])("%d minutes after the last message a template is used: %s", (minutes, byTemplate) => {
    const { person, templateOfDue, checkBack } = waiting("whatsapp", { templates });
    person.now -= minutes * minute;
    person.say("ok");
    person.now += minutes * minute;
    expect(templateOfDue() !== undefined).toBe(byTemplate);
    expect(checkBack()).toMatchObject({ attempt: { by: byTemplate ? { template: "en" } : "text" } });
  });

  test("without a template in the person's language another of the guide's is used, and without any the check-back is unsendable", () => {
    const chinese = waiting("whatsapp", { templates: new Set(["tea/asked/zh"]) });
    expect(chinese.due().replies[0]?.text).toBe("12月7日说好的茶,好喝吗?");
    const { due, checkBack } = waiting("whatsapp");
    expect(due()).toMatchObject({ replies: [], happened: [{ event: { kind: "ended", why: "no-template" } }] });
    expect(checkBack()).toMatchObject({ state: "unsendable" });
    expect(waiting("whatsapp", { canText: true }).due().effect).toEqual({ kind: "continue-by-sms", checkBack: "SM2" });
  });

  test("among other languages English comes first", () => {
    const three = contentOf({ ...tea, languages: ["zh", "en", "km"], pages: { ...tea.pages, asked } });
    const { person, checkBack } = waiting("whatsapp");
    const khmer = { ...person.state!, language: "km" } as const;
    const due = checkBack();
    if (!due || !isClaimable(due)) throw new Error("it is open");
    const means = routeFor(three, khmer, due, { now: monday + 3 * day, templates });
    expect(means).toMatchObject({ by: "template", language: "en" });
  });

  test("a text that is refused as too late is sent once by template", () => {
    const { person, templateOfDue, accepted, report, checkBack } = waiting("whatsapp", { templates });
    person.now -= 60 * minute;
    person.say("ok");
    person.now += 60 * minute;
    expect(templateOfDue()).toBeUndefined();
    accepted("SM77");
    report("SM77", "undelivered", "window-closed");
    report("SM77", "undelivered", "window-closed");
    expect(checkBack()?.state).toBe("open");
    expect(templateOfDue()).toBeDefined();
    report("SM77", "undelivered", "window-closed");
    expect(checkBack()?.state).toBe("sending");
    accepted("SM78");
    report("SM78", "undelivered", "window-closed");
    expect(checkBack()).toMatchObject({ state: "unsendable", lastAttempt: { number: 2 } });
  });
});

describe("a check-back that did not arrive", () => {
  test("is mentioned once, before the answer to the person's next message", () => {
    const { person, due, accepted, report } = waiting();
    due();
    accepted("SM77");
    report("SM77", "undelivered", "number-gone");
    expect(person.say("menu")).toBe("Our question did not arrive.\nMenu\n1 Pot\n2 Leaf\n7 Made it\n0 Menu");
    expect(person.say("menu")).toBe("Menu\n1 Pot\n2 Leaf\n7 Made it\n0 Menu");
  });

  test("is retried after longer and longer waits when the phone is off, and then given up", () => {
    const { person, due, dueAt, accepted, report, checkBack } = waiting();
    const waits: number[] = [];
    for (let n = 1; n <= 4; n += 1) {
      due();
      // Postponed to the guide's hours.
      person.now = Math.max(person.now, dueAt());
      due();
      accepted(`SM7${n}`);
      report(`SM7${n}`, "undelivered", "unreachable");
      waits.push((dueAt() - person.now) / minute);
      person.now = Math.max(person.now, dueAt());
    }
    expect(waits.slice(0, 3)).toEqual([15, 6 * 60, 18 * 60]);
    expect(checkBack()).toMatchObject({ state: "undeliverable" });
    expect(checkBack()?.history.filter(({ event }) => event.kind === "claimed")).toHaveLength(4);
  });

  test("opts the person out when the provider says that they opted out", () => {
    const { person, due, accepted, report, checkBack } = waiting();
    due();
    accepted("SM77");
    report("SM77", "undelivered", "opted-out");
    expect(checkBack()?.state).toBe("cancelled");
    expect(person.state?.optedOut).toBe(true);
  });
});

describe("a send without a result", () => {
  test("stays as it is within its lease, and is looked up at the provider afterwards", () => {
    const { person, due, accepted, checkBack } = waiting();
    due();
    person.sendResult({ kind: "unknown" });
    expect(wordOf(due())).toBe("being-sent");
    person.now += 10 * minute;
    expect(due().effect?.kind).toBe("look-up");
    person.sendResult({ kind: "not-found" });
    expect(checkBack()).toMatchObject({ state: "open", lastAttempt: { number: 1 }, dueAt: person.now + 15 * minute });
    person.now += 15 * minute;
    expect(due().replies).toHaveLength(1);
    accepted("SM77");
    expect(checkBack()).toMatchObject({ state: "sent", attempt: { number: 2 } });
  });

  test("is looked up again at intervals while the provider cannot say, and given up at last", () => {
    const { person, due, checkBack } = waiting();
    due();
    person.now += 10 * minute;
    for (let asked = 0; asked < 3; asked += 1) {
      expect(due().effect?.kind).toBe("look-up");
      person.sendResult({ kind: "unknown" });
      expect(checkBack()).toMatchObject({ state: "sending", lookUpAt: person.now + 15 * minute });
      expect(wordOf(due())).toBe("being-sent");
      person.now += 15 * minute;
    }
    person.now = monday + 14 * day + minute;
    expect(due().effect?.kind).toBe("look-up");
    person.sendResult({ kind: "unknown" });
    expect(checkBack()).toMatchObject({ state: "unsendable" });
  });

  test("does not take the result of an old attempt for that of a new one", () => {
    const { person, due, checkBack } = waiting();
    due();
    person.now += 10 * minute;
    person.take({ kind: "send-result", checkBack: "SM2", attempt: 1, result: { kind: "not-found" } });
    person.now += 15 * minute;
    due();
    person.take({ kind: "send-result", checkBack: "SM2", attempt: 1, result: { kind: "not-found" } });
    expect(checkBack()?.state).toBe("sending");
    person.take({
      kind: "send-result",
      checkBack: "SM2",
      attempt: 1,
      result: { kind: "refused", failure: "number-gone", code: 1 },
    });
    expect(checkBack()?.state).toBe("sending");
  });

  test("is not repeated when the message is found before the next attempt", () => {
    const { person, due, report, checkBack } = waiting();
    due();
    person.now += 10 * minute;
    person.take({ kind: "send-result", checkBack: "SM2", attempt: 1, result: { kind: "not-found" } });
    report("SM77", "delivered");
    expect(checkBack()).toMatchObject({ state: "delivered", messageIds: ["SM77"] });
    expect(due().replies).toEqual([]);
  });
});

test("the history shows every event of a check-back", () => {
  const { due, accepted, report, checkBack } = waiting();
  due();
  accepted("SM77");
  report("SM77", "delivered");
  expect(checkBack()?.history.map(({ event }) => event)).toEqual([
    { kind: "made" },
    { kind: "claimed" },
    { kind: "sent", by: "text" },
    { kind: "delivered" },
  ]);
});
