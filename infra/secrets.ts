/** Set with `npx sst secret set NAME VALUE --stage STAGE`. */
const twilioAccountSid = new sst.Secret("TwilioAccountSid");
const twilioAuthToken = new sst.Secret("TwilioAuthToken");

/** The TwilioAuthToken before this one, while it is being changed: webhooks signed by either are taken. */
const formerTwilioAuthToken = new sst.Secret("FormerTwilioAuthToken", "");

/** What addresses are hashed and sealed with: 32 characters or more. */
const addressSecret = new sst.Secret("AddressSecret");

/** The AddressSecret before this one, while it is being changed: for 30 days. */
const formerAddressSecret = new sst.Secret("FormerAddressSecret", "");

export const secrets = [
  ...[twilioAccountSid, twilioAuthToken, formerTwilioAuthToken],
  ...[addressSecret, formerAddressSecret],
];
