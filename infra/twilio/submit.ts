import type twilio from "twilio";
import type { ContentCreateRequest } from "twilio/lib/rest/content/v1/content.js";
import type { RequiredTemplate } from "../../functions/twilio/template-status.ts";

/** Creates the content. Until it is approved, it can be sent only inside WhatsApp's window. @returns its SID */
export async function create(
  { content }: twilio.Twilio,
  { friendlyName, language, types, variables }: RequiredTemplate,
): Promise<string> {
  // The client sends this unchanged, so it needs the API's own names; its types say otherwise.
  const request = { friendly_name: friendlyName, language, variables, types } as unknown as ContentCreateRequest;
  return (await content.v1.contents.create(request)).sid;
}

/** Submits the content to WhatsApp for approval as a utility template. @returns its status */
export async function submit({ content }: twilio.Twilio, sid: string, { name }: RequiredTemplate): Promise<string> {
  return (await content.v1.contents(sid).approvalCreate.create({ name, category: "UTILITY" })).status;
}
