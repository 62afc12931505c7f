import { describe, expect, test } from "vitest";
import { movedToSms } from "../../../functions/engine/checkback/moved-to-sms.ts";
import { mayStillWrite, sweepAt, timerChange, waitingOf } from "../../../functions/engine/checkback/wake-time.ts";
import type { Conversation } from "../../../functions/engine/state/conversation.ts";
import type { DueEvent, ReportEvent } from "../../../functions/engine/state/event.ts";
import { outcomeOf, wordOf } from "../../../functions/log/outcome.ts";
import { contentOf, soup, tea } from "../small-guide.ts";
import { monday, type Talk, talk } from "../talk.ts";

/*
 * A person has several check-backs at once, at most one for each guide. which-check-back.test.ts tests which one an
 * answer is for.
 */

const [minute, hour, day] = [60_000, 3_600_000, 24 * 3_600_000];
const both = contentOf(tea, soup);
/** The ids of the check-backs: of the messages that made them. */
const [teas, soups] = ["SM2", "SM4"];
const accepted = { kind: "accepted", messageId: "SM90" } as const;

/** A person with a check-back of each guide: of tea, and 20 minutes later of soup. */
function waiting() {
  const person = talk(both);
  person.say("make tea", "7");
  person.now += 20 * minute;
  person.say("make soup", "7");
  return person;
}

/** Both are due, the second one for ten minutes. */
function bothDue() {
  const person = waiting();
  person.now = monday + 3 * day + 30 * minute;
  return person;
}

/** The result of a due event: the check-back that is sent, or the reason why none is. */
function wake(person: Talk, event: Partial<DueEvent> = {}) {
  const turn = person.take({ kind: "due", ...event });
  return turn.effect?.kind === "send" ? turn.effect.checkBack : wordOf(turn);
}

const statesOf = (conversation: Conversation | undefined) =>
  conversation?.checkBacks.map(({ guide, id, state }) => `${guide} ${id} ${state}`);

describe("making several check-backs", () => {
  test("a second guide's check-back does not change the first one", () => {
    const person = talk(both);
    person.say("make tea", "7");
    const before = person.checkBack("tea");
    person.say("make soup", "7");
    expect(person.checkBack("tea")).toEqual(before);
    expect(statesOf(person.state)).toEqual(["tea SM2 open", "soup SM4 open"]);
  });

  test("a new check-back of the same guide replaces that guide's own only", () => {
    const person = waiting();
    person.say("make tea", "7");
    expect(statesOf(person.state)).toEqual(["tea SM6 open", "soup SM4 open"]);
    person.now = monday + 3 * day;
    expect(wake(person, { checkBack: teas })).toBe("replaced");
  });

  test("a look-up does not take the message of a check-back that was replaced meanwhile", () => {
    const person = bothDue();
    wake(person);
    person.sendResult(accepted, "tea");
    expect(wake(person)).toBe(soups);
    // "2" makes tea's check-back again, and with the old one the id of its message is gone.
    person.say("2");
    person.now += 20 * minute;
    const { effect } = person.take({ kind: "due" });
    expect(effect).toMatchObject({ kind: "look-up", checkBack: soups, known: [accepted.messageId] });
  });

  test("an answer that makes a check-back again does not change the other", () => {
    const person = bothDue();
    wake(person);
    person.sendResult(accepted, "tea");
    expect(person.say("2")).toBe("Again on Mon 14 Dec");
    expect(statesOf(person.state)).toEqual(["tea SM5 open", "soup SM4 open"]);
  });
});

