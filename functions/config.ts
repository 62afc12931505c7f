import { Resource } from "sst";
import * as z from "zod/mini";

/** What sst.config.ts links to the functions. */
declare module "sst" {
  interface Resource {
    Table: { name: string };
    TwilioAccountSid: { value: string };
    TwilioAuthToken: { value: string };
    AddressSecret: { value: string };
  }
}

const schema = z.object({
  table: z.string(),
  twilioAccountSid: z.string().check(z.regex(/^AC[0-9a-f]{32}$/, "TwilioAccountSid is not an account SID (AC...)")),
  twilioAuthToken: z.string().check(z.minLength(1)),
  addressSecret: z.string().check(z.minLength(32, "AddressSecret needs 32 characters or more")),
  /** Where Twilio calls us, as it is configured there, without a path. The webhook itself can do without. */
  publicOrigin: z.optional(
    z.string().check(z.regex(/^https?:\/\/[^/]+$/, "PUBLIC_ORIGIN is like https://example.com")),
  ),
  /** Twilio answers STOP, START and HELP by SMS itself, unless the number's default handling is switched off. */
  defaultOptOut: z._default(z.enum(["on", "off"]), "on"),
});

export type Config = z.infer<typeof schema>;

/** What the deployment gives a function, parsed once. Throws, naming what is missing. */
export function readConfig(): Config {
  return z.parse(schema, {
    table: Resource.Table.name,
    twilioAccountSid: Resource.TwilioAccountSid.value,
    twilioAuthToken: Resource.TwilioAuthToken.value,
    addressSecret: Resource.AddressSecret.value,
    publicOrigin: process.env.PUBLIC_ORIGIN,
    defaultOptOut: process.env.DEFAULT_OPT_OUT,
  });
}
