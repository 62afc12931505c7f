import { describe, expect, test } from "vitest";
import { faultKinds, oneStrike } from "./faults.ts";
import { scenario, scenarioSettings } from "./scenario.ts";
import { runWorld } from "./world.ts";

/*
 * One fault at a time, wherever it can strike: at every await of the code under test, at every request to DynamoDB and
 * Twilio.
 */

const run = (kind: string, nth: number) =>
  runWorld(1, { scenario, settings: scenarioSettings, faults: (note) => oneStrike(kind, nth, note) });

/** These strike only after another fault. */
const needsAnother = ["stale-code", "list-failed"];
/** After these a check-back is over at once: an operator has to act, or the number is not on WhatsApp any more. */
const endings: Partial<Record<string, string>> = {
  "message-refused": "ended unsendable",
  "not-on-whatsapp": "ended undeliverable",
};
/** More than there are. */
const maxPlaces = 800;

describe("every check-back that was made is sent", () => {
  test("when nothing goes wrong", async () => {
    const { counts, violations } = await run("nothing", 1);
    expect(violations).toEqual([]);
    expect(counts.has("replaced before it was sent")).toBe(false);
    expect(Object.fromEntries(counts)).toMatchObject({
      "check-backs made": 7,
      "check-backs sent": 7,
      "check-backs repeated": 1,
      "by template": 2,
      "handed over": 1,
      "told that it moved": 1,
      "sent within the same hour": 2,
      "asked which one a number answers": 1,
    });
  });

  test.each(faultKinds)("when %s happens once, at any await", async (kind) => {
    let places = 0;
    for (; places < maxPlaces; places += 1) {
      const { counts, violations } = await run(kind, places + 1);
      if (!counts.has(`fault ${kind}`)) break;
      const count = (what: string) => counts.get(what) ?? 0;
      const where = `${kind}, the ${places + 1}th time that it could`;
      expect(violations, where).toEqual([]);
      const asked = count("ended delivered") + count("ended read") + count("ended sent");
      const refused = count(endings[kind] ?? "none");
      // When the message that opens another guide is frozen, the "7" after it still belongs to the guide before.
      const replaced = kind === "sleep" ? count("replaced before it was sent") : 0;
      expect(asked + refused + replaced, where).toBe(count("check-backs made"));
    }
    expect(places).toBeLessThan(maxPlaces);
    if (!needsAnother.includes(kind)) expect(places).toBeGreaterThan(0);
  });
});
