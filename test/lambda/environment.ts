import type { Built } from "./built.ts";

/** The account of the fake Twilio. */
export const account = { sid: `AC${"0".repeat(32)}`, authToken: "desk-auth-token" };

export const addressSecret = "a-secret-of-at-least-32-characters";

/** A secret in the form in which SST passes it on. */
export const secret = (value: string) => JSON.stringify({ value });

/**
 * The environment of a function's process: from infra/, from SST's links and from Lambda. Nothing comes from this
 * process's own environment.
 */
export function environmentOf({ environment }: Built, table: string, dynamo: string): NodeJS.ProcessEnv {
  return {
    ...environment,
    PATH: process.env.PATH,
    SST_RESOURCE_Table: JSON.stringify({ name: table }),
    SST_RESOURCE_TwilioAccountSid: secret(account.sid),
    SST_RESOURCE_TwilioAuthToken: secret(account.authToken),
    SST_RESOURCE_AddressSecret: secret(addressSecret),
    // The values of secrets that are not set: infra/aws/secrets.ts.
    SST_RESOURCE_FormerAddressSecret: secret(""),
    SST_RESOURCE_FormerTwilioAuthToken: secret(""),
    AWS_REGION: "local",
    AWS_ACCESS_KEY_ID: "desk",
    AWS_SECRET_ACCESS_KEY: "desk",
    AWS_ENDPOINT_URL_DYNAMODB: dynamo,
  };
}
