import type { Measure } from "./measures.ts";

/*
 * The kinds of conditions that alarms have. CloudWatch evaluates sliding periods once a minute. A period without data is
 * missing: CloudWatch then looks at older periods before it applies the treatment of missing data.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation-window.html
 */

/** What the mail says, in sentences. */
export type Description = { fires: string; cause: string; fix: string };

export type Alarm = {
  name: string;
  description: Description;
  /** By id. CloudWatch's metric math takes 10 at most. */
  metrics: Record<string, Measure>;
  /**
   * Metric math over the metrics; without it the only metric itself.
   * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
   */
  expression?: string;
  /** It fires from this value up. */
  from?: number;
  /** It fires below this value. */
  below?: number;
  /** The length of a period. */
  minutes: number;
  /** How many of how many periods have to be breaching, if not one. */
  periods?: [breaching: number, of: number];
  /** Without data the alarm keeps its state. By default no data means that nothing is wrong. */
  missing?: "ignore";
};

type Named = Pick<Alarm, "name" | "description">;

/** The share of failed attempts from which it fires, in percent. */
const threshold = 5;

/**
 * Fires when 5 % of the attempts failed, and at least `atLeast`. With fewer failures there is no data point, so one failure
 * of three does not fire, and few attempts during an outage do not end the alarm. Success ends it.
 *
 * @param outcome a metric with one sample for each attempt: 1 when it failed, else 0
 * @param options.sweeps the runs of the sweep: a run that did not crash counts as success when nothing failed
 */
export function failing(
  named: Named,
  outcome: Measure,
  { minutes, atLeast, sweeps }: { minutes: number; atLeast: number; sweeps?: { runs: Measure; errors: Measure } },
): Alarm {
  const known = [
    `failed >= ${atLeast}`,
    `share < ${threshold / 100}`,
    ...(sweeps ? ["(FILL(failed, 0) < 1 && runs > errors)"] : []),
  ];
  return {
    ...named,
    metrics: { failed: { ...outcome, stat: "Sum" }, share: { ...outcome, stat: "Average" }, ...sweeps },
    // A true condition with a missing value gives 0; a false one gives no data point (AWS, "Using IF expressions").
    expression: `IF(${known.join(" || ")}, 100 * share * (failed >= ${atLeast}))`,
    from: threshold,
    minutes,
    missing: "ignore",
  };
}

/** For many attempts, it fires soon: with fewer than 20 failures in 15 minutes the data points would come and go. */
export const soon = { minutes: 15, atLeast: 20 };

/** For few attempts: where ten messages come in a day, three failures in six hours are a lost message. */
export const few = { minutes: 6 * 60, atLeast: 3 };

/** Fires when something was counted this often in the time, and ends when the time has passed. */
export function counted(named: Named, count: Measure, { from, minutes }: { from: number; minutes: number }): Alarm {
  // Without FILL, CloudWatch looks at older periods, and the alarm lasts up to three times as long.
  return { ...named, metrics: { count }, expression: "FILL(count, 0)", from, minutes };
}

/**
 * Fires when signs that came before stop coming. FILL turns silence into a data point at once; treating missing data as
 * breaching would fire after the whole evaluation range, 45 minutes or more for a period of 15. Before the first sign there
 * is no data point, so a new stage does not fire.
 *
 * @param options.failed counts signs that were expected and did not come
 */
export function silent(
  named: Named,
  signs: Measure,
  { minutes, failed }: { minutes: number; failed?: Measure },
): Alarm {
  const isExpected = `RUNNING_SUM(FILL(signs, 0)) > 0${failed ? " || FILL(failed, 0) > 0" : ""}`;
  return {
    ...named,
    metrics: { signs, ...(failed && { failed }) },
    expression: `IF(${isExpected}, FILL(signs, 0))`,
    below: 1,
    minutes,
    // The older of the two periods shows that signs came before.
    periods: [1, 2],
    missing: "ignore",
  };
}
