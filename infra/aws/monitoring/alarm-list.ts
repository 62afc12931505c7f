import { hasCanary } from "../canary.ts";
import { type Alarm, counted, silent } from "./alarm-kinds.ts";
import { capacity } from "./alarms-of-capacity.ts";
import { failures } from "./alarms-of-failures.ts";
import { late, sending } from "./alarms-of-sending.ts";
import { ours } from "./measures.ts";

const day = 24 * 60;

/** What Twilio, Meta and the limits on sending report. */
const reported: Alarm[] = [
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

const canary = silent(
  {
    name: "canary",
    description: {
      fires: "The canary, a message to the deployment's own address every five minutes, got no answer for 15 minutes.",
      cause: "most likely people get no answer either: the address, a certificate, a secret, or inbound itself.",
      fix: "npm run smoke -- --stage STAGE names what is wrong.",
    },
  },
  ours("CanaryAnswered"),
  { minutes: 15, failed: ours("CanaryFailed") },
);

/** Every alarm. None fires for what recovers without action within minutes. */
export const alarms: Alarm[] = [
  ...failures,
  ...capacity,
  ...sending,
  ...late,
  ...reported,
  ...(hasCanary ? [canary] : []),
];
