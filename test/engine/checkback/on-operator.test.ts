import { describe, expect, test } from "vitest";
import { wakeAt } from "../../../functions/engine/checkback/wake-time.ts";
import { day } from "../../../functions/engine/state/conversation.ts";
import type { FailureKind } from "../../../functions/engine/state/failure.ts";
import type { OperatorOutcome } from "../../../functions/engine/state/happened.ts";
import { contentOf, tea } from "../small-guide.ts";
import { monday, talk } from "../talk.ts";

const content = contentOf();

type Talk = ReturnType<typeof talk>;
type Commanded = { kind: "operator"; command: "retry" | "cancel"; checkBack: string } | typeof erase;

const erase = { kind: "operator", command: "erase" } as const;

/** The outcome of an operator's command. */
function outcomeOf(person: Talk, event: Commanded, hasAddress = true): OperatorOutcome | undefined {
  const [first] = person.take(event, { hasAddress }).happened;
  return first?.kind === "operator" ? first.outcome : undefined;
}

/** A person whose check-back was due, and was refused with this failure if one is given. */
function asked(failure?: FailureKind) {
  const person = talk(content);
  person.say("make tea", "7");
  person.now = monday + 3 * day;
  const operate = (command: "retry" | "cancel", hasAddress?: boolean) =>
    outcomeOf(person, { kind: "operator", checkBack: "SM2", command }, hasAddress);
  const due = () => person.take({ kind: "due" });
  if (failure) {
    due();
    person.sendResult({ kind: "refused", failure, code: 21606 });
  }
  const dueAt = () => wakeAt(person.checkBack()!) ?? 0;
  return { person, operate, due, dueAt, checkBack: () => person.checkBack() };
}

describe("erasing by an operator", () => {
  test("erases everything, like the person's DELETE, and the second time there is nothing to erase", () => {
    const { person } = asked("our-fault");
    expect(outcomeOf(person, erase)).toBe("erased");
    expect(person.state).toEqual({
      channel: "sms",
      ourAddress: person.state?.ourAddress,
      optedOut: false,
      erased: true,
      lastHeardAt: person.now,
      unclear: 0,
      messageRate: expect.anything(),
      repeats: expect.anything(),
      checkBacks: [],
      recent: [],
    });
    expect(outcomeOf(person, erase)).toBe("no-conversation");
  });

  test("stores nothing about a person who never wrote", () => {
    expect(outcomeOf(talk(content), erase)).toBe("no-conversation");
  });
});

describe("reopening by an operator", () => {
  test("makes an unsendable check-back due at once, and its history names the operator", () => {
    const { operate, checkBack, due, person } = asked("our-fault");
    expect(checkBack()?.state).toBe("unsendable");
    expect(operate("retry")).toBe("retried");
    expect(checkBack()).toMatchObject({
      state: "open",
      dueAt: person.now,
      failures: { failed: 0 },
      lastAttempt: { number: 1 },
    });
    expect(checkBack()).not.toHaveProperty("error");
    expect(due().replies).toHaveLength(1);
    person.sendResult({ kind: "accepted", messageId: "SM77" });
    expect(checkBack()?.history.map(({ event }) => event)).toEqual([
      { kind: "made" },
      { kind: "claimed" },
      { kind: "ended", why: "our-fault", failure: "our-fault", code: 21606 },
      { kind: "reopened" },
      { kind: "claimed" },
      { kind: "sent", by: "text" },
    ]);
  });

  test("waits at night for the guide's hours", () => {
    const { operate, dueAt, person } = asked("our-fault");
    person.now += 8 * 60 * 60_000;
    operate("retry");
    expect(dueAt()).toBe(Date.parse("2026-12-11T10:00:00+07:00"));
  });

  test("allows four tries again after four refusals", () => {
    const { operate, checkBack, due, dueAt, person } = asked();
    const whenDue = () => {
      person.now = Math.max(person.now, dueAt());
      due();
    };
    const refuse = () => {
      whenDue();
      if (checkBack()?.state === "open") whenDue();
      person.sendResult({ kind: "refused", failure: "transient", code: 30017 });
      return checkBack()?.state;
    };
    const fourTimes = () => [refuse(), refuse(), refuse(), refuse()];
    expect(fourTimes()).toEqual(["open", "open", "open", "unsendable"]);
    operate("retry");
    expect(fourTimes()).toEqual(["open", "open", "open", "unsendable"]);
  });

  test.each<
    [outcome: OperatorOutcome, failure: FailureKind | undefined, before: (person: Talk) => void, hasAddress?: boolean]
  >([
    ["not-unsendable", undefined, () => {}],
    ["not-unsendable", "opted-out", () => {}],
    ["not-unsendable", "number-gone", () => {}],
    ["no-address", "our-fault", () => {}, false],
    ["not-unsendable", "our-fault", (person) => person.say("STOP")],
    ["not-unsendable", "our-fault", (person) => person.say("off")],
    ["no-check-back", "our-fault", (person) => person.say("I applied")],
    ["no-check-back", "our-fault", (person) => person.say("delete", "1")],
    ["too-late", "our-fault", (person) => void Object.assign(person, { now: monday + 15 * day })],
    ["no-page", "our-fault", (person) => void Object.assign(person, { content: { ...content, guides: {} } })],
  ])("is refused and changes nothing: %s (%s)", (outcome, failure, before, hasAddress) => {
    const { person, operate, checkBack } = asked(failure);
    before(person);
    const was = checkBack();
    expect(operate("retry", hasAddress)).toBe(outcome);
    expect(checkBack()).toEqual(was);
  });
});

