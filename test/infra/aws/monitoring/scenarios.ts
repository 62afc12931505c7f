import type { Fault } from "./faults.ts";

/*
 * What goes wrong, and which alarms that rings: these and no others. Hours count from when the stage was made, on a Monday at
 * midnight UTC. People write from 2 to 14 of each day; check-backs of the first day are due from 3 to 11 of the fourth.
 */

export type Scenario = {
  cause: string;
  faults: Fault[];
  /** From this hour on, for so many hours. */
  from: number;
  hours: number;
  /** So many people begin on a day. */
  people: number;
  /** There is a rush from an hour before it begins, for three hours. */
  isBusy?: true;
  rings: string[];
  /** The first of them rings within so many minutes of the beginning; each rings once, and is quiet so many after the end. */
  within: number;
  quiet: number;
};

const [few, many] = [10, 40];

const fourth = 3 * 24;
/** Ten in the morning, when the first check-backs are due. */
const ten = fourth + 3;
/** Eight in the evening, when the last people of the day write. */
const evening = fourth + 13;

/** How long the alarms ring that count over six hours, or over a day. */
const [sixHours, aDay] = [6 * 60 + 10, 24 * 60 + 10];

const ours: Scenario[] = [
  {
    ...{ cause: "a secret is wrong, where many write", faults: ["inbound-crashes"], people: few, isBusy: true },
    ...{ from: ten, hours: 2, rings: ["canary", "inbound-errors", "inbound-errors-few"], within: 20, quiet: sixHours },
  },
  {
    ...{ cause: "a secret is wrong, where ten people write a day", faults: ["inbound-crashes"], people: few },
    ...{ from: fourth + 5, hours: 20, rings: ["canary", "inbound-errors-few"], within: 90, quiet: sixHours },
  },
  {
    ...{ cause: "a secret is wrong over night", faults: ["inbound-crashes"], people: few, isBusy: true },
    ...{
      from: evening,
      hours: 14,
      rings: ["canary", "inbound-errors", "inbound-errors-few"],
      within: 20,
      quiet: sixHours,
    },
  },
  {
    ...{ cause: "one webhook crashes, and Twilio's second attempt is answered", faults: ["one-webhook-crashes"] },
    ...{ from: fourth + 2, hours: 1, people: few, rings: [], within: 0, quiet: 0 },
  },
  {
    ...{ cause: "the function behind the stream crashes", faults: ["followups-crash"], people: few },
    ...{ from: ten, hours: 3, rings: ["followups-errors", "given-up"], within: 60, quiet: sixHours },
  },
  {
    ...{ cause: "the sweep crashes", faults: ["sweep-crashes"], people: few },
    ...{ from: ten, hours: 2, rings: ["sweep-errors"], within: 15, quiet: 20 },
  },
  {
    ...{ cause: "the sweep crashes once", faults: ["sweep-crashes"], people: few },
    ...{ from: ten, hours: 0.08, rings: [], within: 0, quiet: 0 },
  },
  {
    ...{ cause: "the sweep's schedule is gone", faults: ["sweep-off"], people: few },
    ...{ from: ten, hours: 3, rings: ["sweep-silent"], within: 20, quiet: 25 },
  },
];

const table: Scenario[] = [
  {
    ...{ cause: "the table can't be read, over night", faults: ["store-down"], people: few, isBusy: true },
    ...{ from: evening, hours: 14, within: 20, quiet: sixHours },
    rings: ["canary", "failures", "failures-few", "sweep-errors"],
  },
  {
    ...{ cause: "the table can't be read while check-backs are due", faults: ["store-down"], people: few },
    ...{ from: ten, hours: 4, within: 20, quiet: sixHours },
    rings: ["canary", "failures-few", "given-up", "sweep-errors"],
  },
  {
    ...{ cause: "the table can't be read once", faults: ["one-read-fails"], people: few },
    ...{ from: ten, hours: 1, rings: [], within: 0, quiet: 0 },
  },
  {
    ...{ cause: "the table turns requests away", faults: ["table-throttled"], people: many },
    ...{ from: ten, hours: 1, rings: ["table-throttles"], within: 30, quiet: 20 },
  },
  {
    ...{ cause: "the index of what is due turns requests away", faults: ["due-index-throttled"], people: few },
    ...{ from: ten, hours: 1, rings: ["table-throttles"], within: 30, quiet: 20 },
  },
  {
    ...{ cause: "the index of what waits turns requests away", faults: ["waiting-index-throttled"], people: few },
    ...{ from: ten, hours: 1, rings: ["table-throttles"], within: 30, quiet: 20 },
  },
  {
    ...{ cause: "strangers use up what may run at once", faults: ["flood"], people: few },
    ...{ from: ten, hours: 1, rings: ["canary", "throttles"], within: 20, quiet: 20 },
  },
  {
    ...{ cause: "no removed timer reaches the function", faults: ["stream-off"], people: few },
    ...{ from: fourth, hours: 24, rings: ["timers-missed"], within: 24 * 60, quiet: 2 * aDay },
  },
  {
    ...{ cause: "the stream is read too late", faults: ["stream-behind"], people: few },
    ...{ from: ten, hours: 3, rings: ["iterator-age"], within: 60, quiet: 100 },
  },
];

