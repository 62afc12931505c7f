import { changesSomething } from "../../../functions/engine/guide/changes.ts";
import type { Content, Guide } from "../../../functions/engine/guide/guide.ts";
import type { Keyword } from "../../../functions/engine/guide/lexicon.ts";
import type { Intent } from "../../../functions/engine/listen/intent.ts";
import { findKeywords } from "../../../functions/engine/listen/keywords.ts";
import { listen } from "../../../functions/engine/listen/listen.ts";
import { readMessage } from "../../../functions/engine/listen/read-message.ts";
import { fold } from "../../../functions/text/fold.ts";
import { numberIn } from "../../../functions/text/numerals.ts";
import type { Authored, Check } from "../check.ts";
import { reservedIn } from "../reserved.ts";
import { answersOf, commandsOf, keywordsOf } from "../trigger-words.ts";

/**
 * Every word that the content listens for is asked of the very function that listens. One that is heard as something
 * else (another page's word, another guide's, a command, a number) would lead people astray.
 */
export const heardWords: Check = function* (authored) {
  const { content, guides, words } = authored;
  const reserved = reservedIn(words.value);
  const free = ({ word }: { word: string }) => !reserved.has(fold(word));
  const order = guides.map(({ value }) => value.guide);
  const byClaim = (a: Keyword, b: Keyword) =>
    Number(!!a.opens) - Number(!!b.opens) ||
    b.word.length - a.word.length ||
    order.indexOf(a.guide) - order.indexOf(b.guide);
  const small = new Set(
    [...Object.values(words.value.thanks), ...Object.values(words.value.greetings)].flat().map(fold),
  );
  const hear = (word: string): Intent => {
    const heard = listen(content, readMessage(content.lexicon, word), { optedOut: false });
    // Where several guides claim a sentence the person is asked; here it counts whose word it is.
    const isOpen = ["which", "unclear", "keyword"].includes(heard.kind);
    const [keyword] = isOpen ? findKeywords(content.lexicon, fold(word)).toSorted(byClaim) : [];
    return keyword ? { kind: "keyword", guide: keyword.guide, to: keyword.to } : heard;
  };

  for (const { value, problem } of guides)
    for (const { path, word, to } of [...keywordsOf(value)].filter(free)) {
      if (changesSomething(value, words.value, to)) {
        if (!isAct(content, value, word, to))
          yield problem(path, `"${word}" is not understood as it stands: choose another word`);
        continue;
      }
      const heard = hear(word);
      const isKeyword = heard.kind === "keyword";
      if (path[0] === "advertise" && !isKeyword)
        yield problem(path, `"${word}" is none of the guide's keywords: add it there, so that it is heard`);
      else if (!isKeyword) yield problem(path, `"${word}" is ${asWhat(authored, heard)}: choose another word`);
      else if (heard.guide !== value.guide || heard.to !== to)
        yield problem(path, `"${word}" is ${asWhat(authored, heard)}: take it out of one of them`);
      else if (small.has(fold(word)))
        yield problem(path, `"${word}" is a word of greeting or thanks everywhere: choose another word`);
      else if (numberIn(fold(word)) !== undefined)
        yield problem(path, `"${word}" is a number, which replies to a list: choose another word`);
      else if (/^\p{Script=Latin}$/u.test(fold(word)))
        yield problem(path, `"${word}" is a single letter, which stands in too many sentences: choose another word`);
    }

  for (const { value, problem } of [...guides, words]) {
    const guide = "guide" in value ? content.guides[value.guide] : undefined;
    for (const { path, word, to, page, isLabel } of [...answersOf(value.pages)].filter(free)) {
      const at = guide ? page : `/${page}`;
      if (numberIn(fold(word)) !== undefined) {
        yield problem(path, `"${word}" is a number, and numbers are given out by the list: say it another way`);
        continue;
      }
      const heard = listen(content, readMessage(content.lexicon, word), { guide, place: at, optedOut: false });
      const leads = heard.kind === "opt-out" ? "/stop" : "to" in heard ? heard.to : undefined;
      // A word of two answers asks which of them is meant.
      const isAsked = !isLabel && heard.kind === "unclear" && heard.among?.includes(to);
      if (leads !== to && !isAsked)
        yield problem(path, `"${word}" is ${asWhat(authored, heard)} here: say it another way`);
    }
  }

  for (const { path, word, to } of [...commandsOf(words.value)].filter(free)) {
    const heard = hear(word);
    const right = to === "" ? heard.kind === "thanks" : "to" in heard && heard.to === to;
    // What is done depends on the guide that is open: /done has a page there, and words of its own.
    if (!right && to !== "/done" && to !== "/finished")
      yield words.problem(path, `"${word}" is ${asWhat(authored, heard)}: take one of them out`);
  }
};

/** Whether a word that makes or ends a check-back does so where its guide begins. */
function isAct(content: Content, guide: Guide, word: string, to: string): boolean {
  const heard = listen(content, readMessage(content.lexicon, word), {
    guide: content.guides[guide.guide],
    place: guide.start,
    optedOut: false,
  });
  if (!("to" in heard) || !("changes" in heard)) return false;
  return heard.to === to || (heard.to === "/done" && to === guide.done);
}

/** What a word is heard as, in words for who put it somewhere else. */
function asWhat({ content }: Authored, heard: Intent): string {
  switch (heard.kind) {
    case "keyword": {
      const { guide = "", to } = heard;
      const opens = content.guides[guide]?.start === to;
      return `a keyword of ${guide} already${opens ? "" : `, which leads to the page ${to}`}`;
    }
    case "command":
      return `the command ${heard.to.slice(1)} everywhere`;
    case "choice":
      return `heard as what leads to ${heard.to}`;
    case "greeting":
    case "thanks":
      return `a word of ${heard.kind === "thanks" ? "thanks" : "greeting"} everywhere`;
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
