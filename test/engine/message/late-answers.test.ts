import { describe, expect, test } from "vitest";
import { day } from "../../../functions/engine/state/conversation.ts";
import { content } from "../../../functions/wiring/content.ts";
import { talk } from "../talk.ts";

/** A person who applied and wrote again days later, and was asked some days after that. */
function asked(channel: "sms" | "whatsapp" = "sms") {
  const person = talk(content, { channel });
  person.say("cancel my sim", "7");
  person.now += 3 * day + 1000;
  person.take({ kind: "due" });
  person.sendResult({ kind: "accepted", messageId: "SM90" });
  return { person, since: person.now };
}

describe("the question of a check-back", () => {
  test.each([
    [13.9, "check.done"],
    [14.1, undefined],
  ])("can be answered for 14 days after it was asked: %d days", (days, at) => {
    const { person, since } = asked();
    person.now = since + days * day;
    person.say("1");
    if (at === undefined) expect(person.state?.place).not.toBe("check.done");
    else expect(person.state?.place).toBe(at);
  });

  test("any other page is reset 14 days after the person's last message", () => {
    const person = talk(content);
    person.say("cancel my sim");
    person.now += 14.1 * day;
    expect(person.say("2")).toContain("Reply with a number");
    expect(person.state?.place).toBe("menu");
  });
});
