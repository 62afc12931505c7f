import * as z from "zod/mini";
import type { RestClient } from "./client.ts";

/*
 * Twilio's Content API: a content is created, then submitted to WhatsApp, which approves or rejects it within a day or
 * so.
 * https://www.twilio.com/docs/content/content-api-resources
 */

/** The text of a template as Twilio takes it, with or without buttons. */
export type TemplateBody = { body: string; actions?: { type: "QUICK_REPLY"; title: string; id: string }[] };

/** A content as Twilio has it. */
export type TwilioContent = {
  sid: string;
  friendlyName: string;
  types: Record<string, Partial<TemplateBody>>;
  variables: Record<string, unknown>;
  /** unsubmitted, received, pending, approved, rejected, paused, disabled */
  status: string;
  reason: string;
  /** WhatsApp's category: UTILITY as submitted, MARKETING when WhatsApp changes it. None before it is submitted. */
  category: string | undefined;
  createdAt: number;
};

/** 1,000 is Twilio's maximum. Five pages take at most 40 seconds, because a request times out after 8. */
const [pageSize, maxContents] = [1_000, 5_000];

const approval = z.object({
  status: z.string(),
  rejection_reason: z.nullish(z.string()),
  category: z.nullish(z.string()),
});

/**
 * All contents of the account, with WhatsApp's approval of each. Throws Twilio's error, and a RangeError when there are
 * too many to read: a template that is not read would count as missing.
 */
export async function listContents({
  contentAndApprovals,
}: Pick<RestClient, "contentAndApprovals">): Promise<TwilioContent[]> {
  const listed = await contentAndApprovals.list({ pageSize, limit: maxContents });
  if (listed.length >= maxContents) throw new RangeError(`the account has ${maxContents} contents or more`);
  return listed.map(({ sid, friendlyName, types, variables, approvalRequests, dateCreated }) => {
    const { data } = approval.safeParse(approvalRequests);
    return {
      sid,
      friendlyName: friendlyName ?? "",
      types,
      variables: variables ?? {},
      status: data?.status ?? "unsubmitted",
      reason: data?.rejection_reason ?? "",
      category: data?.category || undefined,
      createdAt: +dateCreated,
    };
  });
}
