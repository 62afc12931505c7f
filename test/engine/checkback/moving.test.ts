import { describe, expect, test } from "vitest";
import { movedToSms } from "../../../functions/engine/checkback/moved-to-sms.ts";
import { wakeAt } from "../../../functions/engine/checkback/wake-time.ts";
import { day } from "../../../functions/engine/state/conversation.ts";
import { contentOf, soup, tea } from "../small-guide.ts";
import { monday, talk } from "../talk.ts";

const asked = { ...tea.pages.asked!, repeat: "2 working days" };
const content = contentOf({ ...tea, pages: { ...tea.pages, asked } });

describe("a check-back moves to another phone", () => {
  function waiting() {
    const old = talk(content);
    old.say("make tea", "7");
    old.now = monday + 3 * day;
    const ask = (end: "accepted" | "refused") => {
      old.take({ kind: "due" });
      old.sendResult(
        end === "accepted"
          ? { kind: "accepted", messageId: "SM71" }
          : { kind: "refused", failure: "unreachable", code: 30003 },
      );
    };
    return { old, ask };
  }
  const takenFrom = (old: ReturnType<typeof talk>) => {
    const other = talk(content, { channel: "whatsapp" });
    other.now = old.now;
    const from = { person: "old", conversation: old.state! };
    return { other, turn: other.message("BCDFGH", {}, { codeLookup: { kind: "found", code: "BCDFGH", from } }) };
  };

  test("and asks there at once, and no more, when it is just being asked once more", () => {
    const { old, ask } = waiting();
    ask("accepted");
    old.now = wakeAt(old.checkBack()!) ?? 0;
    ask("refused");
    expect(old.checkBack()).toMatchObject({ state: "open", timesAsked: 1 });
    const { other, turn } = takenFrom(old);
    expect(turn.replies[0]?.text).toBe("Was it good\n1 Good\n2 Bad");
    expect(turn.otherPerson?.conversation.checkBacks[0]?.state).toBe("handed-over");
    expect(other.checkBack()).toBeUndefined();
  });

  test("without its failures on the old phone", () => {
    const { old, ask } = waiting();
    ask("refused");
    expect(old.checkBack()).toMatchObject({ state: "open", failures: { failed: 1 } });
    expect(takenFrom(old).other.checkBack()).toMatchObject({ state: "open", failures: { failed: 0 } });
  });
});

describe("a check-back continues by SMS", () => {
  const onWhatsApp = () => {
    const person = talk(content, { channel: "whatsapp" });
    person.now = monday + 10 * day;
    person.say("make tea", "7");
    return person.state!;
  };
  const route = (now: number) => ({ smsPerson: "sms", from: "+12025550143", now });

  test("to a conversation without a place in another guide: no place of this guide is mixed into it", () => {
    const sms = talk(contentOf(tea, soup));
    sms.say("make soup");
    const { place, ...there } = sms.state!;
    const theirs = onWhatsApp();
    const here = movedToSms(theirs, "SM2", there, route(monday + 11 * day))?.here;
    expect([here?.guide, here?.place]).toEqual(["soup", undefined]);
    const first = movedToSms(theirs, "SM2", undefined, route(monday + 11 * day))?.here;
    expect([first?.guide, first?.place]).toEqual([theirs.guide, theirs.place]);
  });

  test("for 14 days after the person's last message on either channel", () => {
    const sms = talk(content);
    sms.say("make tea");
    const theirs = onWhatsApp();
    const moved = movedToSms(theirs, "SM2", sms.state, route(monday + 13 * day));
    expect(moved?.here.lastHeardAt).toBe(theirs.lastHeardAt);
  });

  test("even when the SMS conversation was just erased, and is not deleted within the hour", () => {
    const sms = talk(content);
    sms.now = monday + 13 * day;
    sms.say("make tea", "delete", "1");
    expect(sms.state?.erased).toBe(true);
    expect(movedToSms(onWhatsApp(), "SM2", sms.state, route(sms.now))?.here).not.toHaveProperty("erased");
  });
});
