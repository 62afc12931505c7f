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

describe("a message while the check-back is on its way, which then cannot be delivered", () => {
  test.each([[["off"]], [["1"]], [["STOP"]], [["STOP", "START"]]])(
    "withdraws or answers it, so it is not asked again: %j",
    (said) => {
      const { person, due, accepted, undelivered, checkBack } = beingAsked();
      accepted("SM77");
      person.say(...said);
      undelivered("SM77", "unreachable");
      expect(checkBack()?.state).toBe("cancelled");
      person.now += day;
      expect(due()).toBe(0);
    },
  );

  test("does not stop it from being asked again, when it is about something else", () => {
    const { person, due, accepted, undelivered } = beingAsked();
    accepted("SM77");
    person.say("hi");
    undelivered("SM77", "unreachable");
    person.now += day;
    expect(due()).toBe(1);
  });

  test("stops the second asking, when it is any message", () => {
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
])("a message %s: not asked once more after a message", (_, hasWritten) => {
  const { person, accepted, checkBack } = beingAsked();
  if (hasWritten) person.say("hi");
  accepted("SM77");
  expect(wakeAt(checkBack()!) === undefined).toBe(hasWritten);
});

describe("the note that our question did not arrive", () => {
  test("is sent to a person whom no question reached", () => {
    const { person, accepted, undelivered } = beingAsked();
    accepted("SM77");
    undelivered("SM77", "number-gone");
    expect(person.say("hi")).toMatch("Our question did not arrive.");
  });

  test("is not sent to a person whom the first question reached", () => {
    const { person, due, accepted, undelivered, whenAskedAgain } = beingAsked();
    accepted("SM77");
    person.now = whenAskedAgain();
    due();
    accepted("SM78");
    undelivered("SM78", "number-gone");
    expect(person.say("hi")).not.toMatch("Our question did not arrive.");
  });
});
