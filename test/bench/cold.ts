import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { dynamoStore } from "../../functions/store/dynamo.ts";
import { dynamoSpending } from "../../functions/store/dynamo-spending.ts";
import { compiledFolder } from "../../functions/wiring/content.ts";
import type { Progress } from "../../infra/cli/progress.ts";
import { createTable, type LocalDynamo, startDynamo } from "../../infra/local/dynamodb.ts";
import { bundleFunction, type NodejsOptions } from "../../infra/plan/bundle.ts";
import { bundleRecord } from "../../infra/plan/sst-cli.ts";
import { type Built, buildFunctions } from "../lambda/built.ts";
import { environmentOf } from "../lambda/environment.ts";
import { posted, sms } from "../lambda/events.ts";
import { invokeFresh } from "../lambda/fresh.ts";
import { type Contender, hono, honoDynamo, limit, peers } from "./contenders.ts";
import { inboundOn, portsOn, vault } from "./ours.ts";
import type { Row } from "./results.ts";
import { inRounds, type Task } from "./rounds.ts";
import { rowAfter } from "./row-after.ts";

const table = "Bench";

const asOverHttps = pathToFileURL(join(import.meta.dirname, "as-over-https.js"));

/**
 * Cold starts: a fresh Node process loads a bundle, answers one signed webhook and ends, from its start to its end. The
 * bundles are made with the options of the deployment.
 *
 * @param noPeers why there are no peers
 */
export async function measureCold(rounds: number, progress: Progress, noPeers: string | undefined): Promise<Row[]> {
  progress.step("cold: starting DynamoDB Local and bundling the functions ...");
  const dynamo = await startDynamo();
  await createTable(dynamo.client, table);
  await warmUp(dynamo);
  const { built, remove } = await buildFunctions();
  const work = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const env = { ...environmentOf(built.inbound, table, dynamo.endpoint), NODE_OPTIONS: `--import=${asOverHttps}` };
    const bundles = await bundleAll({ inbound: built.inbound, work, env, noPeers });
    const tasks = bundles.flatMap(({ row, folder }): Task[] =>
      "missing" in row ? [] : [{ id: row.id, measure: () => coldStart(folder, env) }],
    );
    // The first round warms the disk's cache.
    await inRounds(tasks, 1, () => progress.step("cold: each bundle once, to warm up ..."));
    const measured = await inRounds(tasks, rounds, (round) =>
      progress.count(`cold: round ${round + 1} of ${rounds}, ${tasks.length} processes each`),
    );
    progress.end();
    return bundles.map(({ row }) => ("missing" in row ? row : { ...row, values: measured.get(row.id) ?? [] }));
  } finally {
    rmSync(work, { recursive: true, force: true });
    remove();
    await dynamo.stop();
  }
}

type Bundle = { row: Row; folder: string };
type Making = { inbound: Built; work: string; env: NodeJS.ProcessEnv; noPeers: string | undefined };

/** The bundles in the order of the table. A peer that does not answer has the reason in its row. */
async function bundleAll({ inbound, work, env, noPeers }: Making): Promise<Bundle[]> {
  const options = optionsOf(inbound);
  const bundle = async (contender: Contender): Promise<Bundle> => {
    const folder = join(work, contender.id);
    const reason = contender.notOnLambda ?? (contender.isPeer && noPeers);
    const attempt = async () => {
      if (reason) throw new Error(reason);
      await bundleInto(folder, entryFor(work, contender), options);
      await coldStart(folder, env);
    };
    return { row: await rowAfter(contender, attempt()), folder };
  };
  const ours = (id: string, name: string, folder: string): Bundle => {
    const row: Row = { id, name, lacks: "nothing", values: [] };
    return { row, folder };
  };
  const plain = join(work, "plain");
  await bundleInto(plain, "functions/inbound.ts", {});
  cpSync(compiledFolder, join(plain, "content"), { recursive: true });
  const bundles = [await bundle(limit), await bundle(hono), await bundle(honoDynamo)];
  bundles.push(ours("deployed", "Checkback, as deployed", inbound.folder));
  bundles.push(ours("plain", "Checkback, as SST bundles by default", plain));
  for (const peer of peers) bundles.push(await bundle(peer));
  return bundles;
}

const bundleInto = (out: string, entry: string, options: NodejsOptions) =>
  bundleFunction({ root: process.cwd(), handler: entry.replace(/\.ts$/, ".handler"), out }, options);

/** From the start of a process to its end, in milliseconds. */
async function coldStart(folder: string, env: NodeJS.ProcessEnv): Promise<number> {
  const event = nextEvent();
  const began = performance.now();
  const { answer } = await invokeFresh({ folder }, env, event);
  const taken = performance.now() - began;
  if (answer?.statusCode !== 200) throw new Error(`${folder} answered ${answer?.statusCode}`);
  return taken;
}

let people = 0;

/** A first message of another person. */
function nextEvent() {
  people += 1;
  return posted("/twilio/message", sms("注销", `+8551${String(people).padStart(7, "0")}`));
}

/** The database starts cold, too, and is not what is measured. */
async function warmUp({ connection }: LocalDynamo): Promise<void> {
  const client = new DynamoDBClient(connection);
  const handler = inboundOn(portsOn(dynamoStore(client, table, vault), dynamoSpending(client, table), Date.now));
  for (let message = 0; message < 300; message += 1) await handler(nextEvent(), {});
  client.destroy();
}

/** The options that the deployment bundles a function with. */
function optionsOf({ folder }: Built): NodejsOptions {
  const { made } = JSON.parse(readFileSync(join(folder, bundleRecord), "utf8"));
  return JSON.parse(made).options;
}

/** A module beside the bundles, since a bundle's entry is TypeScript. */
function entryFor(work: string, { id, file }: Contender): string {
  const entry = join(work, `${id}.ts`);
  writeFileSync(entry, `export { handler } from ${JSON.stringify(file)};\n`);
  return entry;
}
