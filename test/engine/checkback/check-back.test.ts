import { describe, expect, test } from "vitest";
import { wakeAt } from "../../../functions/engine/checkback/wake-time.ts";
import { dayName, dueAt, spreadContactTime } from "../../../functions/engine/guide/contact-hours.ts";
import type { Guide } from "../../../functions/engine/guide/guide.ts";
import { day } from "../../../functions/engine/state/conversation.ts";
import type { DeliveryStatus, SendResult } from "../../../functions/engine/state/event.ts";
import { type TurnWord, wordOf } from "../../../functions/log/outcome.ts";
import { hashOf } from "../../../functions/text/hash.ts";
import { vault } from "../../support/harness.ts";
import { contentOf, tea } from "../small-guide.ts";
import { monday, talk } from "../talk.ts";

const content = contentOf();
const { kettle } = content.calendars;
const phnomPenh = (text: string) => Date.parse(`${text}:00+07:00`);

describe("the due time, within the guide's hours", () => {
  test.each<[made: string, after: string, due: string]>([
    ["2026-12-07T11:00", "3 days", "2026-12-10T11:00"],
    ["2026-12-07T09:59", "3 days", "2026-12-10T10:00"],
    ["2026-12-07T17:59", "3 days", "2026-12-10T17:59"],
    ["2026-12-07T18:00", "3 days", "2026-12-11T10:00"],
    ["2026-12-07T23:30", "1 day", "2026-12-09T10:00"],
    ["2026-12-31T12:00", "3 days", "2027-01-03T12:00"],
    ["2026-12-07T11:00", "2 hours", "2026-12-07T13:00"],
    // Kettle Day is the 10th, the weekend the 12th and 13th.
    ["2026-12-08T11:00", "2 working days", "2026-12-11T11:00"],
    ["2026-12-11T11:00", "1 working day", "2026-12-14T11:00"],
    ["2026-12-12T11:00", "3 working days", "2026-12-16T11:00"],
  ])("%s + %s = %s", (made, after, due) => {
    expect(new Date(dueAt(tea, kettle!, after, { now: phnomPenh(made) }))).toEqual(new Date(phnomPenh(due)));
  });

  const spreads = Array.from({ length: 6_000 }, (_, i) => hashOf(vault.personKey(`+8551${i}`)));
  const [sixInTheEvening, tenTomorrow] = [phnomPenh("2026-12-07T18:00"), phnomPenh("2026-12-08T10:00")];
  const minutesAfterTen = (guide: Guide) =>
    spreads.map((spread) =>
      Math.floor((spreadContactTime(guide, { now: sixInTheEvening, spread }) - tenTomorrow) / 60_000),
    );

  test("a night's check-backs are spread evenly over the first hour, by the keys of their people", () => {
    const minutes = minutesAfterTen(tea);
    const perMinute = Array.from({ length: 60 }, (_, minute) => minutes.filter((each) => each === minute).length);
    expect(perMinute.reduce((sum, count) => sum + count)).toBe(spreads.length);
    // 100 are expected in each. The keys are always the same, and so is the result.
    for (const count of perMinute) expect(Math.abs(count - 100)).toBeLessThan(40);
  });

  test.each([
    ["10:40", 20],
    ["11:00", 30],
    ["12:30", 60],
    ["10:02", 1],
  ])("when the hours end at %s, over the first %d minutes: some time is left for a second attempt", (to, end) => {
    const minutes = minutesAfterTen({ ...tea, hours: { ...tea.hours, to } });
    expect([Math.min(...minutes), Math.max(...minutes)]).toEqual([0, end - 1]);
  });

  test("a time within the hours is exact for everyone, and a check-back is moved into them once", () => {
    for (const spread of spreads.slice(0, 100)) {
      expect(spreadContactTime(tea, { now: tenTomorrow, spread })).toBe(tenTomorrow);
      const moved = spreadContactTime(tea, { now: sixInTheEvening, spread });
      expect(spreadContactTime(tea, { now: moved, spread })).toBe(moved);
    }
  });

  test.each([
    ["zh", "12月10日"],
    ["en", "Thu 10 Dec"],
    ["km", "10 ធ្នូ"],
  ] as const)("has a day that is written in %s as %s", (language, name) => {
    expect(dayName(content, phnomPenh("2026-12-10T10:00"), tea, language)).toBe(name);
  });
});

