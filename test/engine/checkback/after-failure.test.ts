import { describe, expect, test } from "vitest";
import { contactTime } from "../../../functions/engine/guide/contact-hours.ts";
import { type Conversation, day } from "../../../functions/engine/state/conversation.ts";
import type { DueEvent } from "../../../functions/engine/state/event.ts";
import type { FailureKind } from "../../../functions/engine/state/failure.ts";
import { contentOf, tea } from "../small-guide.ts";
import { monday, talk } from "../talk.ts";

const hour = 3_600_000;
const templates = { "tea/asked/en": "HX1", "tea/asked/zh": "HX2" };

/** Somebody who was promised a check-back, three days later. */
function promised(channel: Conversation["channel"], due: Partial<DueEvent> = {}) {
  const person = talk(contentOf(), { channel });
  person.say("make tea", "7");
  person.now = monday + 3 * day;
  const promise = () => person.state!.promise!;
  /** When the promise is due, within the hours: looked at, and refused with this verdict. Tells what it was sent by. */
  const refuse = (failure: FailureKind, code = 1) => {
    for (let looks = 0; looks < 3; looks += 1) {
      person.now = Math.max(person.now, promise().dueAt);
      const [reply] = person.take({ kind: "due", checkBack: "SM2", ...due }).replies;
      if (!reply) continue;
      const { attempts } = promise();
      person.take({
        kind: "send-result",
        checkBack: "SM2",
        attempt: attempts,
        result: { kind: "refused", verdict, code },
      });
      return reply.template?.contentSid ?? "text";
    }
    return "nothing";
  };
  return { person, promise, refuse };
}

describe("refused for a reason of the account, or a limit", () => {
  test.each<FailureKind>(["account", "later"])(
    "%s: due again and again until it is too late, and never unsendable",
    (verdict) => {
      const { person, promise, refuse } = promised("sms");
      let tries = 0;
      while (promise().state === "open" && tries < 2000) {
        refuse(verdict);
        tries += 1;
      }
      expect(promise().state).toBe("too-late");
      expect(person.now - monday).toBeGreaterThan(13 * day);
      expect(tries).toBeGreaterThan(40);
    },
  );

  test("an account is tried at least every half an hour, so that all goes out soon after it is mended", () => {
    const { person, promise, refuse } = promised("sms");
    for (let n = 0; n < 6; n += 1) {
      refuse("account", 20003);
      expect(promise().dueAt - person.now).toBeLessThanOrEqual(30 * 60_000);
      expect(promise()).toMatchObject({ state: "open", waitsFor: "account", error: 20003, failed: 0 });
    }
  });

  test("when it was first due stays, whatever back-off does, and goes when it is sent", () => {
    const { person, promise, refuse } = promised("sms");
    const first = promise().dueAt;
    for (let n = 0; n < 4; n += 1) refuse("later");
    expect(promise().firstDueAt).toBe(first);
    person.now = promise().dueAt;
    person.take({ kind: "due", checkBack: "SM2" });
    const { attempts } = promise();
    person.take({
      kind: "send-result",
      checkBack: "SM2",
      attempt: attempts,
      result: { kind: "accepted", messageId: "SM77" },
    });
    expect(promise().state).toBe("sent");
    expect(promise()).not.toHaveProperty("waitsFor");
  });

  test("a phone that was off once, after the account was refused many times, is tried again soon", () => {
    const { person, promise, refuse } = promised("sms");
    for (let n = 0; n < 8; n += 1) refuse("account", 20003);
    refuse("unreachable", 30003);
    expect(promise().dueAt - person.now).toBe(15 * 60_000);
  });

  test("a phone that is off is tried for over a day", () => {
    const { person, promise, refuse } = promised("sms");
    for (let n = 0; n < 4; n += 1) refuse("unreachable", 30003);
    expect(promise().state).toBe("undeliverable");
    expect(person.now - (monday + 3 * day)).toBeGreaterThan(day);
  });
});

describe("refused on this way", () => {
  test.each<[failure: FailureKind, tried: string[], state: string]>([
    ["elsewhere-or-gone", ["HX1", "nothing"], "undeliverable"],
    ["another-template-or-gone", ["HX1", "HX2", "nothing"], "undeliverable"],
    ["another-template-or-ours", ["HX1", "HX2", "nothing"], "unsendable"],
  ])("%s without a number for SMS: tried by %j, then %s", (verdict, tried, state) => {
    const { promise, refuse } = promised("whatsapp", { templates });
    expect(tried.map(() => refuse(verdict))).toEqual(tried);
    expect(promise().state).toBe(state);
  });

  test.each<[failure: FailureKind, code: number]>([
    ["another-template-or-later", 63041],
    ["limit", 63018],
  ])("%s without another way: later, and by the first template again", (verdict, code) => {
    const { promise, refuse } = promised("whatsapp", { templates: { "tea/asked/en": "HX1" } });
    for (let n = 0; n < 5; n += 1) expect(refuse(verdict, code)).toBe("HX1");
    refuse(verdict, code);
    expect(promise()).toMatchObject({ state: "open", error: code });
  });

  test.each<[failure: FailureKind, first: string]>([
    ["limit", "by-sms"],
    ["elsewhere-or-gone", "by-sms"],
    ["another-template-or-gone", "by-sms"],
    ["another-template-or-ours", "check-back"],
    ["another-template-or-later", "check-back"],
  ])("%s with a number for SMS: what comes next is %s", (verdict, first) => {
    const { person, refuse } = promised("whatsapp", { templates, canText: true });
    refuse(verdict);
    const { outcome } = person.take({ kind: "due", checkBack: "SM2", templates, canText: true });
    expect(outcome.did).toBe(first);
  });

  test("a template that Twilio took, and Meta then did not deliver, is not tried twice: each language once", () => {
    const { person, promise } = promised("whatsapp", { templates });
    const used: (string | undefined)[] = [];
    for (let n = 1; n <= 4 && promise().state === "open"; n += 1) {
      person.now = Math.max(person.now, promise().dueAt);
      const [reply] = person.take({ kind: "due", checkBack: "SM2", templates }).replies;
      used.push(reply?.template?.contentSid);
      if (!reply) break;
      const sid = `SM7${n}`;
      person.take({ kind: "send-result", checkBack: "SM2", attempt: n, result: { kind: "accepted", messageId } });
      const failed = { status: "undelivered", code: 63049, failure: "template-withheld" } as const;
      person.take({ kind: "report", promise: "SM2", sid, ...failed });
    }
    expect([used, promise().state]).toEqual([["HX1", "HX2", undefined], "undeliverable"]);
  });

  test.each<FailureKind>(["elsewhere-or-gone", "limit", "another-template-or-ours"])(
    "taken back while it was on its way: %s ends it",
    (verdict) => {
      const { person, promise } = promised("whatsapp");
      person.take({ kind: "due", checkBack: "SM2", templates });
      person.say("STOP");
      person.take({ kind: "send-result", checkBack: "SM2", attempt: 1, result: { kind: "refused", verdict, code: 1 } });
      expect(promise().state).toBe("cancelled");
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
