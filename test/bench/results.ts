/** What one row of a table measured: a value for each round, or why there is none. */
export type Row = {
  id: string;
  name: string;
  /** What it does not do, in place of everything that the assistant does. */
  lacks: string;
} & ({ values: number[] } | { missing: string });

/** What grows with the number of guides, or should not. */
export type Flat = {
  /** Median milliseconds of a decision, by the name of the message and the number of guides. */
  decisions: Record<string, Record<string, number>>;
  /** What a cold start reads, in bytes, and its memory after it, by the number of guides. */
  starts: Record<string, { bytes: number; memory: number }>;
  /** The most bytes that the first message of a process reads, by the number of guides. Empty where not counted. */
  reads: Record<string, number>;
  /** Seconds to compile the content with all checks, by the number of guides. */
  compiling: Record<string, number>;
};

/** What one sweep did on a store. */
export type Swept = { store: string; handled: number; seconds: number; requests?: number };

/** An hour's check-backs, and how they were sent. */
export type SweptHour = {
  name: string;
  handled: number;
  /** How long the runs of the sweep took together. */
  seconds: number;
  requests?: number;
  /** How long after they were due check-backs were sent, in seconds: the median, and what 95 and 99 % are below. */
  late: number[];
  /** What the sweep keeps in memory in bytes, without garbage and without the store: at the beginning, and the most. */
  memory: { began: number; most: number };
};

/** Many people's check-backs. `gaveUp`: why fewer were loaded than was asked for. */
export type Scaled = { loaded: { people: number; seconds: number; gaveUp?: string }; hours: SweptHour[] };

/** The parts that were measured. */
export type Results = {
  /** Milliseconds of a whole process. */
  cold?: Row[];
  /** Messages a second. */
  warm?: Row[];
  flat?: Flat;
  sweep?: Swept[];
  scale?: Scaled;
};

/** The last one takes long, and is measured only when it is asked for. */
export const parts = ["cold", "warm", "flat", "sweep", "scale"] as const;
export type Part = (typeof parts)[number];

/** A quantile of some values, from 0 to 1; 0.5 is the median. */
export function quantile(values: number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * q;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

export const median = (values: number[]): number => quantile(values, 0.5);

/** The median of a row. Without one, NaN. */
export function medianOf(rows: Row[], id: string): number {
  const row = rows.find((each) => each.id === id);
  return row && "values" in row ? median(row.values) : Number.NaN;
}

const rounded = (value: number) => Math.round(value * 1000) / 1000;

const medians = <Id extends string>(rows: Row[], ids: readonly Id[]) =>
  Object.fromEntries(ids.map((id) => [id, rounded(medianOf(rows, id))])) as Record<Id, number>;

/**
 * The results in the form of `--json`: milliseconds, bytes, and messages or check-backs a second. A decision is that on
 * the slowest message. A part that was not measured is absent.
 */
export function toJson({ cold, warm, flat, sweep, scale }: Results) {
  return {
    ...(cold && { cold: medians(cold, ["limit", "hono", "honoDynamo", "deployed"]) }),
    ...(warm && { warm: medians(warm, ["bareHono", "express", "ours"]) }),
    ...(flat && { flat: { decision: slowest(flat), startBytes: startBytes(flat) } }),
    ...(sweep && { sweep: { perSecond: rounded(perSecond(sweep[0])) } }),
    ...(scale && { scale: { people: scale.loaded.people, perSecond: rounded(perSecond(scale.hours[0])) } }),
  };
}

export const perSecond = (swept: Pick<Swept, "handled" | "seconds"> | undefined): number =>
  swept ? swept.handled / swept.seconds : Number.NaN;

const slowest = ({ decisions, starts }: Flat): Record<string, number> =>
  Object.fromEntries(
    Object.keys(starts).map((count) => [
      count,
      rounded(Math.max(...Object.values(decisions).map((times) => times[count] ?? Number.NaN))),
    ]),
  );

const startBytes = ({ starts }: Flat): Record<string, number> =>
  Object.fromEntries(Object.entries(starts).map(([count, { bytes }]) => [count, bytes]));
