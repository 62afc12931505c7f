import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { content } from "../../../functions/wiring/content.ts";
import { type Mode, modes } from "../../../infra/local/fake-twilio/modes.ts";
import { aDesk, aFolder } from "./a-desk.ts";

/** One desk for this file. Its requests to Twilio time out after two seconds, and people are not asked once more. */
const { folder, remove } = aFolder();
let here: Awaited<ReturnType<typeof aDesk>>;
beforeAll(async () => {
  const guides = Object.entries(content.guides).map(([name, guide]) => {
    const pages = Object.entries(guide.pages).map(([id, { repeat, ...page }]) => [id, page]);
    return [name, { ...guide, pages: Object.fromEntries(pages) }];
  });
  here = await aDesk(folder, { content: { ...content, guides: Object.fromEntries(guides) }, timeout: 2_000 });
});
afterAll(async () => {
  await here.desk.stop();
  remove();
});

/** With this wrong with Twilio, so much later: the check-back's state, how many messages were accepted, how many arrived. */
type Step = [mode: Mode, later: string, state: string, accepted: number, delivered: number];

const runs: [run: string, ...steps: Step[]][] = [
  ["well", ["well", "P3D", "delivered", 1, 1], ["well", "P1D", "delivered", 1, 1]],
  ["rate-limited", ["rate-limited", "P3D", "open", 0, 0], ["well", "P1D", "delivered", 1, 1]],
  [
    "rate-limited to the end",
    ["rate-limited", "P3D", "open", 0, 0],
    ["rate-limited", "P5D", "open", 0, 0],
    ["rate-limited", "P7D", "too-late", 0, 0],
    ["well", "P1D", "too-late", 0, 0],
  ],
  ["forbids", ["forbids", "P3D", "open", 0, 0], ["well", "P1D", "delivered", 1, 1]],
  [
    "no funds for a week",
    ["no-funds", "P3D", "open", 0, 0],
    ["no-funds", "P5D", "open", 0, 0],
    ["well", "P1D", "delivered", 1, 1],
  ],
  ["filters", ["filters", "P3D", "unsendable", 1, 0], ["well", "P1D", "unsendable", 1, 0]],
  [
    "broken",
    ["broken", "P3D", "sending", 0, 0],
    ["broken", "P1D", "sending", 0, 0],
    ["well", "P1D", "open", 0, 0],
    ["well", "P1D", "delivered", 1, 1],
  ],
  [
    "accepts, then times out",
    ["accepts-then-times-out", "P3D", "sending", 1, 1],
    ["accepts-then-times-out", "P1D", "sent", 1, 1],
    ["well", "P1D", "sent", 1, 1],
  ],
  [
    "silent",
    ["silent", "P3D", "sending", 0, 0],
    ["silent", "P1D", "sending", 0, 0],
    ["well", "P1D", "open", 0, 0],
    ["well", "P1D", "delivered", 1, 1],
  ],
  ["refuses", ["refuses", "P3D", "undeliverable", 0, 0], ["well", "P1D", "undeliverable", 0, 0]],
  ["undelivered", ["undelivered", "P3D", "undelivered", 1, 0], ["well", "P1D", "undelivered", 1, 0]],
  ["unreachable", ["unreachable", "P3D", "open", 1, 0], ["well", "P1D", "delivered", 2, 1]],
  [
    "unreachable to the end",
    ["unreachable", "P3D", "open", 1, 0],
    ["unreachable", "P1D", "open", 2, 0],
    ["unreachable", "P1D", "open", 3, 0],
    ["unreachable", "P1D", "undeliverable", 4, 0],
    ["well", "P1D", "undeliverable", 4, 0],
  ],
  ["no reports", ["no-callbacks", "P3D", "sent", 1, 1], ["well", "P1D", "sent", 1, 1]],
  ["every report twice, the last first", ["twice", "P3D", "delivered", 1, 1], ["well", "P1D", "delivered", 1, 1]],
];

describe("during and after a fault of Twilio no one is asked twice, by SMS or WhatsApp", () => {
  test.each(runs.map((run, n) => [...run, n] as const))("%s", { timeout: 60_000 }, async (_, ...rest) => {
    const n = rest.pop() as number;
    const steps = rest as Step[];
    const people = [`+855110000${n + 10}`, `whatsapp:+855110000${n + 10}`];
    const standing = () => Promise.all(people.map(stands));
    for (const person of people) await here.say(person, "cancel my sim", "7");
    for (const [mode, later, ...expected] of steps) {
      expect(await here.setMode(mode)).toBe(204);
      // The index counts in seconds: a little later than the very moment.
      await here.advance(`${later}T1M`);
      await here.desk.sweepSoon();
      await expect.poll(standing, { timeout: 10_000 }).toEqual([expected, expected]);
    }
    await here.desk.sweepSoon();
    const last = steps.at(-1)?.slice(2);
    expect(await standing()).toEqual([last, last]);
  });

  /** How it stands with a person: from what is stored, and from what Twilio's double keeps. */
  async function stands(person: string) {
    const { deps, feed, now } = here.desk;
    const { conversation } = await deps.store.load(deps.personKey(person), now());
    const sent = feed.messages.all().filter(({ to, direction }) => to === person && direction === "outbound-api");
    return [
      conversation?.checkBacks[0]?.state,
      sent.length,
      sent.filter(({ status }) => status === "delivered").length,
    ];
  }

  test("messaging-limit: a person on WhatsApp is asked by SMS, for the desk has a number for that", {
    timeout: 60_000,
  }, async () => {
    const [whatsapp, sms] = ["whatsapp:+85511000099", "+85511000099"];
    await here.say(whatsapp, "cancel my sim", "7");
    await here.setMode("messaging-limit");
    await here.advance("P3DT1M");
    await here.desk.sweepSoon();
    await expect.poll(() => stands(sms), { timeout: 10_000 }).toEqual(["delivered", 1, 1]);
    expect(await stands(whatsapp)).toEqual(["handed-over", 1, 0]);
  });

  test("every fault was tried", () => {
    const tried = new Set(["messaging-limit", ...runs.flatMap(([, ...steps]) => steps.map(([mode]) => mode))]);
    expect([...tried].toSorted()).toEqual(Object.keys(modes).toSorted());
  });

  test("a fault that there is not is refused in words", async () => {
    const response = await fetch(`${here.desk.origin}/desk/twilio`, { method: "POST", body: '{"mode":"sleepy"}' });
    expect([response.status, await response.json()]).toEqual([400, { error: expect.stringContaining("rate-limited") }]);
  });
});
