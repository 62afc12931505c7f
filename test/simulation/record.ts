import type { Written } from "./table.ts";

/** Notes what happened, for whoever reads the story of a world that failed. */
export type Tell = (who: string, what: string) => void;

/** What is kept of a world: counts, what went wrong, and its story when that is wanted. */
export type World = { wrongs: string[]; counts: Map<string, number>; story: string[] };

export type Record = World & {
  tell: Tell;
  count: (what: string) => void;
  /** Something happened that must not. */
  wrong: (what: string) => void;
  /** A fault has struck. */
  fault: (kind: string) => void;
};

/** @param zone the guide's: a story is told by its clock; nothing when it isn't told */
export function createRecord(now: () => number, zone: string | undefined): Record {
  const counts = new Map<string, number>();
  const [wrongs, story]: [string[], string[]] = [[], []];
  const tell = zone === undefined ? () => {} : teller(story, now, zone);
  const count = (what: string) => void counts.set(what, (counts.get(what) ?? 0) + 1);
  return {
    ...{ wrongs, counts, story, tell, count },
    wrong(what) {
      wrongs.push(what);
      tell("WRONG", what);
    },
    fault(kind) {
      count(`fault ${kind}`);
      tell("fault", kind);
    },
  };
}

function teller(story: string[], now: () => number, zone: string): Tell {
  const time = new Intl.DateTimeFormat("en-GB", {
    ...{ weekday: "short", day: "2-digit", month: "short", hour: "2-digit", minute: "2-digit", second: "2-digit" },
    timeZone: zone,
  });
  return (who, what) => {
    const at = now();
    const when = `${time.format(at).replaceAll(",", "")}.${String(at % 1000).padStart(3, "0")}`;
    story.push(`${when}  ${who.padEnd(20)} ${what}`);
  };
}

/** What was written of somebody, in a line. */
export function inWords(name: string, { after }: Written): string {
  if (!after) return `${name} has another key now`;
  const { promise, place, optedOut } = after;
  const state = promise ? `${promise.id} ${promise.state}: ${promise.history.at(-1)?.event}` : "no promise";
  return `${name} at ${place ?? "no page"}; ${state}${optedOut ? "; opted out" : ""}`;
}
