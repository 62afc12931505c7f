import type { TemplateBody } from "../../functions/twilio/contents.ts";
import type { RequiredTemplate } from "../../functions/twilio/template-status.ts";

/** https://www.twilio.com/docs/content/twilio-quick-reply */
const most = { body: 1024, buttons: 10, title: 20, id: 200 };

/**
 * What WhatsApp would refuse in a template, so that nobody waits a day to hear it.
 * https://www.twilio.com/docs/whatsapp/tutorial/message-template-approvals-statuses
 */
export const faultsOf = ({ types }: RequiredTemplate): string[] => Object.values(types).flatMap(faultsIn);

function faultsIn({ body, actions = [] }: TemplateBody): string[] {
  const faults: string[] = [];
  if (body.length > most.body) faults.push(`its text has ${body.length} characters, and ${most.body} is the most`);
  if (/^\s*\{\{|\}\}\s*$/.test(body)) faults.push("its text begins or ends with {date}: put a word there");
  if (/\}\}\s*\{\{/.test(body)) faults.push("two {date} side by side: put a word between them");
  if (actions.length > most.buttons) faults.push(`it has ${actions.length} buttons, and ${most.buttons} is the most`);
  for (const { title, id } of actions) {
    if (title.length > most.title)
      faults.push(`the button "${title}" has ${title.length} characters, and ${most.title} is the most`);
    if (title.includes("{{")) faults.push(`the button "${title}" has {date} in it, and no button can`);
    if (id.length > most.id || /[{}]/.test(id)) faults.push(`the button "${title}" can't lead to ${id}`);
  }
  return faults;
}
