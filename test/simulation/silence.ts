import type { Conversation } from "../../functions/engine/state/conversation.ts";
import type { Heard } from "./asked-for.ts";
import { oneLine } from "./meant.ts";

/*
 * Where we have to be silent: to the same text that means nothing, the third time within a day; and, but for one answer,
 * to whoever said STOP.
 */

const hour = 3600_000;

/** So many texts are surely remembered. A process may think that it is an hour ago. */
const [remembered, within] = [5, 22 * hour];

export function createSilence(wrong: (what: string) => void) {
  const texts = new Map<string, { text: string; at: number }[]>();
  const answers = new Map<string, number>();

  return {
    /** A person's message was heard. */
    heard(name: string, { words, said }: Heard, before: Conversation | undefined, after: Conversation, now: number) {
      const { text, means } = words;
      // Of whoever was erased, nothing may be known.
      const known = before === undefined || before.erased ? [] : (texts.get(name) ?? []);
      const recent = [...known, { text, at: now }].slice(-remembered);
      texts.set(name, recent);
      const same = recent.filter((each) => each.text === text && now - each.at < within).length;
      if (means === "nothing" && same > 2 && said.length > 0)
        wrong(`${name} is answered "${oneLine(text)}" for the third time`);

      const isOut = before?.optedOut === true && after.optedOut;
      const answered = isOut ? (answers.get(name) ?? 0) + (said.length > 0 ? 1 : 0) : 0;
      answers.set(name, answered);
      if (answered > 1) wrong(`${name} is answered twice after STOP`);
    },
  };
}
