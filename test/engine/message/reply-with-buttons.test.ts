import { describe, expect, test } from "vitest";
import { contentOf } from "../small-guide.ts";
import { talk } from "../talk.ts";

const [minute, day] = [60_000, 86_400_000];

/** A person on WhatsApp, where replies can have buttons. */
const person = () => talk(contentOf(), { channel: "whatsapp" }, { canShowButtons: true });

describe("an answer with buttons", () => {
  test("is an effect, and its text is a reply as ever", () => {
    const { effect, replies } = person().message("make tea");
    expect(effect).toMatchObject({ kind: "reply-with-buttons", message: "SM1", buttons: { kind: "buttons" } });
    expect(replies).toHaveLength(1);
  });

  test("is not repeated for a repeated webhook, unless it was refused", () => {
    const tea = person();
    const { replies } = tea.message("make tea");
    const again = () => tea.message("make tea", { id: "SM1" });
    expect([again().replies, again().effect]).toEqual([[], undefined]);
    tea.take({ kind: "reply-refused", message: "SM1" });
    expect([again().replies, again().effect]).toEqual([replies, undefined]);
  });

  test("that was refused changes nothing else, nor for a message that is not remembered", () => {
    const tea = person();
    tea.message("make tea");
    const { recent, ...before } = tea.state!;
    tea.take({ kind: "reply-refused", message: "SM1" });
    expect(tea.state).toEqual({ ...before, recent: recent.map(({ hasButtons, ...each }) => each) });
    const after = tea.state;
    expect(tea.take({ kind: "reply-refused", message: "SM99" }).conversation).toBe(after);
  });

  test.each([
    ["by SMS", { channel: "sms" as const }, {}],
    ["while the contents are missing", {}, { canShowButtons: false }],
  ])("is not there %s", (_, message, context) => {
    expect(person().message("make tea", message, context).effect).toBeUndefined();
  });

  test("is not there after STOP and DELETE", () => {
    const tea = person();
    tea.say("make tea");
    expect(tea.message("STOP").effect).toBeUndefined();
    const soup = person();
    soup.say("make tea", "DELETE");
    expect(soup.message("1").effect).toBeUndefined();
  });
});

describe("near a check-back there are no buttons, because Twilio cannot tell the two apart when it is asked:", () => {
  /** A person whose check-back is due in three days, and what an answer has some time before that. */
  function answeredBefore(ms: number) {
    const tea = person();
    tea.say("make tea", "7");
    const checkBack = tea.checkBack();
    tea.now = (checkBack?.state === "open" ? checkBack.dueAt : 0) - ms;
    return tea.message("1").effect?.kind;
  }

  test("it is due in two minutes", () => {
    expect([answeredBefore(2 * minute - 1), answeredBefore(2 * minute)]).toEqual([undefined, "reply-with-buttons"]);
  });

  test("it is being sent", () => {
    const tea = person();
    tea.say("make tea", "7");
    tea.now += 3 * day;
    tea.take({ kind: "due" }, { templates: new Set(["tea/asked/en"]), hasAddress: true });
    expect(tea.checkBack()?.state).toBe("sending");
    expect(tea.message("0").effect).toBeUndefined();
    tea.sendResult({ kind: "accepted", messageId: "SM90" });
    expect(tea.message("0").effect?.kind).toBe("reply-with-buttons");
  });
});
