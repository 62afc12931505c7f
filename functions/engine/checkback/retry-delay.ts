import { hashOf } from "../../text/hash.ts";
import type { FailureKind } from "../state/failure.ts";

/** Failures after which the same message is tried again. */
export type RetriedFailure = Extract<
  FailureKind,
  | "not-accepted"
  | "account-blocked"
  | "sender-blocked"
  | "country-blocked"
  | "over-budget"
  | "over-pace"
  | "channel-limit"
  | "transient"
  | "unreachable"
>;

const [minute, hour] = [60_000, 3_600_000];

/**
 * How long to wait after the first failure, the second and so on, in milliseconds; the last one repeats. An account is
 * corrected by an operator, who wants to see soon that it works. A phone that is off is usually back within a day.
 */
const retryDelays: Record<RetriedFailure, number[]> = {
  "not-accepted": [15 * minute, 30 * minute, hour, 2 * hour],
  "account-blocked": [15 * minute, 30 * minute],
  "sender-blocked": [15 * minute, 30 * minute],
  "country-blocked": [15 * minute, 30 * minute],
  "over-budget": [15 * minute, 30 * minute],
  "over-pace": [minute, 5 * minute],
  "channel-limit": [15 * minute, hour, 4 * hour],
  transient: [15 * minute, hour, 4 * hour],
  unreachable: [15 * minute, 6 * hour, 18 * hour],
};

/**
 * A backlog comes back spread over this time, in milliseconds, so that each run of the sweep finds some of it. A check-back
 * has another place in it after each attempt.
 */
const backlogSpread = 10 * minute;

/**
 * How long to wait before the same message is tried again, in milliseconds.
 *
 * @param id the check-back
 * @param times how often it was refused, or failed
 */
export function retryDelay(failure: RetriedFailure, id: string, times: number): number {
  const delays = retryDelays[failure];
  const spread = failure === "over-pace" ? hashOf(`${id} ${times}`) % backlogSpread : 0;
  return (delays[times - 1] ?? delays.at(-1)!) + spread;
}
