import { settings } from "../settings.ts";
import { type Alarm, counted } from "./alarm-kinds.ts";
import { ours, sweeps } from "./measures.ts";

/**
 * How long a check-back may be overdue within contact hours, in seconds from when it was first due. The sweep leaves it to
 * its timer for CHECKBACK_SWEEP_GRACE_MINUTES, half an hour by default.
 */
export const overdueFor = (settings.CHECKBACK_SWEEP_GRACE_MINUTES + 30) * 60;

const day = 24 * 60;

/** What Twilio does not accept, or does not deliver. */
export const sending: Alarm[] = [
  {
    name: "overdue",
    description: {
      fires: "A check-back has been overdue for an hour within contact hours.",
      cause: "Twilio does not answer, turns fail, or very many are due at once.",
      fix: "list them with npm run promises -- --state open --state sending, and read why the oldest waits.",
    },
    metrics: { oldest: ours("OverdueSeconds", "Maximum"), ...sweeps },
    // A run that finds nothing writes no value, which IF then takes for 0 (AWS, "Using IF expressions"). Runs that crash
    // give no data point, so they do not end the alarm.
    expression: "IF(runs > errors, oldest)",
    from: overdueFor,
    minutes: 5,
    periods: [2, 3],
    missing: "ignore",
  },
  {
    name: "account-refused",
    description: {
      fires: "Twilio accepts no check-back from this account or sender; the value is its error code.",
      cause: "no funds, a wrong token, a sender that may not send, or a country that is switched off.",
      fix: "see https://www.twilio.com/docs/api/errors/CODE. The check-backs wait, and are tried again every half hour.",
    },
    metrics: { code: ours("AccountRefusalCode", "Maximum"), sent: ours("CheckBacksSent") },
    // Of the two, a missing one is 0. Without either the alarm keeps its state, so only a sent check-back ends it. Each that
    // waits is tried within an hour, so check-backs of another sender do not end it.
    expression: "IF(sent > code, 0, code)",
    from: 1,
    minutes: 60,
    missing: "ignore",
  },
  counted(
    {
      name: "unsendable",
      description: {
        fires: "A check-back was refused for a reason on our side in the last six hours.",
        cause: "a template that is not approved, or a number that may not send there.",
        fix: "npm run promises -- --state unsendable names the error. Correct it, and retry within 14 days of the person's last message.",
      },
    },
    ours("CheckBacksUnsendable"),
    { from: 1, minutes: 6 * 60 },
  ),
  counted(
    {
      name: "unknown-code",
      description: {
        fires: "Twilio refused a message today with an error code that functions/twilio/failures.ts does not list.",
        cause: "a code that Twilio introduced, or that was not expected here.",
        fix: "npm run promises -- --state unsendable shows the code. Add it to the list, deploy, and retry.",
      },
    },
    ours("UnknownCodes"),
    { from: 1, minutes: day },
  ),
  counted(
    {
      name: "not-utility",
      description: {
        fires: "Meta treated a template as marketing today, and does not deliver it to everyone.",
        cause: "its text reads like an advertisement.",
        fix: "word it as an answer to what the person asked for, and submit it again: npm run templates.",
      },
    },
    ours("NotUtility"),
    { from: 1, minutes: day },
  ),
  {
    name: "replies-failed",
    description: {
      fires: "Today 5 % of the replies, and at least five, were not sent or not delivered.",
      cause: "a carrier's filter (reply undelivered), or a sender that may not send (reply failed).",
      fix: "find Twilio's error codes in the log lines with that reply, and follow Twilio's page about them.",
    },
    metrics: { failed: ours("RepliesFailed"), sent: ours("RepliesSent") },
    // Over a day: a shorter period would be empty at night, and end the alarm.
    expression: "IF(FILL(failed, 0) >= 5, 100 * failed / sent, 0)",
    from: 5,
    minutes: day,
  },
];

/** Delays whose cause is outside the deployment. */
export const late: Alarm[] = [
  {
    name: "timers-missed",
    description: {
      fires: "Today the sweep sent half of the check-backs, and at least five, because no timer woke them.",
      cause: "the stream's trigger is gone or disabled, or time-to-live is off.",
      fix: "compare both in the console, then npx sst refresh and deploy. Check-backs go out half an hour late until then.",
    },
    metrics: { swept: ours("SentBySweep"), woken: ours("SentByTimer") },
    expression: "IF(FILL(swept, 0) >= 5, 100 * swept / (swept + FILL(woken, 0)), 0)",
    from: 50,
    minutes: day,
  },
  counted(
    {
      name: "messaging-limit",
      description: {
        fires: "Check-backs on WhatsApp waited today because of error 63018.",
        cause: "Meta's limit of people in 24 hours, or the channel's rate.",
        fix: "verify the business at Meta, or set CHECKBACK_SMS_FROM. They are tried again every four hours.",
      },
    },
    ours("WaitingLimit", "Maximum"),
    { from: 1, minutes: day },
  ),
];

/** What Twilio, Meta and the limits on sending report. */
export const reported: Alarm[] = [
  {
    name: "templates",
    description: {
      fires: "A WhatsApp template can't be used as it should, or Twilio could not be asked about them for a day.",
      cause: "WhatsApp rejected, paused or disabled it, or counts it as marketing; or its text was changed at Twilio.",
      fix: "npm run templates -- --stage STAGE shows which one and why.",
    },
    metrics: {
      stuck: ours("TemplatesStuck", "Maximum"),
      notUtility: ours("TemplatesNotUtility", "Maximum"),
      notLooked: ours("TemplatesNotLooked"),
    },
    // A failed check is repeated after an hour. Some failures are normal; a day of them is not.
    expression: "IF(FILL(notLooked, 0) >= 12, 1, stuck + notUtility)",
    from: 1,
    minutes: day,
    missing: "ignore",
  },
  counted(
    {
      name: "usage-limit",
      description: {
        fires: "Today costs the Twilio account more than --usage-limit says.",
        cause: "more people write, or messages are sent to earn a share of their price (traffic pumping).",
        fix: "see to which countries messages went, and switch off those that you do not serve (Geo permissions), or raise the limit.",
      },
    },
    ours("UsageLimitReached"),
    { from: 1, minutes: day },
  ),
  counted(
    {
      name: "spending-limit",
      description: {
        fires: "In the last six hours people got no answer, because a country or the stage had used up its segments.",
        cause: "more people write than planned, or numbers are pumped.",
        fix: "raise CHECKBACK_MAX_SEGMENTS_PER_COUNTRY_HOUR or _PER_DAY, or name the countries you serve in CHECKBACK_COUNTRIES.",
      },
    },
    ours("Limited"),
    { from: 1, minutes: 6 * 60 },
  ),
];
