import { changesSomething } from "../../../functions/engine/guide/changes.ts";
import type { Content, Guide } from "../../../functions/engine/guide/guide.ts";
import type { Keyword } from "../../../functions/engine/guide/lexicon.ts";
import { findKeywords } from "../../../functions/engine/listen/find-keywords.ts";
import { forReader } from "../../../functions/engine/listen/for-reader.ts";
import type { Intent } from "../../../functions/engine/listen/intent.ts";
import { listen } from "../../../functions/engine/listen/listen.ts";
import { numberIn } from "../../../functions/engine/listen/number-in.ts";
import { type Message, readMessage } from "../../../functions/engine/listen/read-message.ts";
import { forRecentTexts } from "../../../functions/text/recent.ts";
import type { Authored, Check } from "../check.ts";
import { foldOnce } from "../fold-once.ts";
import type { Path, Source } from "../read.ts";
import { reservedIn } from "../reserved.ts";
import { answersOf, commandsOf, keywordsOf, twinsIn } from "../trigger-words.ts";

/** As many words as twenty guides have as answers. */
const maxRemembered = 20_000;

/**
 * Every word that the content listens for goes through `listen`. A word with another meaning there (another page's or
 * guide's word, a command, a number) would lead people to the wrong page.
 */
export const triggerWords: Check = function* (authored, count) {
  const { content, guides, words } = authored;
  const reserved = reservedIn(words.value);
  const free = ({ word }: { word: string }) => !reserved.has(foldOnce(word));
  const order = new Map(guides.map(({ value }, i) => [value.guide, i]));
  const byClaim = (a: Keyword, b: Keyword) =>
    Number(!!a.opens) - Number(!!b.opens) || b.word.length - a.word.length || order.get(a.guide)! - order.get(b.guide)!;
  const small = new Set(
    [...Object.values(words.value.thanks), ...Object.values(words.value.greetings)].flat().map(foldOnce),
  );
  /**
   * Labels and answers are on several pages, and many in several guides: each word is read once. Few words are listened to
   * twice at a place, so the listener need not remember what it understood.
   */
  const messageOf = forRecentTexts(
    (word): Message => ({ ...readMessage(content, word), isFrequent: false }),
    maxRemembered,
  );
  const isNumber = forRecentTexts((word) => numberIn(content.lexicon, foldOnce(word)) !== undefined, maxRemembered);
  const intentOf = (word: string): Intent => {
    const intent = listen(content, messageOf(word), { optedOut: false });
    // Where several guides have the word, the person is asked. Here the strongest claim counts.
    const { kind } = intent;
    const isOpen = kind === "which" || kind === "unclear" || kind === "keyword";
    const [keyword] = isOpen ? findKeywords(content.lexicon, foldOnce(word)).toSorted(byClaim) : [];
    return keyword ? { kind: "keyword", guide: keyword.guide, to: keyword.to } : intent;
  };

  for (const [i, { value, problem }] of guides.entries()) {
    count(`listening to the keywords of guide ${i + 1} of ${guides.length}`);
    for (const { path, word, to } of [...keywordsOf(value)].filter(free)) {
      if (changesSomething(value, words.value, to)) {
        if (!isUnderstoodAtStart(content, value, messageOf(word), to))
          yield problem(path, `"${word}" is not understood as it stands: choose another word`);
        continue;
      }
      const intent = intentOf(word);
      const isKeyword = intent.kind === "keyword";
      if (path[0] === "advertise" && !isKeyword)
        yield problem(path, `"${word}" is not one of the guide's keywords: add it there`);
      else if (!isKeyword) yield problem(path, `"${word}" is ${meaningOf(authored, intent)}: choose another word`);
      else if (intent.guide !== value.guide || intent.to !== to)
        yield problem(path, `"${word}" is ${meaningOf(authored, intent)}: remove it from one of them`);
      else if (small.has(foldOnce(word)))
        yield problem(path, `"${word}" is a word of greeting or thanks everywhere: choose another word`);
      else if (isNumber(word))
        yield problem(path, `"${word}" is a number, which replies to a list: choose another word`);
      else if (/^\p{Script=Latin}$/u.test(foldOnce(word)))
        yield problem(path, `"${word}" is a single letter, which is in too many sentences: choose another word`);
    }
  }

  for (const [i, { value, problem }] of [...guides, words].entries()) {
    count(`listening to the answers of guide ${Math.min(i + 1, guides.length)} of ${guides.length}`);
    const guide = "guide" in value ? content.guides[value.guide] : undefined;
    const answers = [...answersOf(value.pages)].filter(free);
    const twinOf = twinsIn(answers);
    for (const answer of answers) {
      const { path, word, to, page, isLabel } = answer;
      const at = guide ? page : `/${page}`;
      if (isNumber(word)) {
        yield problem(path, `"${word}" is a number, and the list assigns the numbers: write it in another way`);
        continue;
      }
      const twin = twinOf(answer);
      if (twin !== undefined) {
        yield problem(path, `"${word}" is also the label of ${twin}: write them so that people can tell them apart`);
        continue;
      }
      const intent = listen(content, messageOf(word), { guide, place: at, optedOut: false });
      const leads = intent.kind === "opt-out" ? "/stop" : "to" in intent ? intent.to : undefined;
      // For a word of two answers the person is asked which one is meant.
      const isAsked = !isLabel && intent.kind === "unclear" && intent.among?.includes(to);
      if (leads !== to && !isAsked)
        yield problem(path, `"${word}" is ${meaningOf(authored, intent)} here: write it in another way`);
    }
  }

  /** What a guide's keyword takes away from the words of all guides: its author has to choose another. */
  const taken = new Map<string, Taken>();
  for (const { path, word, to } of [...commandsOf(words.value)].filter(free)) {
    // They depend on the open guide, which has a page and words for them.
    if (to === "/done" || to === "/finished") continue;
    // A word may have another meaning in another language: it counts for readers of its own.
    const heard = forReader(content, path[0] === "languages" ? undefined : String(path.at(-2)));
    const intent = heard === content ? intentOf(word) : listen(heard, readMessage(heard, word), { optedOut: false });
    const right = to === "" ? intent.kind === "thanks" : "to" in intent && intent.to === to;
    if (right) continue;
    const found = intent.kind === "keyword" && placeOfKeyword(guides, content, foldOnce(word));
    if (!found) yield words.problem(path, `"${word}" is ${meaningOf(authored, intent)}: remove one of them`);
    else {
      const key = JSON.stringify([found.source.file, found.path]);
      const known = taken.get(key) ?? { ...found, phrases: [] };
      // A keyword that is such a word itself is reported already.
      const isReported = small.has(foldOnce(found.word)) || reserved.has(foldOnce(found.word));
      if (word !== found.word && !isReported) taken.set(key, { ...known, phrases: [...known.phrases, word] });
    }
  }
  for (const { source, path, word, phrases } of taken.values()) {
    const others = phrases.length > 1 ? ` and ${phrases.length - 1} more that everyone may send` : "";
    yield source.problem(path, `"${word}" is in "${phrases[0]}"${others}: choose a longer keyword`);
  }
};

