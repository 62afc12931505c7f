import type { TemplateBody } from "../../functions/twilio/contents.ts";
import type { RequiredTemplate } from "../../functions/twilio/template-status.ts";

/** https://www.twilio.com/docs/content/twilio-quick-reply */
const max = { body: 1024, buttons: 10, title: 20, id: 200 };

/**
 * What WhatsApp would refuse in a template, found before the template is submitted and waits a day.
 * https://www.twilio.com/docs/whatsapp/tutorial/message-template-approvals-statuses
 */
export const faultsOf = ({ types }: RequiredTemplate): string[] => Object.values(types).flatMap(faultsIn);

function faultsIn({ body, actions = [] }: TemplateBody): string[] {
  const faults: string[] = [];
  if (body.length > max.body) faults.push(`its text has ${body.length} characters; the maximum is ${max.body}`);
  if (/^\s*\{\{|\}\}\s*$/.test(body)) faults.push("its text begins or ends with {date}: put a word there");
  if (/\}\}\s*\{\{/.test(body)) faults.push("it has two {date} side by side: put a word between them");
  if (actions.length > max.buttons) faults.push(`it has ${actions.length} buttons; the maximum is ${max.buttons}`);
  for (const { title, id } of actions) {
    if (title.length > max.title)
      faults.push(`the button "${title}" has ${title.length} characters; the maximum is ${max.title}`);
    if (title.includes("{{")) faults.push(`the button "${title}" has {date} in it, which no button may have`);
    if (id.length > max.id || /[{}]/.test(id)) faults.push(`the button "${title}" can't lead to ${id}`);
  }
  return faults;
}
