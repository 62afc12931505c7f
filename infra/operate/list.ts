import { wakeAt } from "../../functions/engine/checkback/wake-time.ts";
import type { CheckBack } from "../../functions/engine/state/conversation.ts";
import { alignColumns } from "../cli/align.ts";
import type { Times } from "./format-time.ts";
import type { Found } from "./scan-check-backs.ts";

export type State = CheckBack["state"];

/** Shown by default: those that are open, and those that failed. */
const worthLooking: State[] = ["open", "sending", "undelivered", "undeliverable", "unsendable", "too-late"];

/** When a promise came into its state. */
const since = ({ history, madeAt }: CheckBack) => history.at(-1)?.at ?? madeAt;

/** The promises in these states, the newest first. */
export function select(all: Found[], states: State[] | "all"): Found[] {
  const wanted = states === "all" ? undefined : states.length > 0 ? states : worthLooking;
  return all
    .filter(({ conversation }) => !wanted || wanted.includes(conversation.promise.state))
    .toSorted((a, b) => since(b.conversation.promise) - since(a.conversation.promise));
}

/** A line for each promise, the newest first. It holds no key, address or text. */
export function list(all: Found[], states: State[] | "all", times: (guide: string) => Times): string[] {
  const found = select(all, states);
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
  return [...alignColumns(rows), ...(rows.length > 0 ? [""] : []), tally(all, found, times)];
}

function tally(all: Found[], found: Found[], times: (guide: string) => Times): string {
  const zones = [...new Set(found.map(({ conversation }) => times(conversation.promise.guide).zone))];
  const hidden = all.length - found.length;
  const more = hidden > 0 ? `; ${hidden} more with --all` : "";
  const where = zones.length > 0 ? `, times in ${zones.join(", ")}` : "";
  return `${found.length} promise${found.length === 1 ? "" : "s"}${where}${more}`;
}

/** The shortest beginnings of the ids that still differ, of at least ten characters. */
function shortened(ids: string[]): (id: string) => string {
  const different = new Set(ids);
  let length = 10;
  while (length < 34 && new Set([...different].map((id) => id.slice(0, length))).size < different.size) length += 1;
  return (id) => id.slice(0, length);
}
