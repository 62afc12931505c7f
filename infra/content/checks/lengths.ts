import { isCheckBackQuestion } from "../../../functions/engine/guide/changes.ts";
import { maxBody, maxText, shapes } from "../../../functions/engine/state/buttons.ts";
import type { Check } from "../check.ts";
import { messagesIn, textsIn } from "../texts-in-content.ts";

const { title: maxButton } = shapes.buttons;

/**
 * The limits of the channels. Twilio refuses a longer message: https://www.twilio.com/docs/api/errors/21617
 * A check-back becomes a WhatsApp template, its choices buttons (ten at most; no list has more than nine numbers). A
 * template's rules: https://www.twilio.com/docs/whatsapp/tutorial/message-template-approvals-statuses
 */
export const lengths: Check = function* (authored) {
  for (const { guide, page, text, say } of messagesIn(authored)) {
    const [limit, what] = isCheckBackQuestion(guide, page) ? [maxBody, "a WhatsApp template"] : [maxText, "a message"];
    if (text.length > limit)
      yield say(`is ${text.length} characters long, and ${what} holds ${limit}: shorten it, or make two pages of it`);
  }
  for (const { guide, page, spot, text, say } of textsIn(authored)) {
    if (!isCheckBackQuestion(guide, page)) continue;
    const kind = spot.at(-1);
    if (kind === "label" && text.length > maxButton)
      yield say(`is ${text.length} characters long, and a WhatsApp button holds ${maxButton}: shorten it`);
    if (kind === "template" && text.length > maxBody)
      yield say(`is ${text.length} characters long, and a WhatsApp template holds ${maxBody}: shorten it`);
    if ((kind === "text" || kind === "template") && /^\s*\{|\}\s*$|\}\s*\{/.test(text))
      yield say(
        "begins or ends with a placeholder, or has two in a row, which WhatsApp does not approve in a template",
      );
  }
};
