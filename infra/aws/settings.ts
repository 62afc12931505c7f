import * as z from "zod";
import { wrongLetters } from "../../functions/text/nearly.ts";
import { isCountry } from "../../functions/twilio/country.ts";
import { defaultGraceMinutes, defaultLimits, minPerPersonDay } from "../../functions/wiring/limits.ts";

/**
 * What a deployment may be told, in `.env.<stage>` (which SST reads) or the environment. It can do without any of it.
 * A setting is one line here and one row of the table in infra/README.md; what a function needs of it, infra/aws/function.ts hands on.
 */
export const schema = z.object({
  /** Where the stage is in AWS: sst.config.ts reads it. */
  CHECKBACK_REGION: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "is like ap-southeast-1")
    .optional(),
  /** A domain of our own for the webhooks, sms.example.com: its zone is in Route 53 of the same account. */
  CHECKBACK_DOMAIN: z.hostname("is like sms.example.com").optional(),
  /** Where Twilio calls us, when another server stands in front of the function: https://sms.example.com */
  CHECKBACK_PUBLIC_ORIGIN: z
    .string()
    .regex(/^https:\/\/[^/]+$/, "is like https://sms.example.com")
    .optional(),
  /** Who is told when an alarm rings. */
  CHECKBACK_ALARM_EMAIL: z.email("is like you@example.com").optional(),
  /** Our number for SMS, for when WhatsApp can't be written to. */
  CHECKBACK_SMS_FROM: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/, "is like +12025550143")
    .optional(),
  /** Whether Twilio answers STOP, START and HELP by SMS itself, as it does unless that was switched off. */
  CHECKBACK_DEFAULT_OPT_OUT: z.enum(["on", "off"]).default("on"),
  /** How many webhooks run at once at most; 0 leaves it to the account. */
  CHECKBACK_INBOUND_CONCURRENCY: z.coerce.number().int().min(0).optional(),
  /** What may be sent at most, in segments (on WhatsApp, messages): to one person in a UTC day. */
  CHECKBACK_MAX_SEGMENTS_PER_PERSON_DAY: z.coerce
    .number()
    .int()
    .min(minPerPersonDay)
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
  CHECKBACK_SWEEP_GRACE_MINUTES: z.coerce.number().int().min(0).max(1440).default(defaultGraceMinutes),
  /** Whether a message is posted to the deployment's own address every five minutes: unless told, in production alone. */
  CHECKBACK_CANARY: z.enum(["on", "off"]).optional(),
  /** What one segment costs, for the dashboard: US dollars. */
  CHECKBACK_PRICE_PER_SEGMENT: z.coerce.number().positive().default(0.0083),
});

/** Names with the same prefix that other parts read: the desk and `npm run promises`. */
const elsewhere = ["CHECKBACK_DATA", "CHECKBACK_STAGE"];

/** More letters than this wrong, and it is not the same name. */
const maxSlips = 4;

/**
 * The settings in an environment. Throws, naming everything that is wrong at once: a value that can't be, and a name
 * with our prefix that no part of the project reads.
 */
export function settingsIn(env: NodeJS.ProcessEnv): z.infer<typeof schema> {
  const given = Object.entries(env).filter(([name, value]) => name.startsWith("CHECKBACK_") && value !== "");
  const known = Object.keys(schema.shape);
  const unknown = given.map(([name]) => name).filter((name) => ![...known, ...elsewhere].includes(name));
  const parsed = schema.safeParse(Object.fromEntries(given));
  const wrong = (parsed.error?.issues ?? []).map(({ path, message }) => `${path.join(".")} ${message}`);
  const problems = [...wrong, ...unknown.map((name) => `${name} is no setting: ${suggested(name, known)}`)];
  if (!parsed.success || problems.length > 0) throw new Error(problems.join("; "));
  return parsed.data;
}

function suggested(name: string, known: string[]): string {
  const near = known
    .map((each) => ({ each, slips: wrongLetters(name, each, maxSlips) }))
    .filter(({ slips }) => slips <= maxSlips)
    .sort((a, b) => a.slips - b.slips);
  return near[0] ? `is it ${near[0].each}?` : `there are ${known.join(", ")}`;
}

export const settings = settingsIn(process.env);
