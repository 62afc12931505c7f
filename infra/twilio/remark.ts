import type { TwilioContent } from "../../functions/twilio/contents.ts";
import {
  isNotUtility,
  isStuck,
  type RequiredTemplate,
  statusOf,
  type TemplateStatus,
} from "../../functions/twilio/template-status.ts";
import { faultsOf } from "./limits.ts";

/** How a template stands, and what is to be known or done. `faulty`: WhatsApp would refuse it. */
export type Remarked = TemplateStatus & { remark: string };

/** Whether a person has to mend it. */
export const isProblem = (standing: TemplateStatus): boolean =>
  standing.state === "faulty" || isStuck(standing) || isNotUtility(standing);

/** Compares a template with what Twilio has of it, and says what to do about it. */
export function remarked(wanted: RequiredTemplate, contents: TwilioContent[]): Remarked {
  const standing = statusOf(wanted, contents);
  const faults = standing.state === "no language" ? [] : faultsOf(wanted);
  if (faults.length > 0) return { ...standing, state: "faulty", remark: faults.join("; ") };
  const reason = contents.find(({ sid }) => sid === standing.sid)?.reason;
  return { ...standing, remark: [remarkOn(standing, reason), categoryRemark(standing)].filter(Boolean).join(". ") };
}

function remarkOn({ state, sid, usableSid }: TemplateStatus, reason: string | undefined): string {
  if (state === "no language") return "WhatsApp has no templates in it: asked in another language";
  if (state === "edited") return "somebody changed its words at Twilio: delete it there (Content Template Builder)";
  if (state === "rejected")
    return `${reason || "no reason given"}. Change its words: the same ones can't be submitted again`;
  return usableSid !== undefined && usableSid !== sid ? `until then ${usableSid}, with older words` : "";
}

function categoryRemark(standing: TemplateStatus): string {
  if (!isNotUtility(standing)) return "";
  return (
    `WhatsApp counts it as ${standing.category}: it costs more, and WhatsApp holds some back (63049). ` +
    "Write only about what the person asked for; or ask for a review (WhatsApp Manager > Message templates)"
  );
}
