import { changesSomething } from "../guide/changes.ts";
import { type ActTarget, findAct, isOnlyDay } from "./check-back-phrases.ts";
import type { Evidence } from "./evidence.ts";
import { findChoice } from "./find-choice.ts";
import type { Act, Intent } from "./intent.ts";
import { expectsDay, weakEvidence } from "./weak-evidence.ts";

/** A command, an answer to the list on the screen, or a phrase that makes or ends a check-back; else nothing. */
export function choiceOrAct(evidence: Evidence): Intent | undefined {
  const { content, guide, place, said, meaning, language } = evidence;
  const { lexicon, words } = content;
  // On the question whether to erase, DELETE is an answer.
  const command = meaning?.kind === "command" && meaning.to !== place ? meaning : undefined;
  const isAct = command !== undefined && changesSomething(guide, words, command.to);
  if (command && !isAct && command.to !== "/finished") return { ...command, language };
  // The outcome of a check-back comes before "no reminder".
  const choice = findChoice(evidence);
  if (choice) return { language, ...choice };
  // Without a place, such a phrase has no meaning.
  const act = place === undefined ? undefined : findAct(evidence);
  if (act?.kind === "another-day") return { kind: "another-day", language };
  if (isAct && (guide || command.to !== "/done") && !said.isQuestion)
    return { kind: "command", to: command.to, changes: true, language };
  if (act?.kind === "sure") return { ...asAct(act.target), language };
  const mentionedAct = act?.kind === "weak" ? act.target.to : undefined;
  const perhaps = said.isQuestion ? undefined : weakEvidence(evidence, mentionedAct, command?.to);
  if (perhaps) return { ...perhaps, language };
  const isDay = expectsDay(evidence) && said.whole !== undefined && isOnlyDay(lexicon, said.whole);
  return isDay ? { kind: "another-day", language } : undefined;
}

const asAct = ({ to, guide }: ActTarget): Extract<Act, { to: string }> =>
  guide === undefined ? { kind: "command", to, changes: true } : { kind: "keyword", to, guide, changes: true };