type Place = { source: Source<Guide>; path: Path; word: string };
type Taken = Place & { phrases: string[] };

/** The longest keyword of a guide in a text, and its place in the guide's file. */
function placeOfKeyword(guides: Source<Guide>[], content: Content, folded: string): Place | undefined {
  const longest = findKeywords(content.lexicon, folded).toSorted((a, b) => b.word.length - a.word.length);
  for (const keyword of longest)
    for (const source of guides)
      for (const { path, word } of source.value.guide === keyword.guide ? keywordsOf(source.value) : [])
        if (foldOnce(word) === keyword.word) return { source, path, word };
  return undefined;
}

/** Whether a word that makes or ends a check-back does so on its guide's start page. */
function isUnderstoodAtStart(content: Content, guide: Guide, message: Message, to: string): boolean {
  const intent = listen(content, message, {
    guide: content.guides[guide.guide],
    place: guide.start,
    optedOut: false,
  });
  if (!("to" in intent) || !("changes" in intent)) return false;
  return intent.to === to || (intent.to === "/done" && to === guide.done);
}

/** What a word means to `listen`, in words for its author. */
function meaningOf({ content }: Authored, intent: Intent): string {
  switch (intent.kind) {
    case "keyword": {
      const { guide = "", to } = intent;
      const opens = content.guides[guide]?.start === to;
      return `a keyword of ${guide} already${opens ? "" : `, which leads to the page ${to}`}`;
    }
    case "command":
      return `the command ${intent.to.slice(1)} everywhere`;
    case "choice":
      return `an answer that leads to ${intent.to}`;
    case "greeting":
    case "thanks":
      return `a word of ${intent.kind === "thanks" ? "thanks" : "greeting"} everywhere`;
    case "opt-out":
      return "an opt-out word everywhere";
    case "sensitive":
      return "taken for a secret code";
    case "link":
      return "taken for a link";
    case "not-offered":
      return "a number that the list does not have";
    default:
      return "not understood as it stands";
  }
}
