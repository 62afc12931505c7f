import type { TwilioContent } from "../../functions/twilio/contents.ts";
import {
  isNotUtility,
  isStuck,
  type RequiredTemplate,
  statusOf,
  type TemplateStatus,
} from "../../functions/twilio/template-status.ts";
import { faultsOf } from "./limits.ts";

/** The status of a template and what to know or do about it. `faulty`: WhatsApp would refuse it. */
export type Remarked = TemplateStatus & { remark: string };

/** Whether the template needs attention. */
export const isProblem = (status: TemplateStatus): boolean =>
  status.state === "faulty" || isStuck(status) || isNotUtility(status);

/** Compares a template with Twilio's copy of it, and says what to do about it. */
export function remarked(template: RequiredTemplate, contents: TwilioContent[]): Remarked {
  const status = statusOf(template, contents);
  const faults = status.state === "no language" ? [] : faultsOf(template);
  if (faults.length > 0) return { ...status, state: "faulty", remark: faults.join("; ") };
  const reason = contents.find(({ sid }) => sid === status.sid)?.reason;
  return { ...status, remark: [remarkOn(status, reason), categoryRemark(status)].filter(Boolean).join(". ") };
}

function remarkOn({ state, sid, usableSid }: TemplateStatus, reason: string | undefined): string {
  if (state === "no language") return "WhatsApp has no templates in it: sent in another language";
  if (state === "edited") return "its text was changed at Twilio: delete it there (Content Template Builder)";
  if (state === "rejected")
    return `${reason || "no reason given"}. Change its text: the same text can't be resubmitted`;
  return usableSid !== undefined && usableSid !== sid ? `until then ${usableSid}, with an older text` : "";
}

function categoryRemark(status: TemplateStatus): string {
  if (!isNotUtility(status)) return "";
  return (
    `WhatsApp classifies it as ${status.category}: it costs more, and WhatsApp does not deliver all of it (63049). ` +
    "Write only about what the person asked for, or ask for a review (WhatsApp Manager > Message templates)"
  );
}
