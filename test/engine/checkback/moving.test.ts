import { describe, expect, test } from "vitest";
import { movedToSms } from "../../../functions/engine/checkback/handover-code.ts";
import { day } from "../../../functions/engine/state/conversation.ts";
import { contentOf, tea } from "../small-guide.ts";
import { monday, talk } from "../talk.ts";

const asked = { ...tea.pages.asked!, repeat: "2 working days" };
const content = contentOf({ ...tea, pages: { ...tea.pages, asked } });

describe("the promise moves to another phone", () => {
  function promised() {
    const old = talk(content);
    old.say("make tea", "7");
    old.now = monday + 3 * day;
    const ask = (end: "accepted" | "refused") => {
      old.take({ kind: "due" });
      const attempt = old.state?.promise?.attempts ?? 0;
      const sent =
        end === "accepted"
          ? ({ kind: "accepted", messageId: `SM7${attempt}` } as const)
          : ({ kind: "refused", failure: "unreachable", code: 30003 } as const);
      old.take({ kind: "send-result", checkBack: "SM2", attempt, sent });
    };
    return { old, ask };
  }
  const takenFrom = (old: ReturnType<typeof talk>) => {
    const other = talk(content, { channel: "whatsapp" });
    other.now = old.now;
    const handover = { own: false, from: { person: "old", conversation: old.state! } };
    return { other, turn: other.message("BCDFGH", { handover }) };
  };

  test("asked already, and just being asked once more: asked there at once, and never again", () => {
    const { old, ask } = promised();
    ask("accepted");
    old.now = old.state?.promise?.askAgainAt ?? 0;
    ask("refused");
    const { other, turn } = takenFrom(old);
    expect(turn.replies[0]?.text).toBe("Was it good\n1 Good\n2 Bad");
    expect(turn.otherPerson?.conversation.checkBacks[0]?.state).toBe("handed-over");
    expect(other.state?.promise).toBeUndefined();
  });

  test("what failed on the old phone does not count on the new one", () => {
    const { old, ask } = promised();
    ask("refused");
    expect(old.state?.promise).toMatchObject({ state: "open", failed: 1 });
    expect(takenFrom(old).other.state?.promise).toMatchObject({ state: "open", failed: 0 });
  });
});

describe("it goes on by SMS", () => {
  const onWhatsApp = () => {
    const person = talk(content, { channel: "whatsapp" });
    person.now = monday + 10 * day;
    person.say("make tea", "7");
    return person.state!;
  };

  test("to somebody who last wrote by SMS long ago: what counts is when they last wrote at all", () => {
    const sms = talk(content);
    sms.say("make tea");
    const theirs = onWhatsApp();
    const moved = movedToSms(theirs, theirs.promise?.id, sms.state, "+12025550143", monday + 13 * day);
    expect(moved?.here.lastHeardAt).toBe(theirs.lastHeardAt);
  });

  test("to somebody who was erased there a moment ago: the promise is not forgotten within the hour", () => {
    const sms = talk(content);
    sms.now = monday + 13 * day;
    sms.say("make tea", "delete", "1");
    expect(sms.state?.erased).toBe(true);
    expect(movedToSms(onWhatsApp(), "SM2", sms.state, "+12025550143", sms.now)?.here).not.toHaveProperty("erased");
  });
});
