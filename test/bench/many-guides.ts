import { compileLexicon } from "../../functions/engine/guide/compile-lexicon.ts";
import type { Content, Guide, Page, Texts, Words } from "../../functions/engine/guide/guide.ts";
import { guideLists, maxListed } from "../../functions/engine/guide/our-texts.ts";
import type { Conversation } from "../../functions/engine/state/conversation.ts";
import type { MessageEvent } from "../../functions/engine/state/event.ts";
import { takeTurn } from "../../functions/engine/take-turn.ts";
import { foldWithCache } from "../../functions/text/fold.ts";
import { hashOf } from "../../functions/text/hash.ts";
import { loadContent } from "../../functions/wiring/load-content.ts";
import { readContent } from "../../infra/content/compile.ts";
import { contentFolder } from "../../infra/content/compiled.ts";

/*
 * Content of any number of guides, to measure what a message costs as guides are added. The first guides are those that
 * ship. The others are copies of them with words of their own: "cancel my fexoli" beside "cancel my sim".
 */

const consonants = "bdfghklmnprstvz";
const vowels = "aeiou";
const hanCharacters =
  "门窗桌椅灯书笔衣鞋帽车船桥路山水田园花草树木鱼鸟牛羊米面茶酒盐糖刀剪锅碗床柜钟表琴鼓画棋药纸布线针伞镜梳";
const khmerConsonants = "កខគឃចជញដតថទនបផពមយរលវសហ";
const khmerVowels = "ាិីុូេែៃោ";

/** A made-up word in the script of a text, always the same for the same copy and text. */
function madeUpWord(copy: number, text: string): string {
  let seed = hashOf(`${hashOf(`${copy}`)} ${text} ${copy}`);
  const next = (letters: string) => {
    seed = hashOf(`${seed} ${copy} ${text}`);
    return [...letters][seed % [...letters].length]!;
  };
  if (/\p{Script=Han}/u.test(text)) return Array.from({ length: 4 }, () => next(hanCharacters)).join("");
  const [first, second] = /\p{Script=Khmer}/u.test(text) ? [khmerConsonants, khmerVowels] : [consonants, vowels];
  return Array.from({ length: 4 }, () => next(first) + next(second)).join("");
}

/** A keyword of a copy: the last word is another one. Chinese and Khmer get a word at the end. */
function otherKeyword(copy: number, keyword: string): string {
  if (/\p{Script=Han}|\p{Script=Khmer}/u.test(keyword)) return keyword + madeUpWord(copy, keyword);
  const words = keyword.split(" ");
  return [...words.slice(0, -1), madeUpWord(copy, words.at(-1)!.toLowerCase())].join(" ");
}

