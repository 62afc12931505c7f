import { describe, expect, test } from "vitest";
import { type CheckBackState, checkBack } from "../../functions/engine/state/check-back.ts";
import type { DeliveryStatus } from "../../functions/engine/state/event.ts";
import type { Happened, MessageKind, NotDue, OperatorOutcome } from "../../functions/engine/state/happened.ts";
import type { Turn } from "../../functions/engine/state/turn.ts";
import { outcomeOf, type TurnWord, wordOf } from "../../functions/log/outcome.ts";
import { attempt, begun, checkBackOn, now } from "../store/stores.ts";

/* The word for a turn with these events. A word that does not exist does not compile: see the last test. */

const turn = (...happened: Happened[]): Turn => ({ conversation: begun, replies: [], happened });
const inState = (state: CheckBackState) => checkBackOn(now, { state, attempt });

const messageKinds: Record<MessageKind, true> = {
  "opt-out": true,
  "opt-in": true,
  command: true,
  greeting: true,
  choice: true,
  keyword: true,
  button: true,
  nearly: true,
  perhaps: true,
  which: true,
  "another-day": true,
  thanks: true,
  "not-offered": true,
  unclear: true,
  abuse: true,
  sensitive: true,
  code: true,
  empty: true,
  link: true,
  quoted: true,
  automatic: true,
  reaction: true,
  media: true,
  repeated: true,
  "said-again": true,
  "rate-limited": true,
  "provider-stop": true,
  "provider-start": true,
  "provider-help": true,
};
const notDue: Record<NotDue, true> = {
  "no-check-back": true,
  replaced: true,
  "not-due": true,
  "already-sent": true,
  "already-over": true,
  "being-sent": true,
};
const statuses: Record<DeliveryStatus, true> = {
  pending: true,
  sent: true,
  delivered: true,
  read: true,
  undelivered: true,
};
const operatorOutcomes: Record<OperatorOutcome, true> = {
  retried: true,
  cancelled: true,
  erased: true,
  "no-conversation": true,
  "no-check-back": true,
  "nothing-to-cancel": true,
  "not-unsendable": true,
  "opted-out": true,
  "too-late": true,
  "no-address": true,
  "no-page": true,
};
const states = checkBack.def.options.flatMap(({ shape: { state } }) =>
  "entries" in state.def ? Object.values(state.def.entries) : state.def.values,
) as CheckBackState[];

const keysOf = <Key extends string>(words: Record<Key, true>) => Object.keys(words) as Key[];

describe("the word for a turn", () => {
  test.each(keysOf(messageKinds))("is the kind of a message: %s", (as) => {
    expect(wordOf(turn({ kind: "message", as }, { kind: "started" }))).toBe(as);
  });

  test.each(keysOf(notDue))("is the reason of a due event without a change: %s", (why) => {
    const nothing = turn({ kind: "not-due", why });
    expect([wordOf(nothing), outcomeOf(nothing)]).toEqual([why, { outcome: why }]);
  });

  test.each(keysOf(statuses))("has the status of a report: %s", (status) => {
    expect(wordOf(turn({ kind: "report", status }))).toBe(`report-${status}`);
  });

  test.each(keysOf(operatorOutcomes))("has the outcome of an operator's command: %s", (outcome) => {
    expect(wordOf(turn({ kind: "operator", outcome }))).toBe(`operator-${outcome}`);
  });

  test.each(states)("has the state after an attempt to send or a look-up: %s", (state) => {
    const after: Happened = { kind: "check-back", event: { kind: "made" }, checkBack: inState(state) };
    const claimed: Happened = { kind: "check-back", event: { kind: "claimed" }, checkBack: inState("sending") };
    expect(wordOf(turn(claimed, after))).toBe(`check-back-${state}`);
    expect(wordOf(turn({ kind: "look-up" }, after))).toBe(`looked-up-${state}`);
    expect(wordOf(turn(after))).toBe(state);
  });

  test.each<[what: string, happened: Happened[], word: TurnWord]>([
    ["an attempt without a result yet", [claim("claimed")], "check-back-sending"],
    ["an attempt to ask once more", [claim("claimed-again")], "check-back-sending"],
    ["a look-up without an answer", [{ kind: "look-up" }], "looked-up-sending"],
    ["moved into the contact hours", [claim("postponed")], "postponed"],
    ["a result that changes nothing", [{ kind: "result-ignored" }], "result-ignored"],
    ["a result that is not known yet", [{ kind: "result-unknown" }], "result-ignored"],
    ["nothing, because it goes on by SMS", [], "continued-by-sms"],
  ])("%s", (_, happened, word) => {
    expect(wordOf(turn(...happened))).toBe(word);
  });

  test("does not compile when it is misspelled", () => {
    // @ts-expect-error
    const word: TurnWord = "check-back-sned";
    expect(states).not.toContain(word.replace("check-back-", ""));
  });
});

function claim(kind: "claimed" | "claimed-again" | "postponed"): Happened {
  return { kind: "check-back", event: { kind }, checkBack: inState(kind === "postponed" ? "open" : "sending") };
}
