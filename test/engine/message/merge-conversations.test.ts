import { describe, expect, test } from "vitest";
import { mergeConversations } from "../../../functions/engine/message/merge-conversations.ts";
import type { Conversation } from "../../../functions/engine/state/conversation.ts";
import { attempt, begun, checkBackOn, inDays, now } from "../../store/stores.ts";

const at = (lastHeardAt: number, more: Partial<Conversation> = {}): Conversation => ({
  ...begun,
  lastHeardAt,
  ...more,
});
/** A check-back of the only guide, unless `more` names another one. */
const waiting = (id: string, more: object = {}) => ({ checkBacks: [checkBackOn(inDays(3), { id, ...more })] });
const sent = { state: "sent", attempt };
const [early, late] = [now - 5000, now - 1000];

/** The merged conversation. It is the same in both orders. */
function joined(a: Conversation, b: Conversation) {
  const [one, other] = [mergeConversations(a, b, now), mergeConversations(b, a, now)];
  expect(one).toEqual(other);
  return one;
}

describe("two conversations of one person", () => {
  test("become the one with the later message", () => {
    const later = at(late, { guide: "top-up", place: "menu", ourAddress: "whatsapp:+12025550199" });
    expect(joined(at(early), later)).toMatchObject({
      guide: "top-up",
      place: "menu",
      ourAddress: later.ourAddress,
      lastHeardAt: late,
    });
  });

  test("keep the language of the earlier one when the later one has none", () => {
    expect(joined(at(early), at(late, { language: undefined })).language).toBe("km");
    expect(joined(at(early), at(late, { language: "zh" })).language).toBe("zh");
  });

  test.each([early, late])(
    "are opted out when the one with a message at %d is, and no check-back is to come",
    (stopped) => {
      const soup = waiting("SM2", { guide: "soup", code: "ZXWVTS" });
      const [a, b] = [at(early, waiting("SM1", { code: "BCDFGH" })), at(late, soup)].map((each) =>
        each.lastHeardAt === stopped ? { ...each, optedOut: true } : each,
      );
      const { optedOut, checkBacks } = joined(a!, b!);
      expect([optedOut, checkBacks.map(({ state }) => state)]).toEqual([true, ["cancelled", "cancelled"]]);
      for (const each of checkBacks) expect(each).not.toHaveProperty("code");
    },
  );

  test("keep the check-backs of both guides", () => {
    const one = joined(at(early, waiting("SM1")), at(late, waiting("SM2", { guide: "soup" })));
    const kept = one.checkBacks.map(({ guide, id, state }) => `${guide} ${id} ${state}`);
    expect(kept.toSorted()).toEqual(["g SM1 open", "soup SM2 open"]);
  });

  type Row = [what: string, earlier: object, later: object, kept: string | undefined];
  test.each<Row>([
    ["the only one", waiting("SM1"), {}, "SM1"],
    ["the only one, though it is over", waiting("SM1", sent), {}, "SM1"],
    ["the later one's of two that are open", waiting("SM1"), waiting("SM2"), "SM2"],
    ["the one that is open", waiting("SM1"), waiting("SM2", { state: "delivered", attempt }), "SM1"],
    [
      "the one that is being sent",
      waiting("SM1", { state: "sending", attempt }),
      waiting("SM2", { state: "cancelled" }),
      "SM1",
    ],
    ["the one to be asked once more", waiting("SM1", { ...sent, askAgainAt: now }), waiting("SM2", sent), "SM1"],
    ["the one that an operator may open again", waiting("SM1", { state: "unsendable" }), waiting("SM2", sent), "SM1"],
    [
      "the one that continues by SMS",
      waiting("SM1", { state: "handed-over", smsPerson: "sms" }),
      waiting("SM2", sent),
      "SM1",
    ],
    ["the later one's of two that are over", waiting("SM1", sent), waiting("SM2", sent), "SM2"],
    [
      "the one that is to come, not the notice that it moved",
      waiting("SM1"),
      waiting("SM1", { purpose: "notice" }),
      "SM1",
    ],
    ["none of none", {}, {}, undefined],
  ])("have one check-back of a guide: %s", (_, earlier, later, kept) => {
    const { checkBacks } = joined(at(early, earlier), at(late, later));
    expect(checkBacks.map(({ id }) => id)).toEqual(kept === undefined ? [] : [kept]);
    for (const { purpose } of checkBacks) expect(purpose).toBe("ask");
  });

  test("contain the last messages of both, with the newest of each at the end", () => {
    const recent = (...ids: string[]) => ({ recent: ids.map((id) => ({ id, replies: [] })) });
    const one = joined(at(early, recent("A1", "A2", "A3")), at(late, recent("B1", "B2")));
    expect(one.recent.map(({ id }) => id)).toEqual(["A1", "A2", "B1", "A3", "B2"]);
  });

  test("are erased when DELETE is the last message, and only the other's opt-out is kept", () => {
    const erased = at(late, { erased: true, recent: [] });
    expect(joined(at(early, { ...waiting("SM1"), optedOut: true }), erased)).toEqual({ ...erased, optedOut: true });
  });

  test("are not erased by a DELETE before the last message", () => {
    expect(joined(at(early, { erased: true, recent: [] }), at(late))).not.toHaveProperty("erased");
  });
});
