import { wakeAt } from "../../functions/engine/checkback/wake-time.ts";
import type { CheckBack, CheckBackState } from "../../functions/engine/state/check-back.ts";
import { alignColumns } from "../cli/align.ts";
import type { Times } from "./format-time.ts";
import type { Found } from "./scan-check-backs.ts";

/** Shown by default: those that are open, and those that failed. */
const isShown: Record<CheckBackState, boolean> = {
  open: true,
  sending: true,
  sent: false,
  delivered: false,
  read: false,
  undelivered: true,
  cancelled: false,
  overtaken: false,
  "too-late": true,
  undeliverable: true,
  unsendable: true,
  "handed-over": false,
};

/** When a check-back came into its state. */
const since = ({ history, madeAt }: CheckBack) => history.at(-1)?.at ?? madeAt;

/** The check-backs in these states, the newest first. */
export function select(all: Found[], states: CheckBackState[] | "all"): Found[] {
  const isWanted = (state: CheckBackState) =>
    states === "all" || (states.length > 0 ? states.includes(state) : isShown[state]);
  return all
    .filter(({ checkBack }) => isWanted(checkBack.state))
    .toSorted((a, b) => since(b.checkBack) - since(a.checkBack));
}

/** A line for each check-back, the newest first. It holds no key, address or text. */
export function list(all: Found[], states: CheckBackState[] | "all", times: (guide: string) => Times): string[] {
  const found = select(all, states);
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
  return [...alignColumns(rows), ...(rows.length > 0 ? [""] : []), tally(all, found, times)];
}

function tally(all: Found[], found: Found[], times: (guide: string) => Times): string {
  const zones = [...new Set(found.map(({ checkBack }) => times(checkBack.guide).zone))];
  const hidden = all.length - found.length;
  const more = hidden > 0 ? `; ${hidden} more with --all` : "";
  const where = zones.length > 0 ? `, times in ${zones.join(", ")}` : "";
  return `${found.length} check-back${found.length === 1 ? "" : "s"}${where}${more}`;
}

/** The shortest beginnings of the ids that still differ, of at least ten characters. */
function shortened(ids: string[]): (id: string) => string {
  const different = new Set(ids);
  let length = 10;
  while (length < 34 && new Set([...different].map((id) => id.slice(0, length))).size < different.size) length += 1;
  return (id) => id.slice(0, length);
}
