import * as z from "zod";

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
  /** How many minutes after its time a check-back is left to its timer before the sweep sends it. */
  CHECKBACK_SWEEP_GRACE_MINUTES: z.coerce.number().int().min(0).max(1440).default(30),
  /** Whether a message is posted to the deployment's own address every five minutes: unless told, in production alone. */
  CHECKBACK_CANARY: z.enum(["on", "off"]).optional(),
  /** What one segment costs, for the dashboard: US dollars. */
  PRICE_PER_SEGMENT: z.coerce.number().positive().default(0.0083),
});

const given = Object.entries(process.env).filter(([, value]) => value !== "");
const parsed = schema.safeParse(Object.fromEntries(given));
if (!parsed.success)
  throw new Error(parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`).join("; "));

export const settings = parsed.data;
