import { describe, expect, test } from "vitest";
import { day } from "../../../functions/engine/state/conversation.ts";
import type { SendResult } from "../../../functions/engine/state/event.ts";
import type { FailureKind } from "../../../functions/engine/state/failure.ts";
import { wordOf } from "../../../functions/log/outcome.ts";
import { contentOf } from "../small-guide.ts";
import { monday, talk } from "../talk.ts";

const content = contentOf();

/** Somebody whose promise was due and was refused like this, if at all. */
function asked(verdict?: FailureKind) {
  const person = talk(content);
  person.say("make tea", "7");
  person.now = monday + 3 * day;
  const settle = (sent: SendResult) =>
    person.take({ kind: "send-result", checkBack: "SM2", attempt: person.checkBack()?.attempts ?? 0, sent });
  const operate = (what: "retry" | "cancel", isReachable = true) =>
    wordOf(person.take({ kind: "operate", promise: "SM2", what, isReachable }));
  if (verdict) {
    person.take({ kind: "due" });
    settle({ kind: "refused", verdict, code: 21606 });
  }
  return { person, settle, operate, promise: () => person.checkBack(), due: () => person.take({ kind: "due" }) };
}

describe("erasing", () => {
  test("all of it goes, as by their own DELETE; whom nobody knows stays so", () => {
    const { person } = asked("ours");
    const erase = () => wordOf(person.take({ kind: "operator", command: "erase" }));
    expect(erase()).toBe("erased");
    expect(person.state).toEqual({
      ...{ messageRate: expect.anything(), repeats: expect.anything() },
      ...{ channel: "sms", ourAddress: person.state?.ourAddress, optedOut: false, erased: true },
      ...{ lastHeardAt: person.now, unclear: 0, recent: [] },
    });
    expect([erase(), wordOf(talk(content).take({ kind: "operator", command: "erase" }))]).toEqual(["nobody", "nobody"]);
  });
});

describe("opening again", () => {
  test("what could not be sent for a reason of ours is due at once, asks, and its story tells who opened it", () => {
    const { operate, promise, due, settle, person } = asked("ours");
    expect(promise()?.state).toBe("unsendable");
    expect(operate("retry")).toBe("retried");
    expect(promise()).toMatchObject({ state: "open", dueAt: person.now, failed: 0, attempts: 1 });
    expect(promise()).not.toHaveProperty("error");
    expect(due().replies).toHaveLength(1);
    settle({ kind: "accepted", messageId: "SM77" });
    expect(promise()?.history.map(({ event }) => event)).toEqual([
      "made",
      "claimed",
      "refused for a reason of ours (21606)",
      "opened again by the operator",
      "claimed",
      "sent",
    ]);
  });

  test("at night it waits for the guide's hours", () => {
    const { operate, promise, person } = asked("ours");
    person.now += 8 * 60 * 60_000;
    operate("retry");
    expect(promise()?.dueAt).toBe(Date.parse("2026-12-11T10:00:00+07:00"));
  });

  test("after four refusals in a row it has four tries again", () => {
    const { operate, promise, due, settle, person } = asked();
    const whenDue = () => {
      person.now = Math.max(person.now, promise()?.dueAt ?? 0);
      due();
    };
    const refuse = () => {
      whenDue();
      if (promise()?.state === "open") whenDue();
      settle({ kind: "refused", failure: "transient", code: 30017 });
      return promise()?.state;
    };
    const fourTimes = () => [refuse(), refuse(), refuse(), refuse()];
    expect(fourTimes()).toEqual(["open", "open", "open", "unsendable"]);
    operate("retry");
    expect(fourTimes()).toEqual(["open", "open", "open", "unsendable"]);
  });

  test.each<
    [
      did: string,
      failure: FailureKind | undefined,
      before: (person: ReturnType<typeof talk>) => void,
      isReachable?: boolean,
    ]
  >([
    ["not-stuck", undefined, () => {}],
    ["not-stuck", "opted-out", () => {}],
    ["not-stuck", "gone", () => {}],
    ["no-address", "ours", () => {}, false],
    ["not-stuck", "ours", (person) => person.say("STOP")],
    ["not-stuck", "ours", (person) => person.say("off")],
    ["no-promise", "ours", (person) => person.say("I applied")],
    ["no-promise", "ours", (person) => person.say("delete", "1")],
    ["too-late", "ours", (person) => void Object.assign(person, { now: monday + 15 * day })],
    ["no-page", "ours", (person) => void Object.assign(person, { content: { ...content, guides: {} } })],
  ])("%s: refused, and nothing changes (%s)", (did, verdict, before, isReachable) => {
    const { person, operate, promise } = asked(verdict);
    before(person);
    const was = promise();
    expect(operate("retry", isReachable)).toBe(did);
    expect(promise()).toEqual(was);
  });
});

describe("ending", () => {
  test("what is open goes out no more", () => {
    const { operate, promise, due } = asked();
    expect(operate("cancel")).toBe("cancelled");
    expect(promise()).toMatchObject({ state: "cancelled" });
    expect(promise()?.history.at(-1)?.event).toBe("cancelled by the operator");
    expect(due().replies).toEqual([]);
  });

  test("what could not be sent, neither: it can't be opened again", () => {
    const { operate, promise } = asked("ours");
    expect(operate("cancel")).toBe("cancelled");
    expect(promise()?.state).toBe("cancelled");
    expect(operate("retry")).toBe("not-stuck");
  });

  test("what is just being sent is not tried again", () => {
    const { operate, promise, due, settle } = asked();
    due();
    expect(operate("cancel")).toBe("cancelled");
    expect(promise()?.state).toBe("sending");
    settle({ kind: "refused", failure: "transient", code: 20429 });
    expect(promise()?.state).toBe("cancelled");
  });

  test("what was sent is not tried again when Twilio then says that it failed", () => {
    const { person, operate, promise, due, settle } = asked();
    due();
    settle({ kind: "accepted", messageId: "SM77" });
    expect(operate("cancel")).toBe("cancelled");
    const failed = { kind: "report", promise: "SM2", sid: "SM77", status: "undelivered", code: 30003 } as const;
    person.take({ ...failed, failure: "unreachable" });
    expect(promise()?.state).toBe("cancelled");
  });

  test("what was sent stays sent, but is not asked once more", () => {
    const repeating = contentOf();
    repeating.guides.tea!.pages.asked!.repeat = "2 days";
    const { person, operate, promise, due, settle } = asked();
    person.content = repeating;
    due();
    settle({ kind: "accepted", messageId: "SM77" });
    expect(promise()).toHaveProperty("askAgainAt");
    expect(operate("cancel")).toBe("cancelled");
    expect(promise()?.state).toBe("sent");
    expect(promise()).not.toHaveProperty("askAgainAt");
    expect(operate("cancel")).toBe("nothing-to-cancel");
  });
});

test("another promise than the one that was looked at is left alone", () => {
  const { person } = asked("ours");
  for (const what of ["retry", "cancel"] as const)
    expect(wordOf(person.take({ kind: "operate", promise: "SM9", what, isReachable: true }))).toBe("no-promise");
  expect(person.checkBack()?.state).toBe("unsendable");
});