describe("a due check-back", () => {
  const waiting = () => {
    const person = talk(content);
    expect(person.say("make tea", "7")).toBe("Asking on Thu 10 Dec\n9 No need\n0 Menu");
    person.now = monday + 3 * day;
    return person;
  };
  const wake = (person: ReturnType<typeof talk>) => person.take({ kind: "due", checkBack: "SM2" });

  test("is claimed and asks", () => {
    const person = waiting();
    expect(wake(person).replies[0]?.text).toBe("Was it good\n1 Good\n2 Bad");
    expect(person.state).toMatchObject({ place: "asked", checkBacks: [{ state: "sending", attempt: { number: 1 } }] });
    expect(person.say("tasty")).toBe("Great");
  });

  test("is claimed once for two timers", () => {
    const person = waiting();
    expect(wake(person).replies).toHaveLength(1);
    const second = wake(person);
    expect([second.replies, wordOf(second)]).toEqual([[], "being-sent"]);
  });

  test.each<[why: string, before: (person: ReturnType<typeof talk>) => void, word: TurnWord, state?: string]>([
    [
      "too early",
      (person) => {
        person.now -= 2 * 60_000;
      },
      "not-due",
      "open",
    ],
    [
      "taken back",
      (person) => {
        person.say("9");
      },
      "already-over",
      "cancelled",
    ],
    [
      "opted out",
      (person) => {
        person.say("STOP");
      },
      "already-over",
      "cancelled",
    ],
    [
      "made again",
      (person) => {
        person.say("7");
      },
      "replaced",
      "open",
    ],
    [
      "erased",
      (person) => {
        person.say("delete", "1");
      },
      "no-check-back",
    ],
    [
      "14 days after the last word",
      (person) => {
        person.now = monday + 15 * day;
      },
      "too-late",
      "too-late",
    ],
    [
      "later than the guide's limit",
      (person) => {
        person.content = contentOf({ ...tea, tooLate: "4 days" });
        person.say("hm?");
        person.now = monday + 5 * day;
      },
      "too-late",
      "too-late",
    ],
    [
      "at night",
      (person) => {
        person.now += 8 * 60 * 60_000;
      },
      "postponed",
      "open",
    ],
  ])("is not sent: %s", (_, before, word, state) => {
    const person = waiting();
    before(person);
    const turn = wake(person);
    expect([turn.replies, wordOf(turn)]).toEqual([[], word]);
    expect(person.checkBack()?.state).toBe(state);
  });

  test("is sent when the hours begin, after it was postponed", () => {
    const person = waiting();
    person.now += 8 * 60 * 60_000;
    wake(person);
    expect(person.checkBack()).toMatchObject({ dueAt: phnomPenh("2026-12-11T10:00") });
    person.now = phnomPenh("2026-12-11T10:00");
    expect(wake(person).replies).toHaveLength(1);
  });

  test.each<[result: SendResult, state: string, more?: object]>([
    [{ kind: "accepted", messageId: "SM77" }, "sent", { messageIds: ["SM77"] }],
    [{ kind: "unknown" }, "sending"],
    [{ kind: "refused", failure: "number-gone", code: 30006 }, "undeliverable", { error: 30006 }],
    [{ kind: "refused", failure: "our-fault", code: 21606 }, "unsendable", { error: 21606 }],
    [{ kind: "refused", failure: "opted-out", code: 21610 }, "cancelled", { error: 21610 }],
    [{ kind: "refused", failure: "transient", code: 20429 }, "open", { dueAt: monday + 3 * day + 15 * 60_000 }],
  ])("the send ended %j: %s", (result, state, more = {}) => {
    const person = waiting();
    wake(person);
    person.take({ kind: "send-result", checkBack: "SM2", attempt: 1, result });
    expect(person.checkBack()).toMatchObject({ state, ...more });
    expect(person.state?.optedOut).toBe(result.kind === "refused" && result.failure === "opted-out");
  });

  test("is given up after many refusals", () => {
    const person = waiting();
    for (let tries = 0; tries < 4; tries += 1) {
      wake(person);
      person.sendResult({ kind: "refused", failure: "transient", code: 20429 });
      person.now = Math.max(person.now, wakeAt(person.checkBack()!) ?? 0);
    }
    expect(person.checkBack()).toMatchObject({ state: "unsendable", lastAttempt: { number: 4 } });
  });

  test.each<[said: string[]]>([[["9"]], [["STOP"]], [["STOP", "START"]], [["1"]]])(
    "is not reopened by a refusal when it was withdrawn by %j while it was being sent",
    (said) => {
      const person = waiting();
      wake(person);
      if (said[0] === "9") person.say("off");
      else person.say(...said);
      person.sendResult({ kind: "refused", failure: "transient", code: 20429 });
      expect(person.checkBack()?.state).toBe("cancelled");
    },
  );

  test("replaces an open question of words.yaml: a language word shows the check-back again", () => {
    const person = talk(content);
    person.say("make tea", "7", "delete");
    person.now = monday + 3 * day;
    wake(person);
    expect(person.say("中文")).toBe("好喝吗\n1 好\n2 不好");
  });

  test.each<[reports: DeliveryStatus[], state: string]>([
    [["sent", "delivered"], "delivered"],
    [["delivered", "sent"], "delivered"],
    [["delivered", "read"], "read"],
    [["sent", "undelivered"], "undelivered"],
    [["undelivered", "sent"], "undelivered"],
    [["pending"], "sent"],
  ])("reports %j, in any order: %s", (reports, state) => {
    const person = waiting();
    wake(person);
    person.take({ kind: "send-result", checkBack: "SM2", attempt: 1, result: { kind: "accepted", messageId: "SM77" } });
    for (const status of reports) person.take({ kind: "report", checkBack: "SM2", messageId: "SM77", status });
    expect(person.checkBack()?.state).toBe(state);
  });

  test("is sent when a report shows that a message without a result went out, and not when the report is about another message", () => {
    const person = waiting();
    wake(person);
    person.take({ kind: "send-result", checkBack: "SM2", attempt: 1, result: { kind: "unknown" } });
    person.take({ kind: "report", checkBack: "SM-other", messageId: "SM77", status: "sent" });
    expect(person.checkBack()?.state).toBe("sending");
    person.take({ kind: "report", checkBack: "SM2", messageId: "SM77", status: "sent" });
    expect(person.checkBack()).toMatchObject({ state: "sent", messageIds: ["SM77"] });
    person.take({ kind: "report", checkBack: "SM2", messageId: "SM88", status: "undelivered" });
    person.take({ kind: "report", messageId: "SM88", status: "undelivered" });
    expect(person.checkBack()?.state).toBe("sent");
    person.take({ kind: "report", messageId: "SM77", status: "delivered" });
    expect(person.checkBack()?.state).toBe("delivered");
  });

  test("is made again by a branch, after working days", () => {
    const person = waiting();
    wake(person);
    // Thursday the 10th is Kettle Day; the second working day after it is Monday.
    expect(person.say("2")).toBe("Again on Mon 14 Dec");
    expect(person.checkBack()).toMatchObject({ id: "SM3", state: "open" });
  });
});
