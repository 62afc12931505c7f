import type twilio from "twilio";
import type { ContentCreateRequest } from "twilio/lib/rest/content/v1/content.js";
import type { RequiredTemplate } from "../../functions/twilio/template-status.ts";

/** Creates the content. It can be sent inside WhatsApp's window only, until it is approved. @returns its SID */
export async function create(
  { content }: twilio.Twilio,
  { friendlyName, language, types, variables }: RequiredTemplate,
): Promise<string> {
  // The client sends this as it stands, so it needs the API's own names, whatever its types say.
  const request = { friendly_name: friendlyName, language, variables, types } as unknown as ContentCreateRequest;
  return (await content.v1.contents.create(request)).sid;
}

/** Asks WhatsApp to approve it, as something useful to a person, not an advertisement. @returns its status */
export async function submit({ content }: twilio.Twilio, sid: string, { name }: RequiredTemplate): Promise<string> {
  return (await content.v1.contents(sid).approvalCreate.create({ name, category: "UTILITY" })).status;
}
