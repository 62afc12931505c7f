import { test } from "vitest";
import type { Attempt, Sending } from "../../../functions/engine/state/check-back.ts";
import type { CheckBackEvent } from "../../../functions/engine/state/check-back-event.ts";
import type { Mode } from "../../../infra/local/fake-twilio/modes.ts";
import { freePort } from "../../../infra/local/free-port.ts";
import { dynamoOfRun } from "../../support/dynamo.ts";
import { account, aFolder, overTwilio } from "./a-desk.ts";
import { end, startBesideDatabase } from "./started.ts";

/**
 * `kill -9` of the whole desk after the check-back was claimed and while the request to Twilio hangs, so before anything
 * is settled. What Twilio has by then is all that is known of it afterwards.
 */
test.concurrent.for<[mode: Mode, accepted: number, then: CheckBackEvent["kind"][]]>([
  ["accepts-then-times-out", 1, ["made", "claimed", "sent"]],
  ["silent", 0, ["made", "claimed", "not-found"]],
])(
  "killed between claim and settle, Twilio %s: started again, one message in all",
  { timeout: 180_000 },
  async ([mode, accepted, then], { expect, onTestFinished }) => {
    const { folder, remove } = aFolder();
    onTestFinished(remove);
    const port = await freePort();
    const [person, other] = ["+85510000001", "+85510000002"];
    const talk = overTwilio(`http://localhost:${port}`);
    const database = { connection: dynamoOfRun(), table: `Killed-${mode}` };
    const options = { folder, port, account, database };
    const first = await startBesideDatabase({ ...options, mode }, onTestFinished);
    await talk.say(person, "cancel my sim", "7");
    await talk.advance("P1D");
    await talk.say(other, "cancel my sim", "7");
    await talk.advance("P2D");
    await expect.poll(async () => (await talk.checkBackOf(person))?.state, { timeout: 10_000 }).toBe("sending");
    const toPerson = async () =>
      (await talk.snapshot()).messages.filter(
        (message) => message.direction === "outbound-api" && message.person === person,
      );
    await expect.poll(async () => (await toPerson()).length, { timeout: 3_000 }).toBe(accepted);
    await end(first, "SIGKILL");

    const second = await startBesideDatabase(options, onTestFinished);
    expect(await talk.checkBackOf(person)).toMatchObject({
      state: "sending",
      attempt: { number: 1 },
      messageIds: [],
    } satisfies Pick<Sending, "state" | "messageIds"> & { attempt: Pick<Attempt, "number"> });
    expect(await toPerson()).toHaveLength(accepted);
    await talk.advance("PT11M");
    const story = async () => (await talk.checkBackOf(person))?.history.map(({ event }) => event.kind);
    await expect.poll(story, { timeout: 20_000 }).toEqual(then);
    // What never went out is due again a quarter of an hour later.
    await talk.advance("PT16M");
    await expect.poll(async () => (await story())?.at(-1), { timeout: 20_000 }).toMatch(/^(sent|delivered)$/);
    await talk.advance("P1D");
    // The sweep that finds the other's check-back has looked at everything that is due.
    await expect.poll(async () => (await talk.checkBackOf(other))?.state, { timeout: 10_000 }).toBe("delivered");
    expect(await toPerson()).toHaveLength(1);
    expect(await end(second, "SIGTERM")).toBe(0);
  },
);
