/*
 * How an alarm's state follows from its data points.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */

export type State = "OK" | "ALARM" | "INSUFFICIENT_DATA";

export type Missing = "missing" | "ignore" | "breaching" | "notBreaching";

/** M of N, and what a missing data point counts as. */
export type Rule = { datapointsToAlarm: number; evaluationPeriods: number; treatMissingData: Missing };

/**
 * The state that the data points of the evaluation range call for; nothing when the present one is retained.
 *
 * @param range whether each data point breaches, nothing where it is missing; the oldest first, longer than N
 */
export function stateOf(range: (boolean | undefined)[], rule: Rule): State | undefined {
  const { datapointsToAlarm: m, evaluationPeriods: n, treatMissingData: treat } = rule;
  const newestFirst = [...range].reverse();
  const real = newestFirst.filter((breaches) => breaches !== undefined);
  const breaching = real.slice(0, n).filter((breaches) => breaches).length;
  if (real.length >= n) return breaching >= m ? "ALARM" : "OK";
  // With fewer than N data points, as many missing ones as are needed count by the treatment of missing data.
  const needed = n - real.length;
  if (treat === "breaching") return breaching + needed >= m ? "ALARM" : "OK";
  if (treat === "notBreaching") return breaching >= m ? "ALARM" : "OK";
  if (real.length === 0) return treat === "missing" ? "INSUFFICIENT_DATA" : undefined;
  if (breaching < real.length) return breaching >= m ? "ALARM" : "OK";
  // Every data point breaches. AWS: "premature" until the oldest is as old as M.
  const isOldEnough = newestFirst.lastIndexOf(true) + 1 >= m;
  return isOldEnough && treat === "missing" ? "ALARM" : undefined;
}
