import * as z from "zod";
import { defaultLimits, leastPerPersonDay } from "../functions/limits.ts";
import { isCountry } from "../functions/twilio/country.ts";

/** What a deployment may be told, in `.env.<stage>` (which SST reads) or the environment. It can do without any of it. */
const schema = z.object({
  /** A domain of our own for the webhooks, sms.example.com: its zone is in Route 53 of the same account. */
  DOMAIN: z.hostname("is like sms.example.com").optional(),
  /** Where Twilio calls us, when somebody else's server stands in front of the function: https://sms.example.com */
  PUBLIC_ORIGIN: z
    .string()
    .regex(/^https:\/\/[^/]+$/, "is like https://sms.example.com")
    .optional(),
  /** Who is told when an alarm rings. */
  ALARM_EMAIL: z.email("is like you@example.com").optional(),
  /** Our number for SMS, for when WhatsApp can't be written to. */
  SMS_FROM: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/, "is like +12025550143")
    .optional(),
  /** Whether Twilio answers STOP, START and HELP by SMS itself, as it does unless that was switched off. */
  DEFAULT_OPT_OUT: z.enum(["on", "off"]).default("on"),
  /** How many webhooks run at once at most; 0 leaves it to the account, as one with a quota of 10 must. */
  INBOUND_CONCURRENCY: z.coerce.number().int().min(0).optional(),
  /** What may be sent at most, in segments (on WhatsApp, messages): to one person in a UTC day. */
  CHECKBACK_MAX_SEGMENTS_PER_PERSON_DAY: z.coerce
    .number()
    .int()
    .min(leastPerPersonDay)
    .default(defaultLimits.perPersonDay),
  /** To everybody in one country in an hour, and to everybody in a UTC day. */
  CHECKBACK_MAX_SEGMENTS_PER_COUNTRY_HOUR: z.coerce.number().int().min(1).default(defaultLimits.perCountryHour),
  CHECKBACK_MAX_SEGMENTS_PER_DAY: z.coerce.number().int().min(1).default(defaultLimits.perDay),
  /** How many percent of the last two only check-backs may use. */
  CHECKBACK_CHECK_BACK_RESERVE: z.coerce.number().int().min(0).max(90).default(defaultLimits.reservePercent),
  /** The countries that are answered, by ISO 3166 code; without it, all. */
  CHECKBACK_COUNTRIES: z
    .string()
    .refine((list) => list.split(",").every(isCountry), "is a list of ISO codes, like KH,US")
    .optional(),
  /** How many minutes after its time a check-back is left to its timer before the sweep sends it. */
  CHECKBACK_SWEEP_GRACE_MINUTES: z.coerce.number().int().min(0).max(1440).default(30),
  /** What one segment costs, for the dashboard: US dollars. */
  PRICE_PER_SEGMENT: z.coerce.number().positive().default(0.0083),
});

const given = Object.entries(process.env).filter(([, value]) => value !== "");
const parsed = schema.safeParse(Object.fromEntries(given));
if (!parsed.success)
  throw new Error(parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`).join("; "));

export const settings = parsed.data;