describe("sending several check-backs", () => {
  test("each is sent at its own time", () => {
    const person = waiting();
    person.now = monday + 3 * day;
    expect(wake(person, { checkBack: soups })).toBe("not-due");
    expect(wake(person, { checkBack: teas })).toBe(teas);
    person.sendResult(accepted, "tea");
    expect(wake(person)).toBe("not-due");
    person.now += 20 * minute;
    expect(wake(person, { checkBack: soups })).toBe(soups);
  });

  test.each([undefined, teas, soups])(
    "of two that are due the one that was due first goes first, woken for %s",
    (id) => {
      const person = bothDue();
      expect(wake(person, { checkBack: id })).toBe(teas);
      person.sendResult(accepted, "tea");
      expect(wake(person, { checkBack: id === teas ? soups : id })).toBe(soups);
    },
  );

  test("while one is being sent the other waits, until its lease is over", () => {
    const person = bothDue();
    wake(person);
    for (const checkBack of [undefined, teas, soups]) expect(wake(person, { checkBack })).toBe("being-sent");
    person.now += 10 * minute;
    expect(person.take({ kind: "due" }).effect).toMatchObject({ kind: "look-up", checkBack: teas });
  });

  test("one without a result does not delay the other for ever", () => {
    const person = bothDue();
    wake(person);
    person.now += 10 * minute;
    person.sendResult({ kind: "unknown" }, "tea");
    expect(wake(person)).toBe(soups);
  });

  test("one that this process has just handled is left out", () => {
    const person = bothDue();
    wake(person);
    person.sendResult({ kind: "refused", failure: "transient", code: 30017 }, "tea");
    expect(wake(person, { except: [teas] })).toBe(soups);
    expect(wake(person, { except: [teas, soups] })).toBe("not-due");
  });

  test("one that was handled and is still due is left for the next run", () => {
    const person = bothDue();
    expect(wake(person, { except: [teas] })).toBe(soups);
    person.sendResult(accepted, "soup");
    expect(wake(person, { except: [teas, soups] })).toBe("not-due");
    expect(wake(person)).toBe(teas);
  });

  test("a retry keeps its place in the order", () => {
    const person = bothDue();
    wake(person);
    person.sendResult({ kind: "refused", failure: "not-accepted", code: 20429 }, "tea");
    expect(wake(person)).toBe(soups);
    person.sendResult({ kind: "refused", failure: "not-accepted", code: 20429 }, "soup");
    person.now += 15 * minute;
    expect(wake(person)).toBe(teas);
  });

  test("at night both wait, and are sent in order when the hours begin", () => {
    const person = bothDue();
    person.now += 8 * hour;
    expect(wake(person)).toBe("postponed");
    expect(wake(person)).toBe("postponed");
    expect(wake(person)).toBe("not-due");
    person.now = monday + 4 * day - hour;
    expect(wake(person, { checkBack: soups })).toBe(teas);
    person.sendResult(accepted, "tea");
    expect(wake(person)).toBe(soups);
  });

  test("one whose page is gone ends alone", () => {
    const person = bothDue();
    person.content = contentOf(soup);
    expect(wake(person)).toBe("overtaken");
    expect(wake(person)).toBe(soups);
  });

  test("fourteen days after the last message both are too late", () => {
    const person = waiting();
    person.now = monday + 15 * day;
    expect([wake(person), wake(person), wake(person)]).toEqual(["too-late", "too-late", "already-over"]);
  });
});

