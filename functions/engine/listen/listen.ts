import type { Content } from "../guide/guide.ts";
import { memoize } from "../guide/memoize.ts";
import { choiceOrAct } from "./choice-or-act.ts";
import { gatherEvidence, type ListenContext } from "./evidence.ts";
import type { Intent } from "./intent.ts";
import { optOutIn } from "./opt-out.ts";
import { otherIntent } from "./other-intent.ts";
import { containsAnyPhrase } from "./phrase-index.ts";
import type { Message } from "./read-message.ts";
import { isSensitive } from "./sensitive.ts";
import { hasLink } from "./spam-links.ts";
import { isOnlyEmoji } from "./text-checks.ts";
import { topicIntent } from "./topic-intent.ts";

/**
 * Understands one message at the person's place. The order matters: opt-outs first, then sensitive data, then commands,
 * the answers on the screen and phrases that make or end a check-back, then keywords anywhere in the sentence, then
 * thanks, insults and near misses.
 */
export function listen(content: Content, message: Message, context: ListenContext): Intent {
  if (!message.isFrequent) return understand(content, message, context);
  const { guide, place, optedOut, language } = context;
  const known = recentIntents(content)(message);
  const key = `${guide?.guide} ${place} ${optedOut} ${language}`;
  const intent = known.get(key) ?? understand(content, message, context);
  if (known.size >= maxPlaces) known.clear();
  known.set(key, intent);
  return intent;
}

/** How many places a frequent message is remembered at. */
const maxPlaces = 50;

/** The sender's number does not matter: a frequent message has too few digits for one. */
const recentIntents = memoize((_: Content) => memoize((_: Message) => new Map<string, Intent>()));

function understand(content: Content, message: Message, context: ListenContext): Intent {
  const { typed } = message;
  if (typed === "") return { kind: "empty" };
  const evidence = gatherEvidence(content, message, context);
  if (!evidence) return { kind: "quoted", language: message.language };
  const { mentioned, meaning, language } = evidence;
  const { isAutomatic, optOut } = heardAnywhere(content)(message);
  if (isAutomatic) return { kind: "automatic", language };
  if (optOut === "opt-out") return { kind: "opt-out", changes: true, language };
  if (context.optedOut && meaning?.kind === "opt-in") return { kind: "opt-in", changes: true, language };
  // Quoted codes are sensitive, too.
  if (isSensitive(content, { typed: mentioned.typed, folded: mentioned.folded, sender: context.sender }))
    return { kind: "sensitive", language };
  if (hasLink(typed)) return { kind: "link", language };

  const intent = choiceOrAct(evidence) ?? topicIntent(evidence);
  if (intent) return intent;
  return optOut === "ask" ? { kind: "command", to: "/cancel", language } : otherIntent(evidence);
}

/** What a message says at any place. The checks of content listen to one message at many places. */
const heardAnywhere = memoize(({ lexicon, words }: Content) =>
  memoize(({ typed, words: own }: Message) => {
    const isAutomatic = own !== undefined && containsAnyPhrase(lexicon.autoReplies, own.said.text);
    const isOptOutEmoji = isOnlyEmoji(words.optOutSigns, typed);
    return { isAutomatic, optOut: own && !isAutomatic ? optOutIn(lexicon, own.said, isOptOutEmoji) : undefined };
  }),
);
