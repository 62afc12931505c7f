import type { Fault } from "./faults.ts";
import { minutesUntilFirst } from "./people.ts";

/*
 * The faults of the simulated stage, each with the alarms that have to fire for it: these and no others. Hours count from
 * the stage's first deployment, on a Monday at midnight UTC. People write from 2 to 14 of each day; check-backs of the first
 * day are due from 3 to 11 of the fourth.
 */

type Disturbance = {
  fault: Fault;
  /** The hour in which the fault begins, by default ten in the morning of the fourth day. */
  from?: number;
  hours: number;
  /** How many people begin on a day: few by default. */
  people?: number;
  /** Many people write, from an hour before the fault, for three hours. */
  isBusy?: true;
};

type Expected = {
  alarms: string[];
  /** The first alarm fires within this many minutes of the fault's beginning. */
  within: number;
  /** Each alarm fires once, and ends within this many minutes of the fault's end. */
  quiet: number;
};

export type Scenario = { cause: string; faults: Fault[]; from: number; people: number } & Omit<Disturbance, "fault"> &
  Expected;

const [few, many] = [10, 40];

const fourth = 3 * 24;
/** Ten in the morning in Cambodia, when the first check-backs are due. */
const ten = fourth + 3;

/** Eight in the evening in Cambodia, when the last people of the day write. */
const evening = fourth + 13;

/** How long the alarms last that count over six hours, or over a day, in minutes. */
const [sixHours, aDay] = [6 * 60 + 10, 24 * 60 + 10];

/** A fault for which alarms fire. */
const firing = (cause: string, { fault, ...rest }: Disturbance, expected: Expected): Scenario => ({
  cause,
  faults: [fault],
  people: few,
  from: ten,
  ...rest,
  ...expected,
});

/** A fault for which no alarm fires. */
const harmless = (cause: string, disturbance: Disturbance): Scenario =>
  firing(cause, disturbance, { alarms: [], within: 0, quiet: 0 });

const functions = [
  firing(
    "a secret is wrong, where many write",
    { fault: "inbound-crashes", hours: 2, isBusy: true },
    { alarms: ["canary", "inbound-errors", "inbound-errors-few"], within: 20, quiet: sixHours },
  ),
  firing(
    "a secret is wrong, where ten people write a day",
    { fault: "inbound-crashes", from: fourth + 5, hours: 20 },
    { alarms: ["canary", "inbound-errors-few"], within: 90, quiet: sixHours },
  ),
  firing(
    "a secret is wrong over night",
    { fault: "inbound-crashes", from: evening, hours: 14, isBusy: true },
    { alarms: ["canary", "inbound-errors", "inbound-errors-few"], within: 20, quiet: sixHours },
  ),
  harmless("one webhook crashes, and Twilio's second attempt is answered", {
    fault: "one-webhook-crashes",
    from: fourth + 2,
    hours: 1,
  }),
  firing(
    "the function behind the stream crashes",
    { fault: "followups-crash", hours: 3 },
    { alarms: ["followups-errors", "given-up"], within: 60, quiet: sixHours },
  ),
  firing(
    "the sweep crashes",
    { fault: "sweep-crashes", hours: 2 },
    { alarms: ["sweep-errors"], within: 15, quiet: 20 },
  ),
  harmless("the sweep crashes once", { fault: "sweep-crashes", hours: 0.08 }),
  firing(
    "the sweep's schedule is gone",
    { fault: "sweep-off", hours: 3 },
    { alarms: ["sweep-silent"], within: 20, quiet: 25 },
  ),
];

