/*
 * CloudWatch's metrics, as far as alarms ask for them: samples by metric and dimensions, and statistics of them over
 * periods. A period without a sample is missing, not 0.
 */

/** A metric by its namespace, name and dimensions. Each set of dimensions is a metric of its own. */
export type MetricName = { namespace: string; metricName: string; dimensions: Record<string, string> };

/** Samples of one metric in one minute. */
type Bucket = { sum: number; count: number; max: number };

type Totals = { sum: number; count: number };

const minute = 60_000;
const minuteOf = (at: number) => Math.floor(at / minute);

const keyOf = ({ namespace, metricName, dimensions }: MetricName) =>
  JSON.stringify([namespace, metricName, Object.entries(dimensions).sort()]);

/** The statistics that alarms ask for, of the samples in a period. */
const statistics: Record<string, (samples: Totals & { max: () => number }) => number> = {
  Sum: ({ sum }) => sum,
  SampleCount: ({ count }) => count,
  Average: ({ sum, count }) => sum / count,
  Maximum: ({ max }) => max(),
};

/** The largest sample from the minute `begin` until before `end`. */
function maximum(buckets: Map<number, Bucket>, begin: number, end: number): number {
  let most = Number.NEGATIVE_INFINITY;
  // Whichever are fewer: the minutes, or the samples.
  if (buckets.size < end - begin) {
    for (const [at, { max }] of buckets) if (at >= begin && at < end) most = Math.max(most, max);
  } else for (let at = begin; at < end; at += 1) most = Math.max(most, buckets.get(at)?.max ?? most);
  return most;
}

export type MetricStore = ReturnType<typeof createMetricStore>;

export function createMetricStore() {
  const metrics = new Map<string, Map<number, Bucket>>();
  // Sums from the first minute on, so that a long period costs as much as a short one.
  const summed = new Map<string, { first: number; totals: Totals[] }>();

  function totalsOf(key: string, buckets: Map<number, Bucket>) {
    const known = summed.get(key);
    if (known) return known;
    const minutes = [...buckets.keys()];
    const first = minutes.reduce((least, each) => Math.min(least, each), Number.POSITIVE_INFINITY);
    const last = minutes.reduce((most, each) => Math.max(most, each), first);
    const totals: Totals[] = [{ sum: 0, count: 0 }];
    for (let at = first; at <= last; at += 1) {
      const { sum, count } = totals.at(-1)!;
      const here = buckets.get(at);
      totals.push({ sum: sum + (here?.sum ?? 0), count: count + (here?.count ?? 0) });
    }
    const made = { first, totals };
    summed.set(key, made);
    return made;
  }

  return {
    /** Adds a sample. @param at epoch milliseconds */
    put(name: MetricName, value: number, at: number): void {
      const key = keyOf(name);
      const buckets = metrics.get(key) ?? new Map<number, Bucket>();
      metrics.set(key, buckets);
      summed.delete(key);
      const { sum, count, max } = buckets.get(minuteOf(at)) ?? { sum: 0, count: 0, max: Number.NEGATIVE_INFINITY };
      buckets.set(minuteOf(at), { sum: sum + value, count: count + 1, max: Math.max(max, value) });
    },

    /**
     * Reads one metric. The reader gives a statistic of the samples from `from` until before `to`, both epoch milliseconds at
     * full minutes, and nothing when there is no sample; it does not see samples that are put later. Throws on a statistic
     * that is not known.
     */
    reader(name: MetricName, stat: string): (from: number, to: number) => number | undefined {
      const key = keyOf(name);
      const buckets = metrics.get(key);
      if (!buckets) return () => undefined;
      const { first, totals } = totalsOf(key, buckets);
      const upTo = (at: number) => totals[Math.min(Math.max(minuteOf(at) - first, 0), totals.length - 1)]!;
      const reduce = statistics[stat];
      if (!reduce) throw new Error(`the statistic ${stat} is not known here`);
      return (from, to) => {
        const [begin, end] = [upTo(from), upTo(to)];
        const count = end.count - begin.count;
        if (count <= 0) return undefined;
        return reduce({ sum: end.sum - begin.sum, count, max: () => maximum(buckets, minuteOf(from), minuteOf(to)) });
      };
    },

    /** All metrics that have a sample, by namespace and name. */
    names: () => new Set([...metrics.keys()].map((key) => JSON.parse(key).slice(0, 2).join(" ") as string)),
  };
}