describe("one of several check-backs", () => {
  test("is the only one that its result or report changes", () => {
    const person = bothDue();
    wake(person);
    person.sendResult(accepted, "tea");
    wake(person);
    person.sendResult({ kind: "accepted", messageId: "SM91" }, "soup");
    const report = (more: Partial<ReportEvent>) =>
      person.take({ kind: "report", messageId: "SM90", status: "delivered", ...more });
    report({ checkBack: teas });
    expect(statesOf(person.state)).toEqual(["tea SM2 delivered", "soup SM4 sent"]);
    // Without an id: by the message's.
    report({ messageId: "SM91", status: "read" });
    expect(statesOf(person.state)).toEqual(["tea SM2 delivered", "soup SM4 read"]);
  });

  test("that is refused for good does not change the other", () => {
    const person = bothDue();
    wake(person);
    const turn = person.sendResult({ kind: "refused", failure: "our-fault", code: 21606 }, "tea");
    expect(outcomeOf(turn, teas)).toEqual({ outcome: "unsendable", failure: "our-fault", code: 21606 });
    expect(wake(person)).toBe(soups);
  });

  test("an opt-out at the provider ends all of them at once, as STOP does", () => {
    const person = bothDue();
    wake(person);
    const turn = person.sendResult({ kind: "refused", failure: "opted-out", code: 21610 }, "tea");
    expect(person.state?.optedOut).toBe(true);
    expect(statesOf(person.state)).toEqual(["tea SM2 cancelled", "soup SM4 cancelled"]);
    expect(mayStillWrite(person.state!)).toBe(false);
    expect(outcomeOf(turn, teas)).toEqual({ outcome: "cancelled", failure: "opted-out", code: 21610 });
  });

  test("a report of an opt-out does the same", () => {
    const person = bothDue();
    wake(person);
    person.sendResult(accepted, "tea");
    const report = { kind: "report", messageId: "SM90", status: "undelivered", failure: "opted-out" } as const;
    expect(wordOf(person.take(report))).toBe("report-undelivered");
    expect(statesOf(person.state)).toEqual(["tea SM2 cancelled", "soup SM4 cancelled"]);
  });

  test("that did not arrive is mentioned with one answer, and the other one with the next", () => {
    const missed = (guide: typeof tea, page: string, text: string) => ({
      ...guide,
      pages: { ...guide.pages, [page]: { ...guide.pages[page]!, missed: { zh: text, en: text } } },
    });
    const person = bothDue();
    person.content = contentOf(missed(tea, "asked", "No tea question."), missed(soup, "taste", "No soup question."));
    for (const guide of ["tea", "soup"]) {
      wake(person);
      person.sendResult({ kind: "refused", failure: "number-gone", code: 30005 }, guide);
    }
    const said = [person.say("menu"), person.say("menu"), person.say("menu")].map((text) => text.split("\n")[0]);
    expect(said).toEqual(["No tea question.", "No soup question.", "Soup menu"]);
  });

  test("can be ended or reopened by an operator", () => {
    const person = bothDue();
    person.take({ kind: "operator", command: "cancel", checkBack: soups });
    expect(statesOf(person.state)).toEqual(["tea SM2 open", "soup SM4 cancelled"]);
    wake(person);
    person.sendResult({ kind: "refused", failure: "our-fault", code: 21606 }, "tea");
    person.take({ kind: "operator", command: "retry", checkBack: teas }, { hasAddress: true });
    expect(statesOf(person.state)).toEqual(["tea SM2 open", "soup SM4 cancelled"]);
  });
});

describe("the wake-up of several", () => {
  const grace = hour;

  test("is the earliest time in the index, and a planned one is left to its timer for the grace period", () => {
    const person = waiting();
    const first = monday + 3 * day;
    expect(sweepAt(person.state!, grace)).toBe(first + grace);
    person.now = first;
    wake(person);
    expect(sweepAt(person.state!, grace)).toBe(first + 10 * minute);
    person.sendResult(accepted, "tea");
    expect(sweepAt(person.state!, grace)).toBe(first + 20 * minute + grace);
    person.now = first + 20 * minute;
    wake(person);
    person.sendResult({ kind: "refused", failure: "transient", code: 30017 }, "soup");
    expect(sweepAt(person.state!, grace)).toBe(person.now + 15 * minute);
    person.say("no reminder");
    expect(sweepAt(person.state!, grace)).toBeUndefined();
  });

  test("counts the conversation as waiting for the one that has waited longest", () => {
    const person = bothDue();
    wake(person);
    person.sendResult({ kind: "refused", failure: "account-blocked", code: 20003 }, "tea");
    wake(person);
    person.sendResult({ kind: "refused", failure: "unreachable", code: 30003 }, "soup");
    expect(waitingOf(person.state!)).toEqual({ reason: "account", firstDueAt: monday + 3 * day, guide: "tea" });
  });

  test("keeps the address while one of them may still be sent", () => {
    const person = waiting();
    expect(mayStillWrite(person.state!)).toBe(true);
    person.say("no reminder", "1");
    expect(mayStillWrite(person.state!)).toBe(true);
    person.say("no reminder");
    expect(mayStillWrite(person.state!)).toBe(false);
  });

  test("has one timer for each, which changes only with its own check-back", () => {
    const person = talk(both);
    let before = person.state;
    /** The timers that the last turn changed. */
    const changed = () => {
      const after = person.state!;
      const change = timerChange(before, after);
      before = after;
      return change;
    };
    person.say("make tea", "7");
    expect(changed()).toEqual({ set: [{ id: "SM2", dueAt: monday + 3 * day }], drop: [] });
    person.say("make soup", "7");
    expect(changed()).toEqual({ set: [{ id: "SM4", dueAt: monday + 3 * day }], drop: [] });
    person.now += hour;
    person.say("make tea", "7");
    expect(changed()).toEqual({ set: [{ id: "SM6", dueAt: monday + 3 * day + hour }], drop: ["SM2"] });
    person.now = monday + 3 * day;
    wake(person);
    // After a claim, the sweep looks at the check-back.
    expect(changed()).toBeUndefined();
    person.sendResult({ kind: "refused", failure: "not-accepted", code: 20429 }, "soup");
    expect(changed()).toEqual({ set: [{ id: "SM4", dueAt: person.now + 15 * minute }], drop: [] });
    person.say("delete", "1");
    expect(changed()?.drop.toSorted()).toEqual(["SM4", "SM6"]);
  });
});

