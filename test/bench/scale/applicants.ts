import { newCode } from "../../../functions/engine/checkback/handover-code.ts";
import { day } from "../../../functions/engine/state/conversation.ts";
import { type Applicant, dueAfter, type Sample, sampleOf } from "./sample.ts";

/*
 * The people of the bench. The first ones are due within one hour, as many within another one, and all others on the days
 * after it.
 */

const hour = 3600_000;

/** The second hour begins so long after the first one, so that the runs of the sweep for one find nothing of the other. */
const secondAfter = 2 * hour;

/** The others are due on this many days. */
const laterDays = 5;

export type Applicants = {
  /** When the first hour begins in which check-backs are due, in epoch milliseconds. */
  dueFrom: number;
  of: (n: number) => Applicant;
  /** The number of the applicant whose check-back has this id. */
  numberOf: (checkBack: string) => number;
  dueAt: (n: number) => number;
  /** The sample of the day on which the applicant writes. */
  sampleOf: (n: number) => Promise<Sample>;
};

/** @param due how many are due in each of the two hours */
export function createApplicants(due: number): Applicants {
  // 11:00 in Phnom Penh. Three hours later it is still the same UTC day, and within the guide's hours.
  const first = Math.floor(Date.now() / day) * day + 4 * hour;
  const samples = new Map<number, Promise<Sample>>();
  const dayOf = (n: number) => (n < 2 * due ? 0 : 1 + (n % laterDays));
  const id = (n: number, message: string) => `SM${n.toString(16).padStart(31, "0")}${message}`;

  const of = (n: number): Applicant => {
    const isInSecondHour = n >= due && n < 2 * due;
    return {
      address: `+8551${String(n).padStart(7, "0")}`,
      // A prime, so that the seconds of neighbours are far from each other.
      at: first + dayOf(n) * day + (isInSecondHour ? secondAfter : 0) + ((n * 7919) % 3600) * 1000,
      ids: [id(n, "a"), id(n, "b")],
      code: codeOf(n),
    };
  };
  return {
    dueFrom: first + dueAfter,
    of,
    numberOf: (checkBack) => Number.parseInt(checkBack.slice(2, -1), 16),
    dueAt: (n) => of(n).at + dueAfter,
    sampleOf(n) {
      const sample = samples.get(dayOf(n)) ?? sampleOf({ ...of(n), ids: [id(n, "c"), id(n, "d")] });
      samples.set(dayOf(n), sample);
      return sample;
    },
  };
}

/** A code of their own for each of 28 million. */
const codeOf = (n: number): string => newCode((below) => n % below);
