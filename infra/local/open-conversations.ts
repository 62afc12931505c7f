import { join } from "node:path";
import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import type { Store } from "../../functions/store/store.ts";
import type { DeskClock } from "./clock.ts";
import type { DeskDatabase } from "./desk-file.ts";
import { deskStore, deskTable } from "./desk-store.ts";
import { createTable, localClient, startDynamo } from "./dynamodb.ts";
import { followStream } from "./follow-stream.ts";
import { findJava } from "./java.ts";
import { followTimers } from "./memory/follow-timers.ts";
import { keptStore } from "./memory/kept-store.ts";

/** Where a desk's conversations are, and what wakes their check-backs. */
export type Conversations = {
  store: Store;
  /** The file of the messages, beside the conversations that they belong to. */
  messages: string;
  /** The table, which other processes can use too; undefined without Java. */
  database: DeskDatabase | undefined;
  /** Calls the handler with the timers that expire, as a table's stream. Returns a function that ends it. */
  followTimers: (handler: Parameters<typeof followStream>[2]) => () => Promise<void>;
};

type Options = {
  /** Stores the data (an absolute path). */
  folder: string;
  clock: DeskClock;
  /** A DynamoDB Local that already runs. */
  database?: DeskDatabase | undefined;
  /** Keeps conversations as on a machine without Java. */
  withoutJava?: boolean | undefined;
  progress?: ((what: string) => void) | undefined;
};

/** The files of a desk without Java in a desk's folder. */
export const memoryFilesIn = (folder: string) => ({
  conversations: join(folder, "memory", "conversations.json"),
  messages: join(folder, "memory", "messages.jsonl"),
});

/**
 * Opens the conversations in DynamoDB Local, or, without Java, in memory and a file. Rejects when the engine does not start or
 * the file is broken.
 *
 * @param parts ends what was started
 */
export async function openConversations(
  parts: AsyncDisposableStack,
  { folder, clock, database, withoutJava = false, progress }: Options,
): Promise<Conversations> {
  if (!database && (withoutJava || findJava() === undefined)) {
    const { conversations, messages } = memoryFilesIn(folder);
    const store = keptStore(conversations);
    return { store, messages, database: undefined, followTimers: (handler) => followTimers(store, clock.now, handler) };
  }
  const { connection, table } = database ?? { ...(await startedDynamo()), table: deskTable };
  const client = localClient(connection);
  parts.defer(() => client.destroy());
  const streamArn = await createTable(client, table);
  const streams = new DynamoDBStreamsClient(connection);
  parts.defer(() => streams.destroy());
  return {
    store: deskStore(client, clock, table),
    messages: join(folder, "messages.jsonl"),
    database: { connection, table },
    followTimers: (handler) => followStream(streams, streamArn, handler),
  };

  async function startedDynamo() {
    progress?.("DynamoDB Local");
    const { connection, client, stop } = await startDynamo(join(folder, "dynamodb"));
    client.destroy();
    parts.defer(stop);
    return { connection };
  }
}
