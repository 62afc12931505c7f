import { wakeAt } from "../../functions/engine/checkback/wake-time.ts";
import type { CheckBack, CheckBackState } from "../../functions/engine/state/check-back.ts";
import type { Times } from "./format-time.ts";
import type { Found } from "./scan-check-backs.ts";

/** What is still to come, and what did not go as it should. */
const worthLooking: CheckBackState[] = ["open", "sending", "undelivered", "undeliverable", "unsendable", "too-late"];

/** When a check-back came to its state. */
const since = ({ history, madeAt }: CheckBack) => history.at(-1)?.at ?? madeAt;

/** A line for each check-back, the newest first. No number is in it: none is stored in readable form. */
export function list(all: Found[], states: CheckBackState[] | "all", times: (guide: string) => Times): string[] {
  const wanted = states === "all" ? undefined : states.length > 0 ? states : worthLooking;
  const found = all
    .filter(({ checkBack }) => !wanted || wanted.includes(checkBack.state))
    .toSorted((a, b) => since(b.checkBack) - since(a.checkBack));
  const short = shortened(found.map(({ checkBack }) => checkBack.id));
  const rows = found.map(({ checkBack, conversation: { channel, language = "?" } }) => {
    const { at, away } = times(checkBack.guide);
    const due = wakeAt(checkBack);
    const when = due === undefined ? at(since(checkBack)) : `${at(due)} (${away(due)})`;
    const error = "error" in checkBack && checkBack.error !== undefined ? `error ${checkBack.error}` : "";
    return [
      short(checkBack.id),
      checkBack.state,
      when,
      `${channel} ${language}`,
      `${checkBack.guide} ${checkBack.askPage}`,
      error,
    ];
  });
  return [...aligned(rows), ...(rows.length > 0 ? [""] : []), tally(all, found, times)];
}

function tally(all: Found[], found: Found[], times: (guide: string) => Times): string {
  const zones = [...new Set(found.map(({ checkBack }) => times(checkBack.guide).zone))];
  const hidden = all.length - found.length;
  const more = hidden > 0 ? `; ${hidden} more with --all` : "";
  const where = zones.length > 0 ? `, times in ${zones.join(", ")}` : "";
  return `${found.length} check-back${found.length === 1 ? "" : "s"}${where}${more}`;
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
