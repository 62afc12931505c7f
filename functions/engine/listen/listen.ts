import { fold, removeInvisible } from "../../text/fold.ts";
import { type Language, languageOfScript } from "../../text/language.ts";
import { changesSomething, isCheckBackQuestion } from "../guide/changes.ts";
import type { Content, Guide } from "../guide/guide.ts";
import type { Keyword, Lexicon } from "../guide/lexicon.ts";
import { type Option, optionsAt, pageAt, parsePlace } from "../guide/places.ts";
import { type ActTarget, findAct, isOnlyDay } from "./check-back-phrases.ts";
import { optionMentioned, suggest } from "./did-you-mean.ts";
import { findChoice } from "./find-choice.ts";
import type { Act, Intent } from "./intent.ts";
import { chooseKeyword, leadsAway } from "./keywords.ts";
import { meaningBesideNoise } from "./known-phrases.ts";
import { type MessageText, parseMessageText } from "./message-text.ts";
import { optOutIn } from "./opt-out.ts";
import { ownWordsIn } from "./own-words.ts";
import { containsAnyPhrase, findPhrases } from "./phrase-index.ts";
import { isSensitive } from "./sensitive.ts";
import { hasLink } from "./spam-links.ts";
import { isAbuse, isEnglish, isOnlyEmoji } from "./text-checks.ts";
import { expectsDay, weakEvidence } from "./weak-evidence.ts";

/**
 * Where the person stands; whether they opted out, for only then are YES and START a way back in; and their own number in
 * E.164, which is nothing secret to us.
 */
type ListenContext = {
  place?: string | undefined;
  optedOut: boolean;
  language?: Language | undefined;
  sender?: string | undefined;
};

/** So many characters of a message are looked at: nobody needs more to say what they want. */
const maxCharacters = 1000;

/**
 * Understands one message at the place where the person stands. What is quoted, ours or a machine's is no word of theirs.
 * The order is the design: opt-out first, then what must not be kept, then commands, the choices on the screen, what makes
 * or ends a check-back, keywords anywhere in the sentence, thanks, insults, and what was nearly said.
 */
export function listen(content: Content, guide: Guide | undefined, listener: ListenContext, typed: string): Intent {
  const { lexicon, words } = content;
  const { place } = listener;
  const seen = removeInvisible(typed).trim();
  if (seen === "") return { kind: "empty" };
  const head = beginningOf(seen);
  const folded = fold(head);
  const language = languageOfScript(head) ?? (isEnglish(lexicon, folded) ? "en" : undefined);
  const spoken = ownWordsIn(lexicon, head);
  if (spoken.kind === "quoted") return { kind: "quoted", language };
  const said = parseMessageText(lexicon, spoken.text, head !== seen);
  if (isAutomatic(lexicon, said)) return { kind: "automatic", language };
  const { whole } = said;
  const isOnly = (signs: string) => signs !== "" && isOnlyEmoji(signs, head);

  const optOut = optOutIn(lexicon, said, isOnly(words.optOutSigns) ? head : "");
  const meaning = whole === undefined ? undefined : meaningBesideNoise(lexicon, whole, "polite");
  if (optOut === "opt-out") return { kind: "opt-out", changes: true, language };
  if (listener.optedOut && meaning?.kind === "opt-in") return { kind: "opt-in", changes: true, language };
  // Quoted words are theirs to keep to themselves, too; a signature is not.
  const kept = spoken.mentioned === head ? folded : fold(spoken.mentioned);
  if (isSensitive(lexicon, words.serviceCodes, kept, spoken.mentioned, listener.sender))
    return { kind: "sensitive", language };
  if (hasLink(head)) return { kind: "link", language };

  const ways = place === undefined ? [] : withRefusals(place, optionsAt(content, guide, place), words.refusals);
  const page = place === undefined ? undefined : pageAt(content, guide, place);
  const isAsked = page?.strict === true;
  // DELETE, said again where we ask whether to: that's an answer. The outcome of a check-back is one before "no reminder".
  const command = meaning?.kind === "command" && meaning.to !== place ? meaning : undefined;
  const isAct = command !== undefined && changesSomething(guide, words, command.to);
  if (command && !isAct && command.to !== "/finished") return { language, ...command };

  const choice = findChoice(content, guide, place, ways, said, isAsked);
  if (choice) return { language, ...choice };
  const [act, target] = [findAct(lexicon, guide, said), command && isAct ? command : undefined];
  if (act?.kind === "another-day" && place !== undefined) return { kind: "another-day", language };
  if (target && (guide || target.to !== "/done") && !said.isQuestion)
    return { kind: "command", to: target.to, changes: true, language };
  if (act?.kind === "sure" && place !== undefined) return { ...asAct(act.target), language };
  const perhaps = weakEvidence(
    guide,
    act?.kind === "weak" ? act.target : undefined,
    command?.to,
    place,
    listener.language ?? language,
  );
  if (perhaps && !said.isQuestion) return { ...perhaps, language };
  if (place !== undefined && expectsDay(content, guide, place) && whole !== undefined && isOnlyDay(lexicon, whole))
    return { kind: "another-day", language };

  const name = listener.language ?? language;
  const mentioned =
    spoken.mentioned === spoken.text ? said : parseMessageText(lexicon, spoken.mentioned, head !== seen);
  const foreign = guide && lexicon.acts.find((each) => each.guide !== guide.guide && each.word === whole);
  if (foreign && place !== undefined) return { kind: "keyword", guide: foreign.guide, to: foreign.to, language };
  const topic = askedAbout(content, said);
  if (topic) return { kind: "command", to: topic, language };
  const named = chooseKeyword(lexicon, guide, mentioned);
  if (named === "which" && place !== "/delete") return { kind: "which", language };
  const keyword = named === "which" ? undefined : named;
  const isHere = keyword !== undefined && keyword.guide === guide?.guide && keyword.to === place;
  const answer = isHere ? optionMentioned(lexicon, guide, ways, name, said.text) : undefined;
  if (answer) return { kind: "nearly", language, ...answer };
  if (keyword && leadsAway(content, guide, place, ways, keyword, mentioned)) return { language, ...asKeyword(keyword) };
  if (optOut === "ask") return { kind: "command", to: "/cancel", language };
  // Nobody applies by asking.
  const asked =
    whole === undefined
      ? undefined
      : meaningBesideNoise(lexicon, whole, "polite", "urgent", "around", "choosing", "asking");
  if (
    asked?.kind === "command" &&
    !changesSomething(guide, words, asked.to) &&
    asked.to !== "/done" &&
    asked.to !== "/finished"
  )
    return { language, ...asked };
  if (meaning?.kind === "greeting" || meaning?.kind === "thanks") return { language, ...meaning };
  // We teach people START ourselves; nobody who types it without having opted out should be puzzled. But YES to a
  // question that has no yes is no answer.
  if (meaning?.kind === "opt-in") return isAsked ? { kind: "unclear", language } : { kind: "greeting", to: "/home" };
  if (!isAsked && isOnly(words.thanksSigns)) return { kind: "thanks", agrees: true };
  if (isAbuse(lexicon, said.text)) return { kind: "abuse", language };
  const near = nearMiss(content, guide, place, ways, name, said, isAsked);
  // "Cancle" is a question already: cancel what?
  if (near?.to === "/cancel") return { kind: "command", to: "/cancel", language };
  return near ? { kind: "nearly", language, ...near } : { kind: "unclear", language };
}

