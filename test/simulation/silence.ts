import type { Conversation } from "../../functions/engine/state/conversation.ts";
import type { Received } from "./asked-for.ts";
import { oneLine } from "./meanings.ts";

/*
 * Messages that must not be answered: the third equal text without a meaning within a day; and, after one answer, those
 * of a person who opted out.
 */

const hour = 3600_000;

/** This many texts are remembered for certain. A frozen process may see an hour less. */
const [remembered, within] = [5, 22 * hour];

type Handled = { name: string; received: Received; before: Conversation | undefined; after: Conversation; now: number };

/** @returns checks each message of a person */
export function createSilence(violated: (what: string) => void): (handled: Handled) => void {
  const texts = new Map<string, { text: string; at: number }[]>();
  const answers = new Map<string, number>();

  return ({ name, received: { words, said }, before, after, now }) => {
    const { text, means } = words;
    // Of a person who was erased, nothing may be known.
    const known = before === undefined || before.erased ? [] : (texts.get(name) ?? []);
    const recent = [...known, { text, at: now }].slice(-remembered);
    texts.set(name, recent);
    const same = recent.filter((each) => each.text === text && now - each.at < within).length;
    if (means === "nothing" && same > 2 && said.length > 0)
      violated(`${name} is answered "${oneLine(text)}" for the third time`);

    const isOut = before?.optedOut === true && after.optedOut;
    const answered = isOut ? (answers.get(name) ?? 0) + (said.length > 0 ? 1 : 0) : 0;
    answers.set(name, answered);
    if (answered > 1) violated(`${name} is answered twice after STOP`);
  };
}
