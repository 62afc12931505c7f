/** Set with `npx sst secret set NAME VALUE --stage STAGE`. */
export const twilioAccountSid = new sst.Secret("TwilioAccountSid");
export const twilioAuthToken = new sst.Secret("TwilioAuthToken");

/** What addresses are hashed and sealed with: 32 characters or more, never changed while people have open promises. */
export const addressSecret = new sst.Secret("AddressSecret");
