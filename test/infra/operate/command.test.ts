import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { describe, expect, onTestFinished, test } from "vitest";
import { runTurn } from "../../../functions/run-turn.ts";
import { dynamoStore } from "../../../functions/store/dynamo.ts";
import { createVault } from "../../../functions/store/vault.ts";
import { content } from "../../../functions/wiring/content.ts";
import { command } from "../../../infra/cli/commands/promises.ts";
import { createTable } from "../../../infra/local/dynamodb.ts";
import { dynamoOfRun, hasDynamo } from "../../support/dynamo.ts";
import { message, worldOn } from "../../support/harness.ts";
import { cli, inProcess } from "../cli/typed.ts";
import { aDesk, aFolder } from "../local/a-desk.ts";

/** Types the command. Returns its output and exit code. */
const promises = (env: NodeJS.ProcessEnv, ...args: string[]) => inProcess(command, ["promises", ...args], env);

/** Types the command, and the number that it asks for. */
const forget = (env: NodeJS.ProcessEnv, number: string, ...args: string[]) =>
  cli(["forget", ...args], { env, input: `${number}\n` });

test.skipIf(!hasDynamo)(
  "an unsendable check-back of a running desk is listed, retried and delivered; without a desk promises fails",
  {
    timeout: 120_000,
  },
  async () => {
    const { folder, remove } = aFolder();
    onTestFinished(remove);
    const here = await aDesk(folder);
    onTestFinished(here.desk.stop);
    const env = { CHECKBACK_DATA: folder };
    const person = "+85510000001";
    await here.say(person, "cancel my sim", "7");
    await here.setMode("filters");
    await here.advance("P3DT1M");
    await here.desk.sweepSoon();
    const { id = "" } = (await here.checkBackOf(person)) ?? {};
    const { out } = await promises(env, "list", "--state", "unsendable");
    const [asJson] = JSON.parse((await promises(env, "--json")).out);
    expect(asJson).toMatchObject({ id, state: "unsendable", guide: "cancel-sim-kh", page: "check", error: 30007 });
    expect(out).toMatch(
      /^SM\w+ +unsendable +.*cancel-sim-kh check +error 30007\n\n1 check-back, times in Asia\/Phnom_Penh$/,
    );
    const [history] = JSON.parse((await promises(env, "why", id, "--json")).out);
    expect(history).toMatchObject({
      id,
      state: "unsendable",
      history: expect.arrayContaining([
        {
          at: expect.stringMatching(/^\d{4}-.*Z$/),
          kind: "ended",
          why: "our-fault",
          failure: "our-fault",
          code: 30007,
        },
      ]),
    });
    expect((await promises(env, "why", id)).out).toContain("the message or the sender has to be corrected (30007)");
    await here.setMode("well");
    const counted = await promises(env, "retry", "--state", "unsendable");
    expect(counted.out).toMatch(/^ +1 {2}error 30007: .*\n\n1 in all\. Add --apply to open them again\.$/);
    expect((await promises(env, "retry", id)).out).toMatch(/is open again, due .* \(Asia\/Phnom_Penh\)$/);
    await here.advance("PT1M");
    await expect.poll(async () => (await here.checkBackOf(person))?.state, { timeout: 10_000 }).toBe("delivered");
    expect(await promises(env, "retry", id)).toMatchObject({
      code: 1,
      err: expect.stringContaining("can't be opened"),
    });
    const unanswered = await cli(["forget"], { env });
    expect([unanswered.code, unanswered.out]).toEqual([1, ""]);
    expect(unanswered.err).toMatch(
      /checkback forget: no number was given\. Type it when asked, or send it through a pipe\.$/,
    );
    await here.desk.stop();
    expect(await promises(env)).toMatchObject({ code: 1, out: "", err: expect.stringContaining("npm start") });
  },
);

test("promises says that no desk is running after one was killed", { timeout: 60_000 }, async () => {
  const { folder, remove } = aFolder();
  onTestFinished(remove);
  writeFileSync(join(folder, "desk.lock"), "999999999");
  writeFileSync(
    join(folder, "desk.json"),
    JSON.stringify({ database: { connection: { endpoint: "http://127.0.0.1:1" } } }),
  );
  const { code, err } = await promises({ CHECKBACK_DATA: folder });
  expect([code, err]).toEqual([
    1,
    expect.stringMatching(/^checkback promises: no desk is running on .*npm start[^\n]*$/m),
  ]);
});

