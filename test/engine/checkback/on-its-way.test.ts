import { describe, expect, test } from "vitest";
import { wakeAt } from "../../../functions/engine/checkback/wake-time.ts";
import { day } from "../../../functions/engine/state/conversation.ts";
import type { FailureKind } from "../../../functions/engine/state/failure.ts";
import { contentOf, tea } from "../small-guide.ts";
import { monday, talk } from "../talk.ts";

const asked = {
  ...tea.pages.asked!,
  repeat: "2 working days",
  missed: { zh: "没送到。", en: "Our question did not arrive." },
};
const content = contentOf({ ...tea, pages: { ...tea.pages, asked } });

/** A person whose check-back is just being sent. */
function beingAsked() {
  const person = talk(content);
  person.say("make tea", "7");
  person.now = monday + 3 * day;
  const due = () => person.take({ kind: "due" }).replies.length;
  due();
  const accepted = (messageId: string) => person.sendResult({ kind: "accepted", messageId });
  const undelivered = (messageId: string, failure: FailureKind) =>
    person.take({ kind: "report", checkBack: "SM2", messageId, status: "undelivered", code: 30003, failure });
  const whenAskedAgain = () => wakeAt(person.checkBack()!) ?? 0;
  return { person, due, accepted, undelivered, whenAskedAgain, checkBack: () => person.checkBack() };
}

describe("said while the check-back is on its way, which then cannot be delivered", () => {
  test.each([[["off"]], [["1"]], [["STOP"]], [["STOP", "START"]]])("%j: it is not asked again", (said) => {
    const { person, due, accepted, undelivered, checkBack } = beingAsked();
    accepted("SM77");
    person.say(...said);
    undelivered("SM77", "unreachable");
    expect(checkBack()?.state).toBe("cancelled");
    person.now += day;
    expect(due()).toBe(0);
  });

  test("anything else: it is asked again, for it did not arrive", () => {
    const { person, due, accepted, undelivered } = beingAsked();
    accepted("SM77");
    person.say("hi");
    undelivered("SM77", "unreachable");
    person.now += day;
    expect(due()).toBe(1);
  });

  test("anything at all, when it was asked once more: a person who answers need not be asked again", () => {
    const { person, due, accepted, undelivered, whenAskedAgain, checkBack } = beingAsked();
    accepted("SM77");
    person.now = whenAskedAgain();
    expect(due()).toBe(1);
    accepted("SM78");
    person.say("hi");
    undelivered("SM78", "unreachable");
    expect(checkBack()?.state).toBe("cancelled");
  });
});

test.each([
  ["before the provider has it", true],
  ["never", false],
])("a word %s: asked once more? not when they wrote", (_, hasWritten) => {
  const { person, accepted, checkBack } = beingAsked();
  if (hasWritten) person.say("hi");
  accepted("SM77");
  expect(wakeAt(checkBack()!) === undefined).toBe(hasWritten);
});

describe("our question did not arrive", () => {
  test("is said to a person whom it never reached", () => {
    const { person, accepted, undelivered } = beingAsked();
    accepted("SM77");
    undelivered("SM77", "number-gone");
    expect(person.say("hi")).toMatch("Our question did not arrive.");
  });

  test("is not said to a person whom the first reached, and only the second did not", () => {
    const { person, due, accepted, undelivered, whenAskedAgain } = beingAsked();
    accepted("SM77");
    person.now = whenAskedAgain();
    due();
    accepted("SM78");
    undelivered("SM78", "number-gone");
    expect(person.say("hi")).not.toMatch("Our question did not arrive.");
  });
});
