import { join } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { Bench } from "tinybench";
import { createApp } from "../../functions/app.ts";
import type { MessageEvent } from "../../functions/engine/state/event.ts";
import { takeTurn } from "../../functions/engine/take-turn.ts";
import { dynamoStore } from "../../functions/store/dynamo.ts";
import { memoryStore } from "../../functions/store/memory.ts";
import type { Store } from "../../functions/store/store.ts";
import { createVault } from "../../functions/store/vault.ts";
import { defineCommand, type Io } from "../../infra/cli/command.ts";
import { runCommand } from "../../infra/cli/run.ts";
import { compileContent } from "../../infra/content/compiled.ts";
import { createTable, startDynamo } from "../../infra/local/dynamodb.ts";
import { bundleFunction, type NodejsOptions } from "../../infra/plan/bundle.ts";
import { buildFunctions } from "../lambda/built.ts";
import { coldStarts } from "./cold-start.ts";
import { compileSeconds } from "./guide-files.ts";
import { decisionTimes } from "./many-guides.ts";
import { postForm } from "./post-form.ts";

const command = defineCommand({
  about:
    "Measures one turn, from the decision alone to the whole webhook, and cold starts. Compare the rows of one run: " +
    "absolute times depend on the machine.",
  examples: [["", "measure everything, which takes some minutes"]],
  options: {},
  async run(_, { progress }) {
    await measure(progress);
  },
});

async function measure(progress: Io["progress"]): Promise<void> {
  const content = compileContent();
  const vault = createVault("a-secret-of-at-least-32-characters");
  const twilio = { authToken: "desk-auth-token", origin: () => "https://example.com", defaultOptOut: false };
  const appOn = (store: Store) =>
    createApp({
      content,
      store,
      personKey: vault.personKey,
      newCode: () => "BCDFGH",
      now: Date.now,
      sleep: async () => {},
      random: Math.random,
      log: () => {},
      twilio,
    });

  const event: MessageEvent = {
    kind: "message",
    id: "SM1",
    channel: "sms",
    ourAddress: "+12025550143",
    text: "注销",
    media: 0,
  };
  const begun = takeTurn(content, undefined, event, { now: 0 }).conversation;

  progress.step("starting DynamoDB Local ...");
  const dynamo = await startDynamo();
  await createTable(dynamo.client, "Bench");
  const inMemory = appOn(memoryStore());
  const onDynamo = appOn(dynamoStore(new DynamoDBClient(dynamo.connection), "Bench", vault));

  progress.step("measuring turns ...");
  const bench = new Bench({ time: 1500, warmupTime: 300 });
  let sent = 0;
  bench
    .add("decide: a keyword, first contact", () => takeTurn(content, undefined, event, { now: 0 }))
    .add("decide: a number", () => takeTurn(content, begun, { ...event, id: "SM2", text: "3" }, { now: 0 }))
    .add("decide: not understood", () =>
      takeTurn(content, begun, { ...event, id: "SM2", text: "我有两张卡想问问" }, { now: 0 }),
    )
    .add("webhook, signed, store in memory", async () => void (await postForm(inMemory, ++sent)))
    .add("webhook, signed, DynamoDB Local", async () => void (await postForm(onDynamo, ++sent)));
  await bench.run();
  console.table(bench.table());

  progress.step("deciding with 1, 10, 100 and 1,000 guides, and compiling 100 (some minutes) ...");
  console.table(decisionTimes());
  console.log(`compiling 100 guides: ${compileSeconds(100).toFixed(1)} s`);

  progress.step("building the functions and measuring cold starts (about a minute) ...");
  const { built, remove } = await buildFunctions();
  const folders: Record<string, string> = { "as deployed": built.inbound.folder };
  /** The same function with other options of the bundler. */
  const otherwise: Record<string, NodejsOptions> = {
    "minified and split alone": { minify: true, splitting: true },
    "minified alone": { minify: true },
    "as SST bundles by itself": {},
  };
  for (const [name, options] of Object.entries(otherwise)) {
    folders[name] = join(built.inbound.folder, "..", name);
    await bundleFunction({ root: process.cwd(), handler: "functions/inbound.handler", out: folders[name] }, options);
  }
  console.table(await coldStarts(built.inbound, folders, "Bench", dynamo.endpoint));
  const { inbound, followups, sweep } = built;
  console.table(
    [inbound, followups, sweep].map(({ name, size }) => ({
      bundle: name,
      "KB at a cold start": Math.round(size.eager / 1024),
      "KB in all": Math.round(size.all / 1024),
    })),
  );
  remove();
  await dynamo.stop();
}

process.exitCode = await runCommand(command, ["bench", ...process.argv.slice(2)]);