const mapValues = <T, U>(record: Record<string, T>, change: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

/** A copy of a guide: the same pages, with other keywords, and a word of its own in each text. */
export function copyOf(guide: Guide, copy: number, isTextChanged = true): Guide {
  const words = (listed: Words): Words =>
    mapValues(listed as Record<string, string[]>, (each) => [...new Set(each.map((word) => otherKeyword(copy, word)))]);
  const texts = (each: Texts): Texts =>
    isTextChanged
      ? mapValues(each as Record<string, string>, (text) => `${madeUpWord(copy, text.slice(0, 40))} ${text}`)
      : each;
  const page = ({ keywords, ...rest }: Page): Page => ({
    ...rest,
    text: texts(rest.text),
    ...(keywords && { keywords: words(keywords) }),
    ...(rest.steps && {
      steps: rest.steps.map((step) => ({
        ...step,
        label: texts(step.label),
        text: texts(step.text),
        ...(step.keywords && { keywords: words(step.keywords) }),
      })),
    }),
    ...(rest.choices && { choices: rest.choices.map((choice) => ({ ...choice, label: texts(choice.label) })) }),
  });
  return {
    ...guide,
    guide: `${guide.guide}-${copy}`,
    // Nine names fit on the page that lists guides.
    name: mapValues(guide.name as Record<string, string>, (name) => madeUpWord(copy, name).slice(0, 4)),
    advertise: mapValues(guide.advertise as Record<string, string>, (word) => otherKeyword(copy, word)),
    keywords: words(guide.keywords),
    ...(guide.about && { about: guide.about.map((word) => otherKeyword(copy, word)) }),
    pages: mapValues(guide.pages, page),
  };
}

/** The shipped content with this number of guides. It is compiled without the checks of content. */
export function manyGuides(count: number): Content {
  const { content: shipped, words } = readContent(contentFolder, { checks: [] });
  const first = Object.values(shipped.guides);
  const guides = Array.from({ length: count }, (_, i) => {
    const guide = first[i % first.length]!;
    return i < first.length ? guide : copyOf(guide, i);
  });
  const choices = guides.map(({ guide, name, shortName: short }) => ({
    to: `@${guide}`,
    label: name,
    ...(short && { short }),
  }));
  const pages = Object.fromEntries(
    Object.entries(shipped.words.pages).map(([id, page]) => [
      id,
      guideLists.includes(id) ? { ...page, choices: choices.slice(0, maxListed(id)) } : page,
    ]),
  );
  return {
    ...shipped,
    version: `${count} guides`,
    guides: Object.fromEntries(guides.map((guide) => [guide.guide, guide])),
    words: { ...shipped.words, pages },
    lexicon: compileLexicon(guides, words.value, foldWithCache()),
  };
}

/**
 * The messages that are measured. All but the first come from a person on the menu of a guide. # stands for another word
 * each time, because the listener remembers what it found out about the last texts.
 */
export const measuredMessages: Record<string, string> = {
  "a keyword, first contact": "cancel my sim",
  "a keyword": "how long does it take",
  "a number": "2",
  "unclear, English": "my cousin bought the wrong # yesterday and canot get it back",
  "unclear, Chinese": "我朋友昨天买错了#，不知道应该去哪里问",
  "unclear, Khmer": "មិត្តភក្តិខ្ញុំទិញ#ខុសកាលពីម្សិលមិញ មិនដឹងសួរនៅកន្លែងណា",
};

const event = (text: string): MessageEvent => ({
  kind: "message",
  id: "SM2",
  channel: "sms",
  ourAddress: "+12025550143",
  text,
  media: 0,
});

type Times = Record<string, Record<string, number>>;

/** A number of guides, and the folder of their compiled content. */
export type Compiled = [count: number, folder: string];

/** Median milliseconds of a decision, by message and by number of guides. The numbers of guides take turns. */
export function decisionTimes(compiled: Compiled[], rounds: number): Times {
  const contents = compiled.map(([, folder]) => loadContent(folder));
  const conversations = contents.map(started);
  const times: Times = {};
  for (const [name, text] of Object.entries(measuredMessages)) {
    const taken = compiled.map((): number[] => []);
    for (let round = -20; round < rounds; round += 1)
      for (const [i, content] of contents.entries()) {
        const said = text.replace("#", madeUpWord(round * compiled.length + i, text));
        const conversation = name === "a keyword, first contact" ? undefined : conversations[i];
        const begin = performance.now();
        takeTurn(content, conversation, event(said), { now: 1000 });
        if (round >= 0) taken[i]!.push(performance.now() - begin);
      }
    times[name] = Object.fromEntries(compiled.map(([count], i) => [count, median(taken[i]!)]));
  }
  return times;
}

/** How much the first message of a process reads, at most: the message that reads the most, by number of guides. */
export function firstReads(compiled: Compiled[], bytesRead: () => number): Record<string, number> {
  const readBy = ([, folder]: Compiled): number =>
    Math.max(
      ...Object.entries(measuredMessages).map(([name, text]) => {
        const conversation = name === "a keyword, first contact" ? undefined : started(loadContent(folder));
        const content = loadContent(folder);
        const before = bytesRead();
        takeTurn(content, conversation, event(text), { now: 1000 });
        return bytesRead() - before;
      }),
    );
  return Object.fromEntries(compiled.map((each) => [each[0], readBy(each)]));
}

/** A person on the menu of a guide. */
const started = (content: Content): Conversation | undefined =>
  ["cancel my sim", "English"].reduce(
    (before: Conversation | undefined, text, i) =>
      takeTurn(content, before, { ...event(text), id: `SM-${i}` }, { now: 0 }).conversation,
    undefined,
  );

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