const twilio: Scenario[] = [
  {
    ...{ cause: "Twilio answers 429 to everything", faults: ["too-many-requests"], people: few },
    ...{ from: ten, hours: 2, rings: ["overdue"], within: 80, quiet: 150 },
  },
  {
    ...{ cause: "Twilio is down, and can't be asked what it took", faults: ["broken-and-blind"], people: few },
    ...{ from: ten, hours: 2, rings: ["overdue"], within: 80, quiet: 150 },
  },
  {
    ...{ cause: "Twilio says nothing at all", faults: ["silent"], people: few },
    ...{ from: ten, hours: 2, rings: ["overdue"], within: 80, quiet: 150 },
  },
  {
    ...{ cause: "the account has no funds", faults: ["no-funds"], people: few },
    ...{ from: ten, hours: 4, rings: ["account-refused", "overdue"], within: 30, quiet: 90 },
  },
  {
    ...{ cause: "the sender may not write there", faults: ["not-allowed-there"], people: few },
    ...{ from: ten, hours: 3, rings: ["unsendable"], within: 30, quiet: sixHours },
  },
  {
    ...{ cause: "Twilio refuses by a code that is new", faults: ["unknown-code"], people: few },
    ...{ from: ten, hours: 3, rings: ["unknown-code"], within: 30, quiet: aDay },
  },
  {
    ...{ cause: "Meta takes a template for marketing", faults: ["marketing"], people: few },
    ...{ from: ten, hours: 3, rings: ["not-utility"], within: 30, quiet: aDay },
  },
  {
    ...{ cause: "Meta's limit of people is reached", faults: ["messaging-limit"], people: few },
    ...{ from: ten, hours: 3, rings: ["messaging-limit"], within: 60, quiet: 2 * aDay },
  },
  {
    ...{ cause: "a country is switched off, and other people are sent to", faults: ["country-refused"], people: many },
    ...{ from: ten, hours: 6, rings: ["account-refused"], within: 30, quiet: 120 },
  },
  {
    ...{ cause: "phones are off", faults: ["phones-off"], people: many },
    ...{ from: ten, hours: 30, rings: [], within: 0, quiet: 0 },
  },
  {
    ...{ cause: "replies do not arrive", faults: ["replies-fail"], people: few },
    ...{ from: ten, hours: 6, rings: ["replies-failed"], within: 180, quiet: aDay },
  },
  {
    ...{ cause: "Twilio signs with another token, where ten people write a day", faults: ["other-token"], people: few },
    ...{ from: ten, hours: 24, rings: ["rejected-signatures"], within: 180, quiet: aDay },
  },
];

const told: Scenario[] = [
  {
    ...{ cause: "WhatsApp rejects a template", faults: ["template-rejected"], people: few },
    ...{ from: fourth, hours: 48, rings: ["templates"], within: 24 * 60, quiet: 2 * aDay },
  },
  {
    ...{ cause: "Twilio tells that the day is expensive", faults: ["expensive-day"], people: few },
    ...{ from: ten, hours: 1, rings: ["usage-limit"], within: 10, quiet: aDay },
  },
  {
    ...{ cause: "strangers earn by what they are sent", faults: ["pumping"], people: few },
    ...{ from: ten, hours: 2, rings: ["spending-limit"], within: 60, quiet: sixHours },
  },
  {
    ...{ cause: "the canary's schedule is gone", faults: ["canary-off"], people: few },
    ...{ from: ten, hours: 2, rings: ["canary"], within: 20, quiet: 25 },
  },
];

export const scenarios: Scenario[] = [...ours, ...table, ...twilio, ...told];
