/** Set with `npx sst secret set NAME VALUE --stage STAGE`; those with a second argument can be left out. */
const twilioAccountSid = new sst.Secret("TwilioAccountSid");
const twilioAuthToken = new sst.Secret("TwilioAuthToken");

/** What addresses are hashed and sealed with: 32 characters or more. */
const addressSecret = new sst.Secret("AddressSecret");

/** The one before, for 30 days after a change: what was hashed and sealed with it is still found and read. */
const formerAddressSecret = new sst.Secret("FormerAddressSecret", "");

/** Content SIDs of approved WhatsApp templates, as JSON: {"cancel-sim-kh/check/zh": "HX..."} */
const whatsAppTemplates = new sst.Secret("WhatsAppTemplates", "{}");

/** functions/config.ts reads all of them, in every function. */
export const secrets = [twilioAccountSid, twilioAuthToken, addressSecret, formerAddressSecret, whatsAppTemplates];
