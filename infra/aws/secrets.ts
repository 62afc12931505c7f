import { secretList } from "./secret-list.ts";

/** Set with `npx sst secret set NAME --stage STAGE`, which asks for the value. `npm run secrets` shows which are set. */
const all = Object.entries(secretList).map(([name, unset]) => [name, new sst.Secret(name, unset)] as const);

export const secrets = all.map(([, secret]) => secret);

/** Signs webhooks. The canary needs this one alone. */
export const twilioAuthToken = new Map<string, sst.Secret>(all).get("TwilioAuthToken") as sst.Secret;
