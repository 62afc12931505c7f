import { existsSync, readFileSync, renameSync } from "node:fs";
import * as z from "zod";
import { sweepAt, waitingOf } from "../../../functions/engine/checkback/wake-time.ts";
import { conversation } from "../../../functions/engine/state/conversation.ts";
import type { MemoryStore } from "../../../functions/store/memory.ts";
import { replaceFile } from "../replace-file.ts";

/** What the file holds: the store's maps, without what can be made from a conversation again. Times are epoch milliseconds. */
const schema = z.object({
  format: z.literal(1),
  rows: z.array(
    z.object({
      person: z.string(),
      conversation: z.optional(conversation),
      leadsTo: z.string().exactOptional(),
      address: z.string().exactOptional(),
      version: z.number(),
      expireAt: z.number(),
    }),
  ),
  timers: z.array(z.tuple([z.string(), z.number()])),
  codes: z.array(z.tuple([z.string(), z.object({ person: z.string(), expiresAt: z.number() })])),
});

/**
 * Fills an empty store from a file; a missing file leaves it empty. Throws when the file can't be read as conversations. It is
 * renamed then, so that the next start neither fails nor overwrites it.
 */
export function readConversations(file: string, store: MemoryStore): void {
  if (!existsSync(file)) return;
  const json = readFileSync(file, "utf8");
  const { data, why } = parsed(json);
  if (!data) {
    const aside = `${file.replace(/\.json$/, "")}.broken-${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}.json`;
    renameSync(file, aside);
    throw new Error(
      `the conversations in ${file} can't be read (${why}). The file is kept as ${aside}: repair it and rename it back, ` +
        "or start again without those conversations (npm start).",
    );
  }
  for (const { person, conversation: stored, ...row } of data.rows)
    store.rows.set(person, {
      ...row,
      ...(stored && { body: JSON.stringify(stored), dueAt: sweepAt(stored, 0), waiting: waitingOf(stored) }),
    });
  for (const [key, dueAt] of data.timers) store.timers.set(key, dueAt);
  for (const [code, kept] of data.codes) store.codes.set(code, kept);
}

function parsed(json: string): { data?: z.infer<typeof schema>; why?: string } {
  try {
    const { data, error } = schema.safeParse(JSON.parse(json));
    const [issue] = error?.issues ?? [];
    return data ? { data } : { why: `${issue?.path.join(".") || "the whole"}: ${issue?.message}` };
  } catch (error) {
    return { why: (error as Error).message };
  }
}

const toJson = ({ rows, timers, codes }: MemoryStore): string =>
  JSON.stringify({
    format: 1,
    rows: [...rows].map(([person, { body, leadsTo, address, version, expireAt }]) => ({
      person,
      conversation: body === undefined ? undefined : JSON.parse(body),
      leadsTo,
      address,
      version,
      expireAt,
    })),
    timers: [...timers],
    codes: [...codes],
  } satisfies z.input<typeof schema>);

/**
 * Returns a function that writes the store into the file, and resolves when everything that was stored before the call is on
 * the disk. One write serves all calls that wait for it. Rejects with the system's error.
 */
export function conversationWriter(file: string, store: MemoryStore): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;
  return () => {
    waiting ??= running
      .catch(() => undefined)
      .then(() => {
        running = waiting ?? running;
        waiting = undefined;
        return replaceFile(file, toJson(store));
      });
    return waiting;
  };
}
