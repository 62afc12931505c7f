import { Resource } from "sst";
import * as z from "zod/mini";
import {
  defaultGraceMinutes,
  defaultLimits,
  defaultPace,
  defaultSweepParallel,
  maxSweepParallel,
  minPerPersonDay,
} from "./limits.ts";

/** The resources that sst.config.ts links to the functions. */
declare module "sst" {
  interface Resource {
    Table: { name: string };
    TwilioAccountSid: { value: string };
    TwilioAuthToken: { value: string };
    FormerTwilioAuthToken: { value: string };
    AddressSecret: { value: string };
    FormerAddressSecret: { value: string };
  }
}

/** A whole number, given as text. */
const wholeNumber = (min: number, max = Number.MAX_SAFE_INTEGER) =>
  z.coerce.number().check(z.int(), z.gte(min), z.lte(max));

const schema = z.object({
  table: z.string(),
  twilioAccountSid: z.string().check(z.regex(/^AC[0-9a-f]{32}$/, "TwilioAccountSid is not an account SID (AC...)")),
  twilioAuthToken: z.string().check(z.minLength(1)),
  /** The previous token, while it is being changed: Twilio signs with it until the new one is promoted. */
  formerTwilioAuthToken: z.optional(z.string()),
  addressSecret: z.string().check(z.minLength(32, "AddressSecret needs 32 characters or more")),
  /** The previous secret, for 30 days after it was changed. */
  formerAddressSecret: z.optional(z.string().check(z.minLength(32, "FormerAddressSecret needs 32 characters or more"))),
  /** The number to send by SMS from when a person cannot be reached on WhatsApp. */
  smsFrom: z.optional(
    z.string().check(z.regex(/^\+[1-9]\d{6,14}$/, "CHECKBACK_SMS_FROM is a number with + and its country code")),
  ),
  /** Where Twilio calls, as configured there, without a path. The webhook does not need it. */
  publicOrigin: z.optional(
    z.string().check(z.regex(/^https?:\/\/[^/]+$/, "CHECKBACK_PUBLIC_ORIGIN is like https://example.com")),
  ),
  /** How long after a check-back is due the sweep waits for its timer. */
  sweepGraceMinutes: z._default(
    z.coerce.number().check(z.int(), z.minimum(0), z.maximum(24 * 60)),
    defaultGraceMinutes,
  ),
  /** How many people the sweep handles at once. */
  sweepParallel: z._default(wholeNumber(1, maxSweepParallel), defaultSweepParallel),
  /** Twilio answers STOP, START and HELP by SMS, unless the number's default handling is off. */
  defaultOptOut: z._default(z.enum(["on", "off"]), "on"),
  /** Whether replies on WhatsApp have buttons, once Twilio has the contents for them. */
  whatsappButtons: z._default(z.enum(["on", "off"]), "on"),
  /** Where the files of content/media are public, which a deployment knows, and whether SMS carries them, as MMS. */
  mediaOrigin: z.optional(z.string()),
  mms: z.optional(z.string()),
  /** How much may be sent: see limits.ts. */
  limits: z.object({
    perPersonDay: z._default(wholeNumber(minPerPersonDay), defaultLimits.perPersonDay),
    perCountryHour: z._default(wholeNumber(1), defaultLimits.perCountryHour),
    perDay: z._default(wholeNumber(1), defaultLimits.perDay),
    reservePercent: z._default(wholeNumber(0, 90), defaultLimits.reservePercent),
    countries: z.array(z.string().check(z.regex(/^[A-Z]{2}$/, "CHECKBACK_COUNTRIES is like KH,US"))),
  }),
  /** How fast the senders are: see limits.ts. */
  pace: z.object({
    smsSegmentsPerSecond: z._default(wholeNumber(1), defaultPace.smsSegmentsPerSecond),
    whatsappMessagesPerSecond: z._default(wholeNumber(1), defaultPace.whatsappMessagesPerSecond),
  }),
});

export type Config = z.infer<typeof schema>;

/** The configuration of a function. Throws, and names what is missing. */
export function readConfig(): Config {
  return z.parse(schema, {
    table: Resource.Table.name,
    twilioAccountSid: Resource.TwilioAccountSid.value,
    twilioAuthToken: Resource.TwilioAuthToken.value,
    formerTwilioAuthToken: Resource.FormerTwilioAuthToken.value || undefined,
    addressSecret: Resource.AddressSecret.value,
    formerAddressSecret: Resource.FormerAddressSecret.value || undefined,
    smsFrom: process.env.CHECKBACK_SMS_FROM,
    publicOrigin: process.env.CHECKBACK_PUBLIC_ORIGIN,
    sweepGraceMinutes: process.env.CHECKBACK_SWEEP_GRACE_MINUTES,
    sweepParallel: process.env.CHECKBACK_SWEEP_PARALLEL,
    defaultOptOut: process.env.CHECKBACK_DEFAULT_OPT_OUT,
    whatsappButtons: process.env.WHATSAPP_BUTTONS,
    mediaOrigin: process.env.CHECKBACK_MEDIA_ORIGIN,
    mms: process.env.CHECKBACK_MMS,
    limits: {
      perPersonDay: process.env.CHECKBACK_MAX_SEGMENTS_PER_PERSON_DAY,
      perCountryHour: process.env.CHECKBACK_MAX_SEGMENTS_PER_COUNTRY_HOUR,
      perDay: process.env.CHECKBACK_MAX_SEGMENTS_PER_DAY,
      reservePercent: process.env.CHECKBACK_CHECK_BACK_RESERVE,
      countries: process.env.CHECKBACK_COUNTRIES?.split(",") ?? [],
    },
    pace: {
      smsSegmentsPerSecond: process.env.CHECKBACK_SMS_SEGMENTS_PER_SECOND,
      whatsappMessagesPerSecond: process.env.CHECKBACK_WHATSAPP_MESSAGES_PER_SECOND,
    },
  });
}

/** The configuration of the canary. Throws, and names what is missing. */
export function readCallerConfig(): { authToken: string; origin: string } {
  const given = { twilioAuthToken: Resource.TwilioAuthToken.value, publicOrigin: process.env.CHECKBACK_PUBLIC_ORIGIN };
  const { twilioAuthToken, publicOrigin } = z.parse(
    z.pick(schema, { twilioAuthToken: true, publicOrigin: true }),
    given,
  );
  if (publicOrigin === undefined) throw new Error("CHECKBACK_PUBLIC_ORIGIN is missing: the canary calls there");
  return { authToken: twilioAuthToken, origin: publicOrigin };
}
