import { describe, expect, test } from "vitest";
import { dayName, dueAt } from "../../../functions/engine/guide/contact-hours.ts";
import { day } from "../../../functions/engine/state/conversation.ts";
import type { SendResult } from "../../../functions/engine/state/event.ts";
import { contentOf, tea } from "../small-guide.ts";
import { monday, talk } from "../talk.ts";

const content = contentOf();
const { kettle } = content.calendars;
const phnomPenh = (text: string) => Date.parse(`${text}:00+07:00`);

describe("when it is due, in the guide's hours", () => {
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
    expect(new Date(dueAt(tea, kettle!, after, phnomPenh(made)))).toEqual(new Date(phnomPenh(due)));
  });

  test.each([
    ["zh", "12月10日"],
    ["en", "Thu 10 Dec"],
    ["km", "10 ធ្នូ"],
  ] as const)("its day in %s: %s", (language, name) => {
    expect(dayName(phnomPenh("2026-12-10T10:00"), tea, language)).toBe(name);
  });
});

describe("a promise comes due", () => {
  const promised = () => {
    const person = talk(content);
    expect(person.say("make tea", "7")).toBe("Asking on Thu 10 Dec\n9 No need\n0 Menu");
    person.now = monday + 3 * day;
    return person;
  };
  const wake = (person: ReturnType<typeof talk>, promise = "SM2") => person.take({ kind: "due", promise });

  test("it is claimed, and asks", () => {
    const person = promised();
    expect(wake(person).replies[0]?.text).toBe("Was it good\n1 Good\n2 Bad");
    expect(person.state).toMatchObject({ place: "asked", promise: { state: "sending", attempts: 1 } });
    expect(person.say("tasty")).toBe("Great");
  });

  test("two alarms, one claim", () => {
    const person = promised();
    expect(wake(person).replies).toHaveLength(1);
    expect(wake(person)).toMatchObject({ replies: [], outcome: { did: "already-sending" } });
  });

  test.each<[why: string, before: (person: ReturnType<typeof talk>) => void, did: string, state?: string]>([
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
      "already-cancelled",
      "cancelled",
    ],
    [
      "opted out",
      (person) => {
        person.say("STOP");
      },
      "already-cancelled",
      "cancelled",
    ],
    [
      "promised again",
      (person) => {
        person.say("7");
      },
      "overtaken",
      "open",
    ],
    [
      "erased",
      (person) => {
        person.say("delete", "1");
      },
      "no-promise",
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
      "later than the guide finds kind",
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
  ])("silence when %s", (_, before, did, state) => {
    const person = promised();
    before(person);
    expect(wake(person)).toMatchObject({ replies: [], outcome: { did } });
    expect(person.checkBack()?.state).toBe(state);
  });

  test("postponed, it goes out when the hours begin", () => {
    const person = promised();
    person.now += 8 * 60 * 60_000;
    wake(person);
    expect(person.checkBack()?.dueAt).toBe(phnomPenh("2026-12-11T10:00"));
    person.now = phnomPenh("2026-12-11T10:00");
    expect(wake(person).replies).toHaveLength(1);
  });

  test.each<[sent: SendResult, state: string, more?: object]>([
    [{ kind: "accepted", messageId: "SM77" }, "sent", { sids: ["SM77"] }],
    [{ kind: "unknown" }, "sending"],
    [{ kind: "refused", failure: "number-gone", code: 30006 }, "undeliverable", { error: 30006 }],
    [{ kind: "refused", failure: "our-fault", code: 21606 }, "unsendable", { error: 21606 }],
    [{ kind: "refused", failure: "opted-out", code: 21610 }, "cancelled", { error: 21610 }],
    [{ kind: "refused", failure: "transient", code: 20429 }, "open", { dueAt: monday + 3 * day + 15 * 60_000 }],
  ])("the send ended %j: %s", (sent, state, more = {}) => {
    const person = promised();
    wake(person);
    person.take({ kind: "send-result", checkBack: "SM2", attempt: 1, sent });
    expect(person.checkBack()).toMatchObject({ state, ...more });
    expect(person.state?.optedOut).toBe(sent.kind === "refused" && sent.verdict === "opted-out");
  });

  test("refused again and again, it is given up", () => {
    const person = promised();
    for (let tries = 0; tries < 4; tries += 1) {
      wake(person);
      const attempt = person.checkBack()?.attempts ?? 0;
      person.take({
        kind: "settled",
        promise: "SM2",
        attempt,
        result: { kind: "refused", failure: "transient", code: 20429 },
      });
      person.now = Math.max(person.now, person.checkBack()?.dueAt ?? 0);
    }
    expect(person.checkBack()).toMatchObject({ state: "unsendable", attempts: 4 });
  });

  test.each<[said: string[]]>([[["9"]], [["STOP"]], [["STOP", "START"]], [["1"]]])(
    "taken back by %j while it is being sent: a refusal does not open it again",
    (said) => {
      const person = promised();
      wake(person);
      if (said[0] === "9") person.say("off");
      else person.say(...said);
      person.take({
        kind: "settled",
        promise: "SM2",
        attempt: 1,
        result: { kind: "refused", failure: "transient", code: 20429 },
      });
      expect(person.checkBack()?.state).toBe("cancelled");
    },
  );

  test("a question that was open when it went out is forgotten: a language word says the check-back again", () => {
    const person = talk(content);
    person.say("make tea", "7", "delete");
    person.now = monday + 3 * day;
    wake(person);
    expect(person.say("中文")).toBe("好喝吗\n1 好\n2 不好");
  });

  test.each<[reports: string[], state: string]>([
    [["sent", "delivered"], "delivered"],
    [["delivered", "sent"], "delivered"],
    [["delivered", "read"], "read"],
    [["sent", "undelivered"], "undelivered"],
    [["failed", "sent"], "undelivered"],
    [["queued"], "sent"],
  ])("reports %j, in whatever order: %s", (reports, state) => {
    const person = promised();
    wake(person);
    person.take({ kind: "send-result", checkBack: "SM2", attempt: 1, result: { kind: "accepted", messageId: "SM77" } });
    for (const status of reports) person.take({ kind: "report", promise: "SM2", sid: "SM77", status });
    expect(person.checkBack()?.state).toBe(state);
  });

  test("a report settles a send whose answer was lost; one about another message does nothing", () => {
    const person = promised();
    wake(person);
    person.take({ kind: "send-result", checkBack: "SM2", attempt: 1, result: { kind: "unknown" } });
    person.take({ kind: "report", promise: "SM-other", sid: "SM77", status: "sent" });
    expect(person.checkBack()?.state).toBe("sending");
    person.take({ kind: "report", promise: "SM2", sid: "SM77", status: "sent" });
    expect(person.checkBack()).toMatchObject({ state: "sent", sids: ["SM77"] });
    person.take({ kind: "report", promise: "SM2", sid: "SM88", status: "failed" });
    person.take({ kind: "report", sid: "SM88", status: "failed" });
    expect(person.checkBack()?.state).toBe("sent");
    person.take({ kind: "report", sid: "SM77", status: "delivered" });
    expect(person.checkBack()?.state).toBe("delivered");
  });

  test("a branch promises again, by working days", () => {
    const person = promised();
    wake(person);
    // Thursday the 10th is Kettle Day; the second working day after it is Monday.
    expect(person.say("2")).toBe("Again on Mon 14 Dec");
    expect(person.checkBack()).toMatchObject({ id: "SM3", state: "open" });
  });
});
