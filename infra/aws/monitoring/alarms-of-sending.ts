import { settings } from "../settings.ts";
import { type Alarm, counted } from "./alarm-kinds.ts";
import { ours, sweeps } from "./measures.ts";

/**
 * How long a check-back may be past due within contact hours, in seconds, counted from when it was first due. The sweep
 * leaves it to its timer for the first half hour, or what CHECKBACK_SWEEP_GRACE_MINUTES says.
 */
export const overdueFor = (settings.CHECKBACK_SWEEP_GRACE_MINUTES + 30) * 60;

/** What Twilio does not take, or does not deliver. */
export const sending: Alarm[] = [
  {
    name: "overdue",
    says: "A promise has been past due for an hour, and can't be kept. Twilio may be down.",
    of: { oldest: ours("OverdueSeconds", "Maximum"), ...sweeps },
    // A run that finds nothing to tell writes nothing: true without a value is 0 (AWS, "Using IF expressions"). Runs that
    // crash are no data, so the alarm does not end because nobody looks.
    reckon: "IF(runs > errors, oldest)",
    from: overdueFor,
    minutes: 5,
    times: [2, 3],
    missing: "ignore",
  },
  {
    name: "account-refused",
    says: "Twilio takes no check-back from this account or sender: the value is Twilio's error code. They wait until it is set right.",
    of: { code: ours("AccountRefusalCode", "Maximum"), sent: ours("PromisesSent") },
    // Of the two, a missing one counts as 0. Without either the alarm stays as it is: only what is sent ends it. In an hour
    // each that waits is tried, so what another sender sends does not end it.
    reckon: "IF(sent > code, 0, code)",
    from: 1,
    minutes: 60,
    missing: "ignore",
  },
  counted(
    {
      name: "unsendable",
      says: "A check-back was refused for a reason of ours in the last six hours: a template that is not approved, a number that may not send there.",
    },
    ours("PromisesUnsendable"),
    { from: 1, minutes: 6 * 60 },
  ),
  counted(
    {
      name: "unknown-code",
      says: "Twilio refused a message today by an error code that is not listed here: the log has it.",
    },
    ours("UnknownCodes"),
    { from: 1, minutes: 24 * 60 },
  ),
  counted(
    {
      name: "not-utility",
      says: "Meta takes a template for marketing, and does not deliver it to everybody: see its category.",
    },
    ours("NotUtility"),
    { from: 1, minutes: 24 * 60 },
  ),
  {
    name: "replies-failed",
    says: "Today 5 % of the replies, and at least five, did not arrive. The log's lines have Twilio's error codes.",
    of: { failed: ours("RepliesFailed"), sent: ours("RepliesSent") },
    // Over a day: a shorter window would be empty at night, and end the alarm.
    reckon: "IF(FILL(failed, 0) >= 5, 100 * failed / sent, 0)",
    from: 5,
    minutes: 24 * 60,
  },
];

/** What is late, though nothing is broken here. */
export const late: Alarm[] = [
  {
    name: "timers-missed",
    says: "Today the sweep had to send half of the check-backs, and at least five: no removed timer reaches the stream's function.",
    of: { swept: ours("SentBySweep"), woken: ours("SentByTimer") },
    reckon: "IF(FILL(swept, 0) >= 5, 100 * swept / (swept + FILL(woken, 0)), 0)",
    from: 50,
    minutes: 24 * 60,
  },
  counted(
    {
      name: "messaging-limit",
      says: "Today check-backs on WhatsApp wait for Meta's limit of people in 24 hours, or for the channel's rate (63018).",
    },
    ours("WaitingLimit", "Maximum"),
    { from: 1, minutes: 24 * 60 },
  ),
];
