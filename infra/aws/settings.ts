import * as z from "zod";
import { editDistance } from "../../functions/text/edit-distance.ts";
import { isCountry } from "../../functions/twilio/country.ts";
import {
  defaultGraceMinutes,
  defaultLimits,
  defaultPace,
  defaultSweepParallel,
  maxSweepParallel,
  minPerPersonDay,
} from "../../functions/wiring/limits.ts";

/** A number of the environment, with one message for every way in which it can be wrong. */
function wholeNumber(min: number, max?: number) {
  const range = max === undefined ? `of at least ${min}` : `from ${min} to ${max}`;
  const error = `must be a whole number ${range}`;
  return z.coerce
    .number({ error })
    .int({ error })
    .min(min, { error })
    .max(max ?? Number.MAX_SAFE_INTEGER, { error });
}

const number = z.string().regex(/^\+[1-9]\d{6,14}$/, "must be like +12025550143");

const onOrOff = z.enum(["on", "off"], { error: "must be on or off" });

/**
 * The settings of a deployment, in `.env.<stage>` (which SST reads) or the environment. All are optional. Each is also a row
 * of the README's table; infra/aws/function.ts passes on what the functions need.
 */
export const schema = z.object({
  /** The AWS region of the stage, which sst.config.ts reads. */
  CHECKBACK_REGION: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "must be like ap-southeast-1")
    .optional(),
  /** A domain for the webhooks, sms.example.com. Its zone is in Route 53 of the same account. */
  CHECKBACK_DOMAIN: z.hostname("must be like sms.example.com").optional(),
  /** The address that Twilio calls, when another server stands in front of the function: https://sms.example.com */
  CHECKBACK_PUBLIC_ORIGIN: z
    .string()
    .regex(/^https:\/\/[^/]+$/, "must be like https://sms.example.com")
    .optional(),
  /** Gets the mails of alarms. */
  CHECKBACK_ALARM_EMAIL: z.email("must be like you@example.com").optional(),
  /** Our number for SMS, for check-backs that can't be sent on WhatsApp. */
  CHECKBACK_SMS_FROM: number.optional(),
  /** The numbers that people write to, which `npm run doors` prints on posters. */
  CHECKBACK_SMS_NUMBER: number.optional(),
  CHECKBACK_WHATSAPP_NUMBER: number.optional(),
  /** Whether Twilio answers STOP, START and HELP by SMS, which is its default. */
  CHECKBACK_DEFAULT_OPT_OUT: onOrOff.default("on"),
  /** Whether replies on WhatsApp have buttons and lists: on by default, once `npm run connect` has created their contents. */
  WHATSAPP_BUTTONS: onOrOff.optional(),
  /** Whether SMS carries pictures and files, as MMS: only where carriers have it, as in the United States. */
  CHECKBACK_MMS: onOrOff.optional(),
  /** Webhooks that run at once at most; 0 reserves nothing. */
  CHECKBACK_INBOUND_CONCURRENCY: wholeNumber(0).optional(),
  /** Segments (on WhatsApp: messages) sent to one person in a UTC day at most. */
  CHECKBACK_MAX_SEGMENTS_PER_PERSON_DAY: wholeNumber(minPerPersonDay).default(defaultLimits.perPersonDay),
  /** Segments sent to all people of one country in an hour, and to all people in a UTC day. */
  CHECKBACK_MAX_SEGMENTS_PER_COUNTRY_HOUR: wholeNumber(1).default(defaultLimits.perCountryHour),
  CHECKBACK_MAX_SEGMENTS_PER_DAY: wholeNumber(1).default(defaultLimits.perDay),
  /** The percentage of the last two that only check-backs may use. */
  CHECKBACK_CHECK_BACK_RESERVE: wholeNumber(0, 90).default(defaultLimits.reservePercent),
  /** The countries whose people are answered, by ISO 3166 code; all by default. */
  CHECKBACK_COUNTRIES: z
    .string()
    .refine((list) => list.split(",").every(isCountry), "must be a list of ISO codes, like KH,US")
    .optional(),
  /** Minutes that an overdue check-back is left to its timer before the sweep sends it. */
  CHECKBACK_SWEEP_GRACE_MINUTES: wholeNumber(0, 1440).default(defaultGraceMinutes),
  /** How many people the sweep handles at once at most. */
  CHECKBACK_SWEEP_PARALLEL: wholeNumber(1, maxSweepParallel).default(defaultSweepParallel),
  /** How fast the senders are: what Twilio sends in a second from an SMS number, and from a WhatsApp sender. */
  CHECKBACK_SMS_SEGMENTS_PER_SECOND: wholeNumber(1).default(defaultPace.smsSegmentsPerSecond),
  CHECKBACK_WHATSAPP_MESSAGES_PER_SECOND: wholeNumber(1).default(defaultPace.whatsappMessagesPerSecond),
  /** Whether the canary calls the webhook every five minutes: by default in production alone. */
  CHECKBACK_CANARY: onOrOff.optional(),
  /** The price of one segment for the dashboard, in US dollars. */
  CHECKBACK_PRICE_PER_SEGMENT: z.coerce
    .number({ error: "must be a price above zero, like 0.0083" })
    .positive("must be a price above zero, like 0.0083")
    .default(0.0083),
});

/** Names with the same prefix that the desk and the operator's commands read. */
const elsewhere = ["CHECKBACK_DATA", "CHECKBACK_LOCALE", "CHECKBACK_STAGE"];

/** Names that differ by more letters are not suggested. */
const maxSlips = 4;

/**
 * Reads the settings from an environment. Throws an error that names every wrong value, and every name with our prefix that
 * no part of the project reads.
 */
export function settingsIn(env: NodeJS.ProcessEnv): z.infer<typeof schema> {
  const given = Object.entries(env).filter(
    ([name, value]) => (name.startsWith("CHECKBACK_") || name in schema.shape) && value !== "",
  );
  const known = Object.keys(schema.shape);
  const unknown = given.map(([name]) => name).filter((name) => ![...known, ...elsewhere].includes(name));
  const parsed = schema.safeParse(Object.fromEntries(given));
  const wrong = (parsed.error?.issues ?? []).map(({ path, message }) => `${path.join(".")} ${message}`);
  const unread = unknown.map((name) => `${name} is not a setting: ${suggested(name, known)}`);
  const problems = [...new Set([...wrong, ...unread])];
  if (!parsed.success || problems.length > 0) throw new Error(problems.join("; "));
  return parsed.data;
}

function suggested(name: string, known: string[]): string {
  const near = known
    .map((each) => ({ each, slips: editDistance(name, each, maxSlips) }))
    .filter(({ slips }) => slips <= maxSlips)
    .sort((a, b) => a.slips - b.slips);
  return near[0] ? `did you mean ${near[0].each}?` : `there are ${known.join(", ")}`;
}

export const settings = settingsIn(process.env);
