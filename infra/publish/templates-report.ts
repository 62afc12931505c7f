import { requiredTemplates } from "../../functions/templates/required-templates.ts";
import { alignColumns } from "../cli/align.ts";
import { explain } from "../cli/explain.ts";
import { type Remarked, remarked } from "../twilio/remark.ts";
import type { Report } from "./report.ts";

const command = "npm run templates";

/** The templates of the content that WhatsApp does not accept yet, with the check-backs that would need them. */
export const templatesReport: Report = async ({ content, counts: { byTemplate }, twilioContents }) => {
  if (!twilioContents) return [];
  let statuses: Remarked[];
  try {
    const contents = await twilioContents();
    statuses = requiredTemplates(content).map((template) => remarked(template, contents));
  } catch (error) {
    return [`WhatsApp templates: Twilio could not be asked. ${explain(error, command).text}`];
  }
  const open = statuses.filter(({ state }) => state !== "approved" && state !== "no language");
  if (open.length === 0) return [];
  const rows = open.map(({ key, state, usableSid }) => {
    const older = usableSid === undefined ? "" : "an older text is sent until then";
    const waiting = byTemplate.get(key) ?? 0;
    return [`    ${key}`, state, waiting === 0 ? "" : `${waiting} open check-back${waiting === 1 ? "" : "s"}`, older];
  });
  return [
    `WhatsApp templates that are not approved. Without one, a check-back comes in another language, or by SMS: ${command}`,
    ...alignColumns(rows),
  ];
};
