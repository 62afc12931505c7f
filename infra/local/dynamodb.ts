import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceNotFoundException,
  type TransactWriteItemsCommandInput,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";
import { table, timerEntity } from "../../functions/store/table.ts";
import { findDynamoJar } from "./dynamodb-jar.ts";
import { freePort } from "./free-port.ts";
import { findJava, installJava } from "./java.ts";

/** DynamoDB Local requires credentials and accepts any. */
const credentials = { accessKeyId: "desk", secretAccessKey: "desk" };

export type LocalDynamo = {
  endpoint: string;
  client: DynamoDBClient;
  connection: Connection;
  stop: () => Promise<void>;
};

/** Flags of the JVM: DynamoDB Local runs for a short time and holds little, so its code is compiled lightly. */
const quickStart = ["-XX:+IgnoreUnrecognizedVMOptions", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"];

/** The configuration of an SDK client for DynamoDB Local. */
export type Connection = { endpoint: string; region: string; credentials: typeof credentials };

/**
 * Starts Amazon's DynamoDB Local in a child process that ends with this one, and waits until it answers.
 *
 * @param folder stores the data (an absolute path); without it the data is in memory
 * @throws Error when there is no Java, no jar at DYNAMODB_LOCAL_JAR, or no answer within 30 s
 */
export async function startDynamo(folder?: string): Promise<LocalDynamo> {
  const java = findJava();
  if (java === undefined)
    throw new Error(`DynamoDB Local needs Java, and none is installed. Install it: ${installJava}`);
  const { jar, libraries } = findDynamoJar();
  if (folder) mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const exitWithParent = join(import.meta.dirname, "exit-with-parent.ts");
  const args = [
    ...quickStart,
    `-Djava.library.path=${libraries}`,
    "-jar",
    jar,
    "-port",
    String(port),
    "-sharedDb",
    "-disableTelemetry",
    ...(folder ? ["-dbPath", folder] : ["-inMemory"]),
  ];
  // It writes a file into its working folder.
  const cwd = folder ?? tmpdir();
  const child = spawn(process.execPath, [exitWithParent, java, ...args], { cwd, stdio: ["pipe", "ignore", "pipe"] });
  let complaints = "";
  child.stderr.on("data", (chunk: Buffer) => (complaints = (complaints + chunk).slice(-2000)));
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));

  const endpoint = `http://127.0.0.1:${port}`;
  const connection = { endpoint, region: "local", credentials };
  const client = localClient(connection);
  const stop = async () => {
    client.destroy();
    child.stdin.end();
    await exited;
  };
  for (let waited = 0; waited < 30_000; waited += 100) {
    if (child.exitCode !== null) throw new Error(`DynamoDB Local did not start: ${complaints.trim()}`);
    const answered = await fetch(endpoint).then(
      () => true,
      () => false,
    );
    if (answered) return { endpoint, client, connection, stop };
    await sleep(100);
  }
  await stop();
  throw new Error("DynamoDB Local did not answer within 30 s");
}

/** A client of DynamoDB Local. */
export function localClient(connection: Connection): DynamoDBClient {
  const client = new DynamoDBClient(connection);
  letTimersExpire(client);
  return client;
}

/**
 * A workaround for a fault of DynamoDB Local 1.25: in a table with indexes, time-to-live deletes only items that are in every
 * index. So on the desk a timer gets their keys, in a shard that the sweep does not query.
 */
function letTimersExpire(client: DynamoDBClient) {
  client.middlewareStack.add(
    (next) => (args) => {
      for (const { Put } of (args.input as TransactWriteItemsCommandInput).TransactItems ?? [])
        if (Put?.Item?.entity?.S === timerEntity && Put.Item.expireAt)
          for (const { hash, range } of [table.dueIndex, table.waitingIndex])
            Object.assign(Put.Item, { [hash]: { S: timerEntity }, [range]: Put.Item.expireAt });
      return next(args);
    },
    { step: "initialize", name: "letTimersExpire" },
  );
}

/** Creates the table as a deployment does, unless it exists. Returns the ARN of its stream. */
export async function createTable(client: DynamoDBClient, TableName: string): Promise<string> {
  const existing = await client.send(new DescribeTableCommand({ TableName })).catch((error: unknown) => {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  });
  if (existing?.Table?.LatestStreamArn) return existing.Table.LatestStreamArn;
  const keySchema = ({ hash, range }: { hash: string; range: string }) => [
    { AttributeName: hash, KeyType: "HASH" as const },
    { AttributeName: range, KeyType: "RANGE" as const },
  ];
  const { TableDescription } = await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: Object.entries(table.attributes).map(([AttributeName, AttributeType]) => ({
        AttributeName,
        AttributeType,
      })),
      KeySchema: keySchema(table.key),
      GlobalSecondaryIndexes: [table.dueIndex, table.waitingIndex].map((index) => ({
        IndexName: index.name,
        KeySchema: keySchema(index),
        Projection: { ProjectionType: "KEYS_ONLY" as const },
      })),
      StreamSpecification: { StreamEnabled: true, StreamViewType: table.streamView },
    }),
  );
  const TimeToLiveSpecification = { AttributeName: table.timeToLive, Enabled: true };
  await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
  return TableDescription?.LatestStreamArn ?? "";
}
