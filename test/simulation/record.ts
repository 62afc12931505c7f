import type { Committed } from "./table.ts";

/** Notes what happened, for the trace of a world. */
export type Trace = (who: string, what: string) => void;

/** The result of a world: counts, broken rules, and its trace when that is wanted. */
export type World = { violations: string[]; counts: Map<string, number>; lines: string[] };

export type Record = World & {
  trace: Trace;
  count: (what: string) => void;
  /** A rule was broken. */
  violated: (what: string) => void;
  /** A fault has struck. */
  faulted: (kind: string) => void;
};

/** @param zone the time zone of the trace; without it, there is none */
export function createRecord(now: () => number, zone: string | undefined): Record {
  const counts = new Map<string, number>();
  const [violations, lines]: [string[], string[]] = [[], []];
  const trace = zone === undefined ? () => {} : traceInto(lines, now, zone);
  const count = (what: string) => void counts.set(what, (counts.get(what) ?? 0) + 1);
  return {
    violations,
    counts,
    lines,
    trace,
    count,
    violated(what) {
      violations.push(what);
      trace("VIOLATION", what);
    },
    faulted(kind) {
      count(`fault ${kind}`);
      trace("fault", kind);
    },
  };
}

function traceInto(lines: string[], now: () => number, zone: string): Trace {
  const time = new Intl.DateTimeFormat("en-GB", {
    weekday: "short",
    day: "2-digit",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZone: zone,
  });
  return (who, what) => {
    const at = now();
    const when = `${time.format(at).replaceAll(",", "")}.${String(at % 1000).padStart(3, "0")}`;
    lines.push(`${when}  ${who.padEnd(20)} ${what}`);
  };
}

/** One write about a person, in a line. */
export function inWords(name: string, { after }: Committed["writes"][number]): string {
  if (!after) return `${name} has another key now`;
  const { checkBacks, guide, place, optedOut } = after;
  const at = place === undefined ? "no page" : `${guide ?? "no guide"} ${place}`;
  const states = checkBacks.map(
    (each) => `${each.guide} ${each.id} ${each.state}: ${each.history.at(-1)?.event.kind ?? "nothing yet"}`,
  );
  return `${name} at ${at}; ${states.join(", ") || "no check-back"}${optedOut ? "; opted out" : ""}`;
}