describe("a move of one of several check-backs", () => {
  /** A person with a check-back of each guide, each with a code of its own. */
  function withCodes(channel: "sms" | "whatsapp" = "sms") {
    const person = talk(both, { channel });
    person.say("make tea");
    person.message("7", {}, { freshCode: "TVWXZB" });
    person.say("make soup");
    person.message("7", {}, { freshCode: "ZXWVTS" });
    return person;
  }
  const takenBy = (other: Talk, old: Talk, code: string) =>
    other.message(code, {}, { codeLookup: { kind: "found", code, from: { person: "old", conversation: old.state! } } });

  test("changes only the check-back of the texted code", () => {
    const old = withCodes();
    expect(old.state?.checkBacks.map((each) => each.state === "open" && each.code)).toEqual(["TVWXZB", "ZXWVTS"]);
    const other = talk(both, { channel: "whatsapp" });
    const turn = takenBy(other, old, "ZXWVTS");
    expect(turn.replies[0]?.text).toBe("Asking here on Thu 10 Dec");
    expect(statesOf(other.state)).toEqual(["soup SM4 open"]);
    expect(turn.otherPerson?.conversation.checkBacks).toMatchObject([
      { guide: "tea", state: "open", purpose: "ask", code: "TVWXZB" },
      { guide: "soup", state: "open", purpose: "notice" },
    ]);
  });

  test("works for both, one after the other, to a phone with a check-back of its own", () => {
    const old = withCodes();
    const other = talk(both, { channel: "whatsapp" });
    takenBy(other, old, "ZXWVTS");
    takenBy(other, old, "TVWXZB");
    expect(statesOf(other.state)).toEqual(["soup SM4 open", "tea SM2 open"]);
    const third = talk(both);
    third.say("make soup", "7");
    takenBy(third, old, "TVWXZB");
    expect(statesOf(third.state)).toEqual(["soup SM2 open", "tea SM2 open"]);
  });

  test("sends the notice on the old phone at once, and the other check-back at its time", () => {
    const old = withCodes();
    const turn = takenBy(talk(both), old, "TVWXZB");
    const left = turn.otherPerson!.conversation;
    const person = talk(both);
    person.restore(left);
    expect(wake(person)).toBe("SM2");
    person.sendResult(accepted, "tea");
    expect(statesOf(person.state)).toEqual(["tea SM2 handed-over", "soup SM4 open"]);
    person.now = monday + 3 * day;
    expect(wake(person)).toBe("SM4");
  });

  const route = { smsPerson: "sms", from: "+12025550143", now: monday + 3 * day };

  test("to SMS leaves the other where it is", () => {
    const person = withCodes("whatsapp");
    const moved = movedToSms(person.state!, "SM2", undefined, route);
    expect(statesOf(moved?.here)).toEqual(["tea SM2 open"]);
    expect(moved?.left.checkBacks).toMatchObject([
      { guide: "tea", state: "handed-over", smsPerson: "sms" },
      { guide: "soup", state: "open", code: "ZXWVTS" },
    ]);
  });

  test("to SMS works beside another guide's check-back, and not beside its own guide's", () => {
    const person = withCodes("whatsapp");
    const there = talk(both);
    there.say("make soup", "7");
    const moved = movedToSms(person.state!, "SM2", there.state, route);
    expect(statesOf(moved?.here)).toEqual(["soup SM2 open", "tea SM2 open"]);
    expect(movedToSms(person.state!, "SM4", there.state, route)).toBeUndefined();
  });

  test("to SMS leaves the question open that was asked there before", () => {
    const person = withCodes("whatsapp");
    const sms = talk(both);
    sms.say("make soup");
    sms.message("7", { id: "SM62" });
    sms.now = route.now;
    sms.take({ kind: "due" });
    sms.sendResult(accepted);
    sms.restore(movedToSms(person.state!, "SM2", sms.state, route)!.here);
    sms.now += minute;
    expect(sms.take({ kind: "due" }).replies[0]?.text).toBe("Was it good\n1 Good\n2 Bad");
    sms.sendResult({ kind: "accepted", messageId: "SM91" }, "tea");
    expect(sms.say("1")).toBe("Which one?\n1 Make tea\n2 Make soup");
  });

  test("to SMS that replaces a question which was read there leaves the other questions open", () => {
    const person = withCodes("whatsapp");
    const sms = talk(both);
    sms.say("make tea");
    sms.message("7", { id: "SM62" });
    sms.say("make soup");
    sms.message("7", { id: "SM64" });
    sms.now = route.now;
    for (const guide of ["tea", "soup"]) {
      sms.take({ kind: "due" });
      sms.sendResult({ kind: "accepted", messageId: `SM9${guide}` }, guide);
    }
    sms.restore(movedToSms(person.state!, "SM4", sms.state, route)!.here);
    sms.now += minute;
    expect(sms.take({ kind: "due" }).replies[0]?.text).toBe("Was the soup good\n1 Eaten");
    sms.sendResult({ kind: "accepted", messageId: "SM91" }, "soup");
    expect(sms.say("1")).toBe("Which one?\n1 Make tea\n2 Make soup");
  });

  describe("to SMS while the other stays on WhatsApp", () => {
    function shared() {
      const person = withCodes("whatsapp");
      const { here: there, left } = movedToSms(person.state!, "SM2", undefined, route)!;
      person.now = route.now;
      person.restore(left);
      /** A message on WhatsApp; the check-backs here and there after it. */
      const say = (text: string) => {
        const turn = person.message(text, {}, { smsConversation: { person: "sms", conversation: there } });
        return { here: statesOf(turn.conversation), there: statesOf(turn.otherPerson?.conversation), turn };
      };
      return { person, say };
    }

    test("lets STOP end both", () => {
      expect(shared().say("STOP")).toMatchObject({
        here: ["tea SM2 handed-over", "soup SM4 cancelled"],
        there: ["tea SM2 cancelled"],
      });
    });

    test('asks which one "no reminder" means', () => {
      const { say } = shared();
      expect(say("no reminder").turn.replies[0]?.text).toBe("Which reminder?\n1 Make tea\n2 Make soup");
      expect(say("1")).toMatchObject({
        here: ["tea SM2 handed-over", "soup SM4 open"],
        there: ["tea SM2 cancelled"],
      });
    });

    test("ends the one by SMS when the same guide makes a new one on WhatsApp", () => {
      const { say } = shared();
      say("make tea");
      expect(say("7")).toMatchObject({ here: ["tea SM6 open", "soup SM4 open"], there: ["tea SM2 overtaken"] });
    });
  });
});
