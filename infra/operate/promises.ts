import type { CheckBackState } from "../../functions/engine/state/check-back.ts";
import type { Io } from "../cli/command.ts";
import { act } from "./act.ts";
import { timesIn } from "./format-time.ts";
import { why } from "./history.ts";
import { list, select } from "./list.ts";
import { historyOf, rowOf } from "./list-json.ts";
import { retryMany } from "./retry-many.ts";
import { everyCheckBack, withId } from "./scan-check-backs.ts";
import type { Place } from "./target.ts";

export type Request =
  | { what: "list"; states: CheckBackState[] | "all"; json: boolean }
  | { what: "retry-many"; error: number | undefined; apply: boolean }
  | { what: "why"; id: string; json: boolean }
  | { what: "retry" | "cancel"; id: string };

/** Scans the table and does what was asked for. Resolves to the text to print. */
export async function answer(place: Place, request: Request, { note, progress }: Io): Promise<string> {
  const { content, now } = place.deps;
  const times = (guide: string) => timesIn(content.guides[guide]?.hours.zone ?? "UTC", now());
  let unreadable = 0;
  const all = await everyCheckBack(place, {
    progress: (items) => progress.count(`scanned ${items} items ...`),
    unreadable: () => {
      unreadable += 1;
    },
  });
  progress.end();
  if (unreadable > 0) note(`${unreadable} conversations could not be read: a newer version may have written them`);
  if (request.what === "retry-many") {
    const lines = await retryMany(place, all, { ...request, times, progress: progress.count });
    progress.end();
    return lines.join("\n");
  }
  if (request.what === "list") {
    const { states, json } = request;
    if (json) return JSON.stringify(select(all, states).map(rowOf), undefined, 2);
    return list(all, states, times).join("\n");
  }
  const found = withId(all, request.id);
  const inZone = times(found[0].checkBack.guide);
  if (request.what === "why")
    return request.json ? JSON.stringify(found.map(historyOf), undefined, 2) : why(found, inZone).join("\n");
  return act(place, found, { command: request.what, times: inZone });
}
