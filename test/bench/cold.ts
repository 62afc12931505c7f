import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
import { without } from "./missing.ts";
import { inboundOn, portsOn, vault } from "./ours.ts";
import type { Row } from "./results.ts";
import { inRounds, type Task } from "./rounds.ts";

const table = "Bench";

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
    const env = environmentOf(built.inbound, table, dynamo.endpoint);
    const deployed = { id: "deployed", name: "Checkback, as deployed", lacks: "nothing" };
    const plain = { id: "plain", name: "Checkback, as SST bundles by default", lacks: "nothing" };
    const folders = new Map([[deployed.id, built.inbound.folder]]);
    const bundled = async (id: string, entry: string, options: NodejsOptions) => {
      const out = join(work, id);
      await bundleFunction({ root: process.cwd(), handler: entry.replace(/\.ts$/, ".handler"), out }, options);
      folders.set(id, out);
    };
    await bundled(plain.id, "functions/inbound.ts", {});
    cpSync(compiledFolder, join(work, plain.id, "content"), { recursive: true });
    const rows: Row[] = [];
    for (const contender of [limit, hono, honoDynamo, ...peers]) {
      const reason = contender.notOnLambda ?? (contender.isPeer && noPeers);
      const attempt = reason
        ? Promise.reject(new Error(reason))
        : bundled(contender.id, entryFor(work, contender), optionsOf(built.inbound)).then(() =>
            coldStart(contender.id),
          );
      rows.push(await without(contender, attempt));
    }
    const order = [...rows.slice(0, 3), { ...deployed, values: [] }, { ...plain, values: [] }, ...rows.slice(3)];
    const tasks = order.flatMap((row): Task[] =>
      "missing" in row ? [] : [{ id: row.id, measure: () => coldStart(row.id) }],
    );
    // The first round warms the disk's cache.
    await inRounds(tasks, 1, () => progress.step("cold: each bundle once, to warm up ..."));
    const measured = await inRounds(tasks, rounds, (round) =>
      progress.count(`cold: round ${round + 1} of ${rounds}, ${tasks.length} processes each`),
    );
    progress.end();
    return order.map((row) => ("missing" in row ? row : { ...row, values: measured.get(row.id) ?? [] }));

    async function coldStart(id: string): Promise<number> {
      const event = nextEvent();
      const began = performance.now();
      const { answer } = await invokeFresh({ folder: folders.get(id) ?? "" }, env, event);
      const taken = performance.now() - began;
      if (answer?.statusCode !== 200) throw new Error(`${id} answered ${answer?.statusCode}`);
      return taken;
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
    remove();
    await dynamo.stop();
  }
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
