import { wakeAt } from "../../functions/engine/checkback/wake-time.ts";
import type { CheckBack } from "../../functions/engine/state/conversation.ts";
import type { Times } from "./format-time.ts";
import type { Found } from "./scan-check-backs.ts";

export type State = CheckBack["state"];

/** What is still to come, and what did not go as it should. */
const worthLooking: State[] = ["open", "sending", "undelivered", "undeliverable", "unsendable", "too-late"];

/** When a promise became what it is. */
const since = ({ history, madeAt }: CheckBack) => history.at(-1)?.at ?? madeAt;

/** A line for each promise, the newest first. Nobody's number is in it, for it is in nothing that is read. */
export function list(all: Found[], states: State[] | "all", times: (guide: string) => Times): string[] {
  const wanted = states === "all" ? undefined : states.length > 0 ? states : worthLooking;
  const found = all
    .filter(({ conversation }) => !wanted || wanted.includes(conversation.promise.state))
    .toSorted((a, b) => since(b.conversation.promise) - since(a.conversation.promise));
  const short = shortened(found.map(({ conversation }) => conversation.promise.id));
  const rows = found.map(({ conversation: { promise, channel, language = "?" } }) => {
    const { at, away } = times(promise.guide);
    const due = wakeAt(promise);
    const when = due === undefined ? at(since(promise)) : `${at(due)} (${away(due)})`;
    const error = promise.error === undefined ? "" : `error ${promise.error}`;
    return [
      short(promise.id),
      promise.state,
      when,
      `${channel} ${language}`,
      `${promise.guide} ${promise.askPage}`,
      error,
    ];
  });
  return [...aligned(rows), ...(rows.length > 0 ? [""] : []), tally(all, found, times)];
}

function tally(all: Found[], found: Found[], times: (guide: string) => Times): string {
  const zones = [...new Set(found.map(({ conversation }) => times(conversation.promise.guide).zone))];
  const hidden = all.length - found.length;
  const more = hidden > 0 ? `; ${hidden} more with --all` : "";
  const where = zones.length > 0 ? `, times in ${zones.join(", ")}` : "";
  return `${found.length} promise${found.length === 1 ? "" : "s"}${where}${more}`;
}

/** Ids as far as they differ from each other, ten characters at least. */
function shortened(ids: string[]): (id: string) => string {
  const different = new Set(ids);
  let length = 10;
  while (length < 34 && new Set([...different].map((id) => id.slice(0, length))).size < different.size) length += 1;
  return (id) => id.slice(0, length);
}

function aligned(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