test.skipIf(!hasDynamo)(
  "promises and forget inside sst shell use the linked table and secret",
  {
    timeout: 120_000,
  },
  async () => {
    const dynamo = dynamoOfRun();
    const client = new DynamoDBClient(dynamo);
    await createTable(client, "OperateStage");
    const secret = "a-secret-of-at-least-32-characters";
    const vault = createVault(secret);
    const { deps } = worldOn(dynamoStore(client, "OperateStage", vault));
    // The command runs some seconds later, and still sees three whole days until the check-back.
    const [person, now] = ["+85510000001", Date.now() + 5 * 60_000];
    const there = { ...deps, content, now: () => now };
    await runTurn(there, vault.personKey(person), message("SM-one", "cancel my sim"), { address: person });
    await runTurn(there, vault.personKey(person), message("SM-two", "7"), { address: person });
    const linked = (value: string) => JSON.stringify({ value });
    const env = {
      CHECKBACK_STAGE: "production",
      AWS_REGION: "local",
      AWS_ACCESS_KEY_ID: "desk",
      AWS_SECRET_ACCESS_KEY: "desk",
      AWS_ENDPOINT_URL_DYNAMODB: dynamo.endpoint,
      SST_RESOURCE_Table: JSON.stringify({ name: "OperateStage" }),
      SST_RESOURCE_App: JSON.stringify({ name: "checkback", stage: "production" }),
      SST_RESOURCE_TwilioAccountSid: linked(`AC${"0".repeat(32)}`),
      SST_RESOURCE_TwilioAuthToken: linked("token"),
      SST_RESOURCE_AddressSecret: linked(secret),
      SST_RESOURCE_FormerAddressSecret: linked(""),
      SST_RESOURCE_FormerTwilioAuthToken: linked(""),
    };
    const { out } = await cli(["promises", "--stage", "production"], { env });
    expect(out).toMatch(/^SM-two +open +.*\(in 3d.*\) +sms en +cancel-sim-kh check\n/);
    expect((await cli(["promises", "--stage", "production", "cancel", "SM-two"], { env })).out).toBe(
      "SM-two is cancelled",
    );
    const { conversation, address } = await there.store.load(vault.personKey(person), now);
    expect([conversation?.checkBacks[0]?.state, address]).toEqual(["cancelled", undefined]);
    const erased = await forget(env, " +855 10 000 001 ", "--stage", "production");
    expect(erased).toMatchObject({ code: 0, out: "by SMS: erased\nby WhatsApp: nothing is stored" });
    expect((await there.store.load(vault.personKey(person), now)).conversation).toMatchObject({ erased: true });
    expect((await forget(env, person, "--stage", "production")).out).toContain("by SMS: nothing is stored");
    const wrong = await forget(env, "0123 456", "--stage", "production");
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining("that is not a number")]);
  },
);

describe("npm run promises refuses in one line", () => {
  test.each([
    [["why"], "why takes the id of a check-back: why ID"],
    [["mend", "SM1"], "there is no mend: use list, why, retry or cancel"],
    [["--stage", ""], "--stage takes a name like production: not nothing"],
    [["--state", "asleep"], "--state takes one of open, sending,"],
    [["list", "SM1"], "too many arguments: SM1"],
    [["why", "SM1", "SM2"], "too many arguments: SM2"],
    [["--apply"], "--error and --apply belong to  retry --state unsendable"],
    [["retry", "--state", "open"], "only unsendable check-backs can be opened again: --state unsendable"],
    [["retry", "SM1", "--json"], "--json belongs to list and why, not to retry"],
    [["cancel", "SM1", "--json"], "--json belongs to list and why, not to cancel"],
    [["retry", "--state", "unsendable", "--json"], "--json belongs to list and why, not to retry"],
    [["retry", "--state", "unsendable", "--all"], "--all belongs to list, not to retry"],
    [["why", "SM1", "--all"], "--all belongs to list, not to why"],
    [["why", "SM1", "--state", "open"], "--state belongs to list, and to retry without an id: not to why ID"],
    [["cancel", "SM1", "--state", "open"], "--state belongs to list, and to retry without an id: not to cancel ID"],
    [["list", "--all", "--state", "open"], "--all is every state: leave out --state, or --all"],
    [["retry", "--error", "thirty"], "--error takes an error code of Twilio, like 30007: not thirty"],
  ])("%j", async (args, said) => {
    const { code, out, err } = await promises({ CHECKBACK_DATA: "nowhere" }, ...args);
    expect([code, out, err]).toEqual([2, "", expect.stringContaining(`checkback promises: ${said}`)]);
    expect(err.split("\n")).toHaveLength(1);
  });
});