/** What is looked at. Some characters become many (ﷺ): of such a text, the beginning. */
function beginningOf(seen: string): string {
  const head = [...seen.slice(0, 2 * maxCharacters)].slice(0, maxCharacters).join("");
  return head.normalize("NFKC").length > 2 * maxCharacters ? head.slice(0, maxCharacters / 20) : head;
}

const asAct = ({ to, guide }: ActTarget): Extract<Act, { to: string }> =>
  guide === undefined ? { kind: "command", to, changes: true } : { kind: "keyword", to, guide, changes: true };

const asKeyword = ({ guide, to, language }: Keyword): Intent => ({
  kind: "keyword",
  guide,
  to,
  ...(language && { language }),
});

/** An automatic reply is no word of anybody's, whatever it holds. */
const isAutomatic = ({ autoReplies }: Lexicon, { text }: MessageText) => containsAnyPhrase(autoReplies, text);

/**
 * What was nearly said. What is reported, or said of somebody else, is nothing to guess at; a question of words.yaml stays
 * open, and so does that of a check-back, unless it is one of its answers.
 */
function nearMiss(
  content: Content,
  guide: Guide | undefined,
  at: string | undefined,
  ways: Option[],
  language: Language | undefined,
  { text, qualifiers }: MessageText,
  isAsked: boolean,
) {
  if (qualifiers.has("reports") || qualifiers.has("others") || (isAsked && at?.startsWith("/"))) return undefined;
  const near = suggest(content, guide, ways, language, text);
  const isBack = at !== undefined && isCheckBackQuestion(guide, parsePlace(at).page);
  return isBack && !ways.some(({ to }) => to === near?.to) ? undefined : near;
}

/** Questions that no guide answers: what it costs, when they are open, whether we are a machine. */
function askedAbout({ lexicon, words }: Content, said: MessageText): string | undefined {
  if (!said.qualifiers.has("questions") && !said.isQuestion) return undefined;
  const [topic] = findPhrases(lexicon.askedAbout, said.text, ({ word }) => word);
  return topic && words.pages[topic.to.slice(1)] ? topic.to : undefined;
}

/** On the questions that every guide shares, "no" is the 0. */
const withRefusals = (at: string, ways: Option[], refusals: Content["words"]["refusals"]): Option[] =>
  at.startsWith("/")
    ? ways.map((way) => (way.number === 0 ? { ...way, words: Object.values(refusals).flat() } : way))
    : ways;
