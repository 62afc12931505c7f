import { describe, expect, test } from "vitest";
import { mergeConversations } from "../../../functions/engine/message/merge-conversations.ts";
import type { CheckBack } from "../../../functions/engine/state/check-back.ts";
import type { Conversation } from "../../../functions/engine/state/conversation.ts";
import { begun, inDays, now, promised } from "../../store/stores.ts";

const at = (lastHeardAt: number, more: Partial<Conversation> = {}): Conversation => ({
  ...begun,
  lastHeardAt,
  ...more,
});
const promise = (id: string, more: Partial<CheckBack> = {}) => ({
  promise: { ...promised(inDays(3)).promise!, id, ...more },
});
const [early, late] = [now - 5000, now - 1000];

/** The same, whichever is given first. */
function joined(a: Conversation, b: Conversation) {
  const [one, other] = [mergeConversations(a, b, now), mergeConversations(b, a, now)];
  expect(one).toEqual(other);
  return one;
}

describe("two conversations of one person", () => {
  test("go on as the one heard later", () => {
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

  test.each([early, late])("are opted out when the one heard at %d is, and nothing is to come", (stopped) => {
    const [a, b] = [at(early, promise("SM1", { code: "BCDFGH" })), at(late)].map((each) =>
      each.lastHeardAt === stopped ? { ...each, optedOut: true } : each,
    );
    const { optedOut, promise: kept } = joined(a!, b!);
    expect([optedOut, kept?.state]).toEqual([true, "cancelled"]);
    expect(kept).not.toHaveProperty("code");
  });

  type Row = [what: string, earlier: object, later: object, kept: string | undefined];
  test.each<Row>([
    ["the only one", promise("SM1"), {}, "SM1"],
    ["the only one, though it is over", promise("SM1", { state: "sent" }), {}, "SM1"],
    ["the later one's of two that are open", promise("SM1"), promise("SM2"), "SM2"],
    ["the one that is open", promise("SM1"), promise("SM2", { state: "delivered" }), "SM1"],
    ["the one that is being sent", promise("SM1", { state: "sending" }), promise("SM2", { state: "cancelled" }), "SM1"],
    [
      "the one to be asked once more",
      promise("SM1", { state: "sent", askAgainAt: now }),
      promise("SM2", { state: "sent" }),
      "SM1",
    ],
    [
      "the one that an operator may open again",
      promise("SM1", { state: "unsendable" }),
      promise("SM2", { state: "sent" }),
      "SM1",
    ],
    [
      "the one that goes on by SMS",
      promise("SM1", { state: "handed-over", continuesBySms: true }),
      promise("SM2", { state: "sent" }),
      "SM1",
    ],
    [
      "the later one's of two that are over",
      promise("SM1", { state: "sent" }),
      promise("SM2", { state: "sent" }),
      "SM2",
    ],
    [
      "the one that is to come, not the notice that it moved",
      promise("SM1"),
      promise("SM1", { isHandoverNotice: true }),
      "SM1",
    ],
    ["none of none", {}, {}, undefined],
  ])("have one check-back: %s", (_, earlier, later, kept) => {
    const { promise: one } = joined(at(early, earlier), at(late, later));
    expect(one?.id).toBe(kept);
    expect(one?.isHandoverNotice).toBeUndefined();
  });

  test("remember the last messages of both, the newest of both last", () => {
    const recent = (...ids: string[]) => ({ recent: ids.map((id) => ({ id, replies: [] })) });
    const one = joined(at(early, recent("A1", "A2", "A3")), at(late, recent("B1", "B2")));
    expect(one.recent.map(({ id }) => id)).toEqual(["A1", "A2", "B1", "A3", "B2"]);
  });

  test("are erased by DELETE as their last word, and the opt-out is all that is left of the other", () => {
    const erased = at(late, { erased: true, recent: [] });
    expect(joined(at(early, { ...promise("SM1"), optedOut: true }), erased)).toEqual({ ...erased, optedOut: true });
  });

  test("are not erased by a DELETE before their last word", () => {
    expect(joined(at(early, { erased: true, recent: [] }), at(late))).not.toHaveProperty("erased");
  });
});