describe("cancelling by an operator", () => {
  test("stops an open check-back from being sent", () => {
    const { operate, checkBack, due } = asked();
    expect(operate("cancel")).toBe("cancelled");
    expect(checkBack()).toMatchObject({ state: "cancelled" });
    expect(checkBack()?.history.at(-1)?.event).toEqual({ kind: "ended", why: "operator" });
    expect(due().replies).toEqual([]);
  });

  test("stops an unsendable check-back from being reopened", () => {
    const { operate, checkBack } = asked("our-fault");
    expect(operate("cancel")).toBe("cancelled");
    expect(checkBack()?.state).toBe("cancelled");
    expect(operate("retry")).toBe("not-unsendable");
  });

  test("stops a check-back that is being sent from being retried", () => {
    const { operate, checkBack, due, person } = asked();
    due();
    expect(operate("cancel")).toBe("cancelled");
    expect(checkBack()?.state).toBe("sending");
    person.sendResult({ kind: "refused", failure: "transient", code: 20429 });
    expect(checkBack()?.state).toBe("cancelled");
  });

  test("stops a sent check-back from being retried after a failed delivery", () => {
    const { person, operate, checkBack, due } = asked();
    due();
    person.sendResult({ kind: "accepted", messageId: "SM77" });
    expect(operate("cancel")).toBe("cancelled");
    const failed = { kind: "report", checkBack: "SM2", messageId: "SM77", status: "undelivered", code: 30003 } as const;
    person.take({ ...failed, failure: "unreachable" });
    expect(checkBack()?.state).toBe("cancelled");
  });

  test("stops a sent check-back from being asked once more", () => {
    const repeated = { ...tea.pages.asked!, repeat: "2 days" };
    const repeating = contentOf({ ...tea, pages: { ...tea.pages, asked: repeated } });
    const { person, operate, checkBack, due } = asked();
    person.content = repeating;
    due();
    person.sendResult({ kind: "accepted", messageId: "SM77" });
    expect(checkBack()).toHaveProperty("askAgainAt");
    expect(operate("cancel")).toBe("cancelled");
    expect(checkBack()?.state).toBe("sent");
    expect(checkBack()).not.toHaveProperty("askAgainAt");
    expect(operate("cancel")).toBe("nothing-to-cancel");
  });
});

test("an operator's command does not change another check-back than the one that was shown", () => {
  const { person } = asked("our-fault");
  for (const command of ["retry", "cancel"] as const)
    expect(outcomeOf(person, { kind: "operator", checkBack: "SM9", command })).toBe("no-check-back");
  expect(person.checkBack()?.state).toBe("unsendable");
});
