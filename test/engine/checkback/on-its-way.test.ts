import { describe, expect, test } from "vitest";
import { day } from "../../../functions/engine/state/conversation.ts";
import type { SendResult } from "../../../functions/engine/state/event.ts";
import { contentOf, tea } from "../small-guide.ts";
import { monday, talk } from "../talk.ts";

const asked = {
  ...tea.pages.asked!,
  repeat: "2 working days",
  missed: { zh: "没送到。", en: "Our question did not arrive." },
};
const content = contentOf({ ...tea, pages: { ...tea.pages, asked } });

/** Somebody whose check-back is just being sent. */
function beingAsked() {
  const person = talk(content);
  person.say("make tea", "7");
  person.now = monday + 3 * day;
  const due = () => person.take({ kind: "due" }).replies.length;
  due();
  const settle = (sent: SendResult) =>
    person.take({ kind: "send-result", checkBack: "SM2", attempt: person.checkBack()?.attempts ?? 0, sent });
  const accepted = (sid: string) => settle({ kind: "accepted", messageId });
  const unreachable = (sid: string) =>
    person.take({ kind: "report", promise: "SM2", sid, status: "failed", code: 30003, failure: "unreachable" });
  return { person, due, accepted, unreachable, promise: () => person.checkBack() };
}

describe("said while the check-back is on its way, which then can't be delivered", () => {
  test.each([[["off"]], [["1"]], [["STOP"]], [["STOP", "START"]]])("%j: it is not asked again", (said) => {
    const { person, due, accepted, unreachable, promise } = beingAsked();
    accepted("SM77");
    person.say(...said);
    unreachable("SM77");
    expect(promise()?.state).toBe("cancelled");
    person.now += day;
    expect(due()).toBe(0);
  });

  test("anything else: it is asked again, for it did not arrive", () => {
    const { person, due, accepted, unreachable } = beingAsked();
    accepted("SM77");
    person.say("hi");
    unreachable("SM77");
    person.now += day;
    expect(due()).toBe(1);
  });

  test("anything at all, when it was asked once more: whoever answers need not be asked again", () => {
    const { person, due, accepted, unreachable, promise } = beingAsked();
    accepted("SM77");
    person.now = promise()?.askAgainAt ?? 0;
    expect(due()).toBe(1);
    accepted("SM78");
    person.say("hi");
    unreachable("SM78");
    expect(promise()?.state).toBe("cancelled");
  });
});

test.each([
  ["before Twilio has it", true],
  ["never", false],
])("a word %s: asked once more? not when they wrote", (_, hasWritten) => {
  const { person, accepted, promise } = beingAsked();
  if (hasWritten) person.say("hi");
  accepted("SM77");
  expect(promise()?.askAgainAt === undefined).toBe(hasWritten);
});

describe("our question did not arrive", () => {
  test("is said to whom it never reached", () => {
    const { person, accepted } = beingAsked();
    accepted("SM77");
    person.take({
      kind: "report",
      promise: "SM2",
      sid: "SM77",
      status: "undelivered",
      code: 30005,
      failure: "number-gone",
    });
    expect(person.say("hi")).toMatch("Our question did not arrive.");
  });

  test("is not said to whom it did reach, and only the second did not", () => {
    const { person, due, accepted, promise } = beingAsked();
    accepted("SM77");
    person.now = promise()?.askAgainAt ?? 0;
    due();
    accepted("SM78");
    person.take({
      kind: "report",
      promise: "SM2",
      sid: "SM78",
      status: "undelivered",
      code: 30005,
      failure: "number-gone",
    });
    expect(person.say("hi")).not.toMatch("Our question did not arrive.");
  });
});
