import { sorts } from "./meanings.ts";

/* Counts of many worlds, as a table. */

export type Counts = Map<string, number>;

export function add(total: Counts, more: Iterable<[what: string, count: number]>) {
  for (const [what, count] of more) total.set(what, (total.get(what) ?? 0) + count);
}

const happened = [
  "people",
  "messages received",
  "said again and again",
  "check-backs made",
  "check-backs sent",
  "check-backs repeated",
  "by template",
  "replies with buttons",
];
const several = [
  "made beside another one",
  "due within the same hour",
  "sent within the same hour",
  "asked which one a number answers",
  "asked which reminder ends",
];
const queued = ["held back by its sender's pace", "waited in a queue", "expired in a queue"];
const moved = ["went on by SMS", "handed over", "told that it moved"];

/** Everything that happened, how check-backs ended, which faults struck; and what must be 0. */
export function table(seeds: number, total: Counts): string {
  const row = (what: string, count: number) => `  ${what.padEnd(33)}${count.toLocaleString("en").padStart(12)}`;
  const rows = (names: readonly string[], prefix = "") => names.map((name) => row(name, total.get(prefix + name) ?? 0));
  const named = (prefix: string) =>
    [...total.keys()].filter((what) => what.startsWith(prefix)).map((what) => what.slice(prefix.length));
  const faults = named("fault ").toSorted();
  const crashes = faults.filter((kind) => kind.startsWith("crash"));
  const sum = (kinds: readonly string[], prefix = "fault") =>
    kinds.reduce((all, kind) => all + (total.get(`${prefix} ${kind}`) ?? 0), 0);
  return [
    row("worlds (seeds)", seeds),
    ...rows([...happened, ...moved]),
    "several check-backs of one person",
    ...rows(several),
    "senders that are slow",
    ...rows(queued),
    "messages that mean nothing",
    ...rows(sorts, "nothing "),
    ...rows(["at an open question", "during a check-back"], "nothing, "),
    row("in all", sum(sorts, "nothing")),
    "how check-backs ended",
    ...rows(named("ended ").toSorted(), "ended "),
    "faults",
    ...rows(faults, "fault "),
    row("in all", sum(faults)),
    row("of these crashes", sum(crashes)),
    "must be 0",
    ...rows(["lost", "doubled", "worlds that failed"]),
  ].join("\n");
}
