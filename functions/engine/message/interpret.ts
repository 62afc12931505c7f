import { buttonTarget } from "../guide/buttons.ts";
import type { Content, Guide } from "../guide/guide.ts";
import { chooseNumber } from "../listen/find-choice.ts";
import { listen } from "../listen/listen.ts";
import type { Message } from "../listen/read-message.ts";
import type { Conversation } from "../state/conversation.ts";
import type { MessageEvent } from "../state/event.ts";
import { isAlwaysAnswered, type Understood } from "./when-to-answer.ts";

type Heard = { event: MessageEvent; message: Message; before: Conversation; guide: Guide | undefined };

/** The meaning of a message. A tapped button has priority over the words on it, except STOP. */
export function interpret(content: Content, { event, message, before, guide }: Heard): Understood {
  const { button, type, isMachine, sender } = event;
  if (type === "reaction") return { kind: "reaction" };
  const context = { ...before, guide, sender };
  const intent = listen(content, message, context);
  if (isAlwaysAnswered(intent)) return intent;
  // Short codes send advertisements and one-time codes.
  if (isMachine) return { kind: "automatic" };
  if (button === undefined) return intent;
  const target = buttonTarget(content, button);
  if (target) return { kind: "button", ...target };
  // Templates made by hand have buttons whose id is the number of an answer.
  if (/^\d$/.test(button)) return chooseNumber(content, context, Number(button));
  // An old "yes" is no answer to another question.
  return before.place?.startsWith("/") ? { kind: "unclear" } : intent;
}
