import { describe, expect, test } from "vitest";
import { wakeAt } from "../../../functions/engine/checkback/wake-time.ts";
import { contactTime } from "../../../functions/engine/guide/contact-hours.ts";
import type { Context } from "../../../functions/engine/state/context.ts";
import { type Conversation, day } from "../../../functions/engine/state/conversation.ts";
import type { FailureKind } from "../../../functions/engine/state/failure.ts";
import { contentOf, tea } from "../small-guide.ts";
import { monday, talk } from "../talk.ts";

const hour = 3_600_000;
const [english, chinese] = ["tea/asked/en", "tea/asked/zh"];
const templates = new Set([english, chinese]);

/** A person whose check-back is due three days later. */
function waiting(channel: Conversation["channel"], looked: Partial<Context> = {}, id = "SM2") {
  const person = talk(contentOf(), { channel }, looked);
  person.say("make tea");
  person.message("7", { id });
  person.now = monday + 3 * day;
  const checkBack = () => person.checkBack()!;
  const dueAt = () => wakeAt(checkBack()) ?? 0;
  /** When the check-back is due, within the hours, it is sent and refused with this failure. Returns the route. */
  const refuse = (failure: FailureKind, code = 1) => {
    for (let looks = 0; looks < 3; looks += 1) {
      person.now = Math.max(person.now, dueAt());
      const { effect } = person.take({ kind: "due", checkBack: id });
      if (effect?.kind !== "send") continue;
      person.sendResult({ kind: "refused", failure, code });
      return effect.template?.name ?? "text";
    }
    return "nothing";
  };
  return { person, checkBack, dueAt, refuse };
}

describe("a check-back that is refused because of the account or a limit", () => {
  test.each<FailureKind>([
    "account-blocked",
    "sender-blocked",
    "country-blocked",
    "over-budget",
    "over-pace",
    "not-accepted",
  ])("%s: is retried until it is too late, and never unsendable", (failure) => {
    const { person, checkBack, refuse } = waiting("sms");
    let tries = 0;
    while (checkBack().state === "open" && tries < 2000) {
      refuse(failure);
      tries += 1;
    }
    expect(checkBack().state).toBe("too-late");
    expect(person.now - monday).toBeGreaterThan(13 * day);
    expect(tries).toBeGreaterThan(40);
  });

  test("is retried at least every half an hour for an account, so that all is sent soon after it is corrected", () => {
    const { person, checkBack, dueAt, refuse } = waiting("sms");
    for (let n = 0; n < 6; n += 1) {
      refuse("account-blocked", 20003);
      expect(dueAt() - person.now).toBeLessThanOrEqual(30 * 60_000);
      expect(checkBack()).toMatchObject({ state: "open", delayedBy: "account", error: 20003, failures: { failed: 0 } });
    }
  });

  test("is due soon when its sender was too slow, each at another time, and does not count as failed", () => {
    const delays = Array.from({ length: 20 }, (_, n) => {
      const { person, checkBack, dueAt, refuse } = waiting("sms", {}, `SM2-${n}`);
      refuse("over-pace");
      expect(checkBack()).toMatchObject({ state: "open", delayedBy: "pace", failures: { failed: 0, delayed: 1 } });
      return dueAt() - person.now;
    });
    expect(new Set(delays).size).toBeGreaterThan(15);
    for (const delay of delays) {
      expect(delay).toBeGreaterThanOrEqual(60_000);
      expect(delay).toBeLessThan(11 * 60_000);
    }
  });

  test("waits for a quarter of an hour at most for its sender, however often", () => {
    const { person, dueAt, refuse } = waiting("sms");
    for (let n = 0; n < 12; n += 1) {
      refuse("over-pace");
      expect(dueAt() - person.now).toBeLessThan(15 * 60_000);
    }
  });

  test("keeps its first due time while it is retried, and loses its reason when it is sent", () => {
    const { person, checkBack, dueAt, refuse } = waiting("sms");
    const first = dueAt();
    for (let n = 0; n < 4; n += 1) refuse("not-accepted");
    expect(checkBack()).toMatchObject({ firstDueAt: first, delayedBy: "refused" });
    person.now = dueAt();
    person.take({ kind: "due", checkBack: "SM2" });
    person.sendResult({ kind: "accepted", messageId: "SM77" });
    expect(checkBack()).toMatchObject({ state: "sent", firstDueAt: first });
    expect(checkBack()).not.toHaveProperty("delayedBy");
  });

  test("is retried soon when a phone is off once afterwards", () => {
    const { person, dueAt, refuse } = waiting("sms");
    for (let n = 0; n < 8; n += 1) refuse("account-blocked", 20003);
    refuse("unreachable", 30003);
    expect(dueAt() - person.now).toBe(15 * 60_000);
  });

  test("a phone that is off is retried for over a day", () => {
    const { person, checkBack, refuse } = waiting("sms");
    for (let n = 0; n < 4; n += 1) refuse("unreachable", 30003);
    expect(checkBack().state).toBe("undeliverable");
    expect(person.now - (monday + 3 * day)).toBeGreaterThan(day);
  });
});

