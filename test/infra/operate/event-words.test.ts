import { describe, expect, test } from "vitest";
import { type CheckBackEvent, checkBackEvent, endReasons } from "../../../functions/engine/state/check-back-event.ts";
import { failureKinds } from "../../../functions/engine/state/failure.ts";
import { eventInWords } from "../../../infra/operate/event-words.ts";

/** Every event. A new kind does not compile without an example here. */
const all: Record<CheckBackEvent["kind"], CheckBackEvent[]> = {
  made: [{ kind: "made" }],
  "taken-over": [{ kind: "taken-over" }],
  "handed-over": [{ kind: "handed-over" }],
  postponed: [{ kind: "postponed" }],
  claimed: [{ kind: "claimed" }],
  "claimed-again": [{ kind: "claimed-again" }],
  "not-found": [{ kind: "not-found" }],
  delivered: [{ kind: "delivered" }],
  read: [{ kind: "read" }],
  reopened: [{ kind: "reopened" }],
  "not-asked-again": [{ kind: "not-asked-again" }],
  sent: [
    { kind: "sent", by: "text" },
    { kind: "sent", by: "template" },
  ],
  delayed: failureKinds.map((failure) => ({ kind: "delayed", failure })),
  rerouted: failureKinds.map((failure) => ({ kind: "rerouted", failure })),
  undelivered: [{ kind: "undelivered" }],
  withdrawn: [
    { kind: "withdrawn", why: "person" },
    { kind: "withdrawn", why: "moved-on" },
    { kind: "withdrawn", why: "operator" },
  ],
  ended: endReasons.map((why) => ({ kind: "ended", why })),
};
const events = Object.values(all).flat();

describe("the events of a check-back", () => {
  test.each(events)("%j has words", (event) => {
    expect(eventInWords(event)).toMatch(/^[A-Za-z][^{}]{3,}$/);
    expect(eventInWords(event)).not.toContain("undefined");
  });

  test("have different words", () => {
    const words = events.map(eventInWords);
    expect(words.filter((each, i) => words.indexOf(each) !== i)).toEqual([]);
  });

  test.each(events)("%j is stored as it is", (event) => {
    expect(checkBackEvent.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
  });

  test("have the provider's code after their words", () => {
    expect(eventInWords({ kind: "ended", why: "number-gone", failure: "number-gone", code: 30005 })).toMatch(
      /\(30005\)$/,
    );
    expect(eventInWords({ kind: "undelivered", code: 30008 })).toMatch(/\(30008\)$/);
  });

  test("do not compile with a misspelled kind or reason", () => {
    // @ts-expect-error
    const kind: CheckBackEvent = { kind: "maed" };
    // @ts-expect-error
    const why: CheckBackEvent = { kind: "ended", why: "to-late" };
    expect([kind, why].map((each) => checkBackEvent.safeParse(each).success)).toEqual([false, false]);
  });
});
