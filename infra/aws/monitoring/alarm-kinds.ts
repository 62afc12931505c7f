import type { Measure } from "./measures.ts";

/*
 * The kinds of conditions that alarms have. Periods slide: they end when CloudWatch looks, once a minute. A period without
 * data is missing, and then CloudWatch looks at older ones before it asks how missing ones are treated.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation-window.html
 */

export type Alarm = {
  name: string;
  /** What the mail says: what happened, and where to look first. */
  says: string;
  of: Record<string, Measure>;
  /**
   * CloudWatch's metric math over several measures, of which 10 is the maximum.
   * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
   */
  reckon?: string;
  /** It rings at this value, or below it. */
  from?: number;
  below?: number;
  minutes: number;
  /** In how many periods of how many, where one is not enough. */
  times?: [bad: number, of: number];
  /** Without data the alarm stays as it is. Unless told so, nothing is wrong then. */
  missing?: "ignore";
};

type Named = Pick<Alarm, "name" | "says">;

/** At this share of what is tried, in percent, it rings. */
const tooMany = 5;

/**
 * Rings when 5 % of what was tried failed, and at least `atLeast` did. With fewer failures there is no data point: one
 * failure of three does not ring, and few attempts during an outage do not end the alarm. Success ends it.
 *
 * @param outcome a metric with one sample for each attempt: 1 when it failed, else 0
 * @param options.sweeps the runs of the sweep, where one that did not crash is a success, too, if nothing failed
 */
export function failing(
  named: Named,
  outcome: Measure,
  { minutes, atLeast, sweeps }: { minutes: number; atLeast: number; sweeps?: { runs: Measure; errors: Measure } },
): Alarm {
  const known = [
    `failed >= ${atLeast}`,
    `share < ${tooMany / 100}`,
    ...(sweeps ? ["(FILL(failed, 0) < 1 && runs > errors)"] : []),
  ];
  return {
    ...named,
    of: { failed: { ...outcome, stat: "Sum" }, share: { ...outcome, stat: "Average" }, ...sweeps },
    // True without a value is 0: AWS, "Using IF expressions".
    reckon: `IF(${known.join(" || ")}, 100 * share * (failed >= ${atLeast}))`,
    from: tooMany,
    minutes,
    missing: "ignore",
  };
}

/**
 * A quarter of an hour tells soon, where many come: with fewer than 20 failures the data points would come and go. Where ten
 * messages come in a day, three failures of six hours are a message that was lost.
 */
export const soon = { minutes: 15, atLeast: 20 };
export const few = { minutes: 6 * 60, atLeast: 3 };

/** Rings when something was counted so often in the time, and goes quiet when that is over. */
export function counted(named: Named, count: Measure, { from, minutes }: { from: number; minutes: number }): Alarm {
  // Without FILL, CloudWatch would look at older periods, and ring for up to three times as long.
  return { ...named, of: { count }, reckon: "FILL(count, 0)", from, minutes };
}

/**
 * Rings when what has come so far comes no more. `FILL` makes silence a data point at once; missing data that counts as
 * breaching would ring only when the whole evaluation range is empty, after 45 minutes or more for a period of 15. Before
 * anything has come there is no data point, so a new stage does not ring.
 *
 * @param failed says that something was expected, and did not come
 */
export function silent(named: Named, signs: Measure, minutes: number, failed?: Measure): Alarm {
  const isExpected = `RUNNING_SUM(FILL(signs, 0)) > 0${failed ? " || FILL(failed, 0) > 0" : ""}`;
  return {
    ...named,
    of: { signs, ...(failed && { failed }) },
    reckon: `IF(${isExpected}, FILL(signs, 0))`,
    below: 1,
    minutes,
    // Two periods, for the older one to tell that something came before.
    times: [1, 2],
    missing: "ignore",
  };
}
