import { describe, expect, test } from "vitest";
import { kinds, oneStrike } from "./faults.ts";
import { plot, plotted } from "./scenario.ts";
import { live } from "./world.ts";

/*
 * One fault at a time, wherever it can strike: at every await of our code, at every request to DynamoDB and Twilio.
 */

const run = (kind: string, nth: number) =>
  live(1, { plot, settings: plotted, weather: (note) => oneStrike(kind, nth, note) });

/** These can only strike when something else has: storms bring them. */
const needsAnother = ["stale-code", "list-failed"];
/** After these a check-back is over at once: the operator's to mend, or the number is on WhatsApp no more. */
const endings: Partial<Record<string, string>> = {
  "message-refused": "ended unsendable",
  "not-on-whatsapp": "ended undeliverable",
};
/** More than there are. */
const mostPlaces = 500;

describe("everybody who was promised to be asked is asked", () => {
  test("when nothing goes wrong", async () => {
    const { counts, wrongs } = await run("nothing", 1);
    expect(wrongs).toEqual([]);
    const expected = { "promises made": 4, "check-backs sent": 4, "check-backs repeated": 1, "by template": 2 };
    expect(Object.fromEntries(counts)).toMatchObject({ ...expected, "handed over": 1, "told that it moved": 1 });
  });

  test.each(kinds)("when this goes wrong once, anywhere: %s", async (kind) => {
    let places = 0;
    for (; places < mostPlaces; places += 1) {
      const { counts, wrongs } = await run(kind, places + 1);
      if (!counts.has(`fault ${kind}`)) break;
      const count = (what: string) => counts.get(what) ?? 0;
      const where = `${kind}, the ${places + 1}th time that it could`;
      expect(wrongs, where).toEqual([]);
      const asked = count("ended delivered") + count("ended read") + count("ended sent");
      const refused = count(endings[kind] ?? "none");
      expect(asked + refused, where).toBe(count("promises made"));
    }
    expect(places).toBeLessThan(mostPlaces);
    if (!needsAnother.includes(kind)) expect(places).toBeGreaterThan(0);
  });
});