describe("a check-back that is refused on its route", () => {
  test.each<[failure: FailureKind, tried: string[], state: string]>([
    ["not-on-channel", [english, "nothing"], "undeliverable"],
    ["template-withheld", [english, chinese, "nothing"], "undeliverable"],
    ["template-unusable", [english, chinese, "nothing"], "unsendable"],
  ])("%s without a number for SMS: tried by %j, then %s", (failure, tried, state) => {
    const { checkBack, refuse } = waiting("whatsapp", { templates });
    expect(tried.map(() => refuse(failure))).toEqual(tried);
    expect(checkBack().state).toBe(state);
  });

  test.each<[failure: FailureKind, code: number]>([
    ["template-paused", 63041],
    ["channel-limit", 63018],
  ])("%s without another route: retried later by the first template", (failure, code) => {
    const { checkBack, refuse } = waiting("whatsapp", { templates: new Set([english]) });
    for (let n = 0; n < 5; n += 1) expect(refuse(failure, code)).toBe(english);
    refuse(failure, code);
    expect(checkBack()).toMatchObject({ state: "open", error: code });
  });

  test.each<[failure: FailureKind, next: "continue-by-sms" | "send"]>([
    ["channel-limit", "continue-by-sms"],
    ["not-on-channel", "continue-by-sms"],
    ["template-withheld", "continue-by-sms"],
    ["template-unusable", "send"],
    ["template-paused", "send"],
  ])("%s with a number for SMS: what comes next is %s", (failure, next) => {
    const { person, refuse } = waiting("whatsapp", { templates, canText: true });
    refuse(failure);
    expect(person.take({ kind: "due", checkBack: "SM2" }).effect?.kind).toBe(next);
  });

  test("a template that was accepted and not delivered is not retried: each language is used once", () => {
    const { person, checkBack, dueAt } = waiting("whatsapp", { templates });
    const used: (string | undefined)[] = [];
    for (let n = 1; n <= 4 && checkBack().state === "open"; n += 1) {
      person.now = Math.max(person.now, dueAt());
      const { effect } = person.take({ kind: "due", checkBack: "SM2" });
      used.push(effect?.kind === "send" ? effect.template?.name : undefined);
      if (effect?.kind !== "send") break;
      const messageId = `SM7${n}`;
      person.sendResult({ kind: "accepted", messageId });
      const failed = { status: "undelivered", code: 63049, failure: "template-withheld" } as const;
      person.take({ kind: "report", checkBack: "SM2", messageId, ...failed });
    }
    expect([used, checkBack().state]).toEqual([[english, chinese, undefined], "undeliverable"]);
  });

  test.each<FailureKind>(["not-on-channel", "channel-limit", "template-unusable"])(
    "%s ends a check-back that was withdrawn while it was on its way",
    (failure) => {
      const { person, checkBack } = waiting("whatsapp", { templates });
      person.take({ kind: "due", checkBack: "SM2" });
      person.say("STOP");
      person.sendResult({ kind: "refused", failure, code: 1 });
      expect(checkBack().state).toBe("cancelled");
    },
  );
});

describe("time within contact hours, which are from 10:00 to 18:00", () => {
  const at = (text: string) => Date.parse(`2026-12-${text}:00+07:00`);
  test.each([
    ["10T11:00", "10T13:00", 2],
    ["10T17:00", "11T11:00", 2],
    ["10T19:00", "11T09:00", 0],
    ["10T08:00", "12T23:00", 24],
    ["10T12:00", "10T12:00", 0],
    ["10T13:00", "10T12:00", 0],
  ])("from %s to %s: %d hours", (from, to, hours) => {
    expect(contactTime(tea, at(from), at(to)) / hour).toBe(hours);
  });
});
