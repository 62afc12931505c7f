import type twilio from "twilio";
import type { ContentCreateRequest } from "twilio/lib/rest/content/v1/content.js";
import * as z from "zod";
import type { Body } from "./limits.ts";
import type { Wanted } from "./wanted.ts";

/*
 * Twilio's Content API: a content is created, then submitted to WhatsApp, which approves or rejects it within a day or so.
 * https://www.twilio.com/docs/content/content-api-resources
 */

/** A content as Twilio has it. */
export type Kept = {
  sid: string;
  friendlyName: string;
  types: Record<string, Partial<Body>>;
  variables: Record<string, unknown>;
  /** unsubmitted, received, pending, approved, rejected, paused, disabled */
  status: string;
  reason: string;
  createdAt: number;
};

const approval = z.object({ status: z.string(), rejection_reason: z.string().nullish() });

/** All contents of the account, with what WhatsApp says of each. */
export async function keptContents({ content }: twilio.Twilio): Promise<Kept[]> {
  const listed = await content.v1.contentAndApprovals.list({ pageSize: 500, limit: 10_000 });
  return listed.map(({ sid, friendlyName, types, variables, approvalRequests, dateCreated }) => {
    const { data } = approval.safeParse(approvalRequests);
    const said = { status: data?.status ?? "unsubmitted", reason: data?.rejection_reason ?? "" };
    return {
      sid,
      friendlyName: friendlyName ?? "",
      types,
      variables: variables ?? {},
      ...said,
      createdAt: +dateCreated,
    };
  });
}

/** Creates the content. It can be sent inside WhatsApp's window only, until it is approved. @returns its SID */
export async function create(
  { content }: twilio.Twilio,
  { friendlyName, language, types, variables }: Wanted,
): Promise<string> {
  // The client sends this as it stands, so it needs the API's own names, whatever its types say.
  const request = { friendly_name: friendlyName, language, variables, types } as unknown as ContentCreateRequest;
  return (await content.v1.contents.create(request)).sid;
}

/** Asks WhatsApp to approve it, as something useful to a person, not an advertisement. @returns its status */
export async function submit({ content }: twilio.Twilio, sid: string, { name }: Wanted): Promise<string> {
  return (await content.v1.contents(sid).approvalCreate.create({ name, category: "UTILITY" })).status;
}