const table = [
  firing(
    "the table can't be read, over night",
    { fault: "store-down", from: evening, hours: 14, isBusy: true },
    { alarms: ["canary", "failures", "failures-few", "sweep-errors"], within: 20, quiet: sixHours },
  ),
  firing(
    "the table can't be read while check-backs are due",
    { fault: "store-down", hours: 4 },
    { alarms: ["canary", "failures-few", "given-up", "sweep-errors"], within: 20, quiet: sixHours },
  ),
  harmless("the table can't be read once", { fault: "one-read-fails", hours: 1 }),
  firing(
    "the table turns requests away",
    { fault: "table-throttled", hours: 1, people: many },
    { alarms: ["table-throttles"], within: 30, quiet: 20 },
  ),
  firing(
    "the index of what is due turns requests away",
    { fault: "due-index-throttled", hours: 1 },
    { alarms: ["table-throttles"], within: 30, quiet: 20 },
  ),
  firing(
    "the index of what waits turns requests away",
    { fault: "waiting-index-throttled", hours: 1 },
    { alarms: ["table-throttles"], within: 30, quiet: 20 },
  ),
  firing(
    "strangers use up what may run at once",
    { fault: "flood", hours: 1 },
    { alarms: ["canary", "throttles"], within: 20, quiet: 20 },
  ),
  firing(
    "no removed timer reaches the function",
    { fault: "stream-off", from: fourth, hours: 24 },
    { alarms: ["timers-missed"], within: 24 * 60, quiet: 2 * aDay },
  ),
  firing(
    "the stream is read too late",
    { fault: "stream-behind", hours: 3 },
    { alarms: ["iterator-age"], within: 60, quiet: 100 },
  ),
];

const twilio = [
  firing(
    "Twilio answers 429 to everything",
    { fault: "too-many-requests", hours: 2 },
    { alarms: ["overdue"], within: minutesUntilFirst(few) + 80, quiet: 150 },
  ),
  firing(
    "Twilio is down, and can't be asked what it took",
    { fault: "broken-and-blind", hours: 2 },
    { alarms: ["overdue"], within: minutesUntilFirst(few) + 80, quiet: 150 },
  ),
  firing(
    "Twilio says nothing at all",
    { fault: "silent", hours: 2 },
    { alarms: ["overdue"], within: minutesUntilFirst(few) + 80, quiet: 150 },
  ),
  firing(
    "the account has no funds",
    { fault: "no-funds", hours: 4 },
    { alarms: ["account-refused", "overdue"], within: minutesUntilFirst(few) + 30, quiet: 90 },
  ),
  firing(
    "the sender may not write there",
    { fault: "not-allowed-there", hours: 3 },
    { alarms: ["unsendable"], within: minutesUntilFirst(few) + 30, quiet: sixHours },
  ),
  firing(
    "Twilio refuses by a code that is new",
    { fault: "unknown-code", hours: 3 },
    { alarms: ["unknown-code"], within: minutesUntilFirst(few) + 30, quiet: aDay },
  ),
  firing(
    "Meta takes a template for marketing",
    { fault: "marketing", hours: 3 },
    { alarms: ["not-utility"], within: minutesUntilFirst(few) + 30, quiet: aDay },
  ),
  firing(
    "Meta's limit of people is reached",
    { fault: "messaging-limit", hours: 3 },
    { alarms: ["messaging-limit"], within: 60, quiet: 2 * aDay },
  ),
  firing(
    "a country is switched off, and other people are sent to",
    { fault: "country-refused", hours: 6, people: many },
    { alarms: ["account-refused"], within: minutesUntilFirst(many) + 30, quiet: 120 },
  ),
  harmless("phones are off", { fault: "phones-off", hours: 30, people: many }),
  firing(
    "replies do not arrive",
    { fault: "replies-fail", hours: 6 },
    { alarms: ["replies-failed"], within: 180, quiet: aDay },
  ),
  firing(
    "replies are not even sent, for a day and a half",
    { fault: "replies-never-sent", hours: 36 },
    { alarms: ["replies-failed"], within: 180, quiet: aDay },
  ),
  firing(
    "Twilio signs with another token, where ten people write a day",
    { fault: "other-token", hours: 24 },
    { alarms: ["rejected-signatures"], within: 180, quiet: aDay },
  ),
];

const reported = [
  firing(
    "WhatsApp rejects a template",
    { fault: "template-rejected", from: fourth, hours: 48 },
    { alarms: ["templates"], within: 24 * 60, quiet: 2 * aDay },
  ),
  firing(
    "Twilio tells that the day is expensive",
    { fault: "expensive-day", hours: 1 },
    { alarms: ["usage-limit"], within: 10, quiet: aDay },
  ),
  firing(
    "strangers earn by what they are sent",
    { fault: "pumping", hours: 2 },
    { alarms: ["spending-limit"], within: 60, quiet: sixHours },
  ),
  firing(
    "the canary's schedule is gone",
    { fault: "canary-off", hours: 2 },
    { alarms: ["canary"], within: 20, quiet: 25 },
  ),
];

export const scenarios: Scenario[] = [...functions, ...table, ...twilio, ...reported];
