import { compileLexicon } from "../../functions/engine/guide/compile-lexicon.ts";
import type { Content } from "../../functions/engine/guide/guide.ts";
import { guide, wordsFile } from "../../functions/engine/guide/guide.ts";
import { guideLists } from "../../functions/engine/guide/our-texts.ts";
import { noticeSegmentsOf } from "../../functions/engine/message/allowance.ts";
import type { Languages } from "../../functions/text/language.ts";
import { freeze } from "../../infra/content/read.ts";

const text = (zh: string, en: string) => ({ zh, en });
const none = {};

/** A small guide, so that tests of the engine do not depend on the real content. */
export const tea = guide.parse({
  guide: "tea",
  name: text("泡茶", "Make tea"),
  languages: ["zh", "en"],
  start: "menu",
  done: "made",
  hours: { from: "10:00", to: "18:00", zone: "Asia/Phnom_Penh" },
  calendar: "kettle",
  advertise: { zh: "泡茶", en: "TEA" },
  keywords: { any: ["TEA"], zh: ["泡茶"], en: ["make tea"] },
  keys: { "7": "made", "9": "off" },
  senders: [{ name: "Smart", page: "black", prefixes: ["+85510"] }],
  pages: {
    menu: {
      text: text("菜单", "Menu"),
      choices: [
        { to: "pot", label: text("壶", "Pot") },
        { to: "leaf", label: text("叶", "Leaf"), words: { en: ["leaves"] } },
        { to: "made", label: text("好了", "Made it") },
      ],
    },
    pot: {
      text: text("壶怎么洗", "Wash the pot"),
      steps: [
        { label: text("倒", "Empty"), text: text("倒掉,下一步{#next}", "Empty it. Next: {#next}") },
        {
          label: text("洗", "Rinse"),
          text: text("洗。{#made}", "Rinse it. Made it? {#made}"),
          keywords: { zh: ["怎么洗"] },
        },
      ],
      choices: [{ to: "made", label: text("好了", "Made it") }],
      keywords: { en: ["pot"] },
    },
    leaf: {
      text: text("哪种", "Which"),
      guess: "leaf.guess",
      choices: [
        { to: "black", label: text("红", "Black") },
        { to: "green", label: text("绿", "Green") },
      ],
    },
    "leaf.guess": {
      strict: true,
      text: text("{guess}?", "{guess}?"),
      choices: [{ to: "{guess}", label: text("是", "It is") }],
    },
    black: { text: text("红茶", "Black tea"), under: "leaf" },
    green: { text: text("绿茶", "Green tea"), under: "leaf" },
    made: {
      text: text("{date}再问", "Asking on {date}"),
      checkBack: { after: "3 days", ask: "asked" },
      choices: [{ to: "off", label: text("不用", "No need") }],
    },
    off: { text: text("不问了", "Not asking"), endsCheckBack: true, keywords: { en: ["off"] } },
    asked: {
      strict: true,
      text: text("好喝吗", "Was it good"),
      choices: [
        { to: "good", label: text("好", "Good"), words: { en: ["tasty"] } },
        { to: "again", label: text("不好", "Bad") },
      ],
    },
    good: { text: text("太好了", "Great"), endsCheckBack: true },
    again: { text: text("{date}再问", "Again on {date}"), checkBack: { after: "2 working days", ask: "asked" } },
  },
});

/** A second chore, which has a check-back of its own. */
export const soup: typeof tea = {
  ...tea,
  guide: "soup",
  name: text("煮汤", "Make soup"),
  advertise: { zh: "煮汤", en: "SOUP" },
  keywords: { any: ["SOUP"], zh: ["煮汤"], en: ["make soup"] },
  keys: { "7": "cooked" },
  done: "cooked",
  pages: {
    menu: { text: text("汤菜单", "Soup menu"), choices: [{ to: "cooked", label: text("煮好了", "Cooked") }] },
    spoon: { text: text("勺子", "A spoon"), keywords: { zh: ["勺子"], en: ["spoon"] } },
    cooked: {
      text: text("{date}问汤", "Soup on {date}"),
      keywords: { any: ["broth"] },
      checkBack: { after: "3 days", ask: "taste" },
    },
    taste: {
      strict: true,
      text: text("汤好喝吗", "Was the soup good"),
      keywords: { en: ["soup was"] },
      choices: [{ to: "eaten", label: text("喝了", "Eaten") }],
    },
    eaten: { text: text("太好了", "Good soup"), endsCheckBack: true },
  },
};

const page = (zh: string, en: string) => ({ text: { zh, en, km: en } });

const words = wordsFile.parse({
  languages: { zh: ["中文"], en: ["English"], km: [] },
  fallback: "en",
  numbers: {
    zh: [..."零一二三四五六七八九十"].map((form) => [form]),
    en: ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"].map((form) => [form]),
  },
  ordinals: { zh: ["第*", "第*个"], en: ["no. *"] },
  questionEndings: { zh: ["吗"] },
  commands: {
    menu: { en: ["menu"], zh: ["菜单"] },
    back: { en: ["back"] },
    next: { en: ["next"] },
    repeat: { en: ["again"] },
    done: { en: ["I applied"] },
    help: { en: ["help"] },
    privacy: { en: ["privacy"] },
    delete: { en: ["delete"] },
    language: { en: ["language"] },
    guides: { any: ["topics"], en: ["others"] },
    "remind-off": { en: ["no reminder"] },
    cancel: { zh: ["取消"] },
  },
  optOut: { any: ["STOP", "CANCEL"], zh: ["退订"] },
  optIn: { any: ["START"] },
  thanks: { en: ["thanks"] },
  abuse: { en: ["blast you"] },
  noise: {
    polite: { en: ["please", "oh"] },
    urgent: {},
    around: { en: ["i", "want", "to", "all"] },
    joining: {},
    asking: {},
  },
  greetings: { zh: ["你好"], any: ["hi"] },
  serviceCodes: ["1204"],
  menuFoot: { zh: "{#menu} 菜单", en: "{#menu} Menu", km: "{#menu} Menu" },
  advertise: { zh: "菜单", en: "MENU", km: "menu" },
  buttons: {
    open: { zh: "选择", en: "Choose", km: "Choose" },
    next: { zh: "下一步", en: "Next", km: "Next" },
    menu: { zh: "菜单", en: "Menu", km: "Menu" },
  },
  templateLanguages: { en: "en", zh: "zh_CN" },
  pages: {
    language: {
      ...page("选", "Choose"),
      strict: true,
      choices: [
        { to: "/zh", label: none },
        { to: "/en", label: none },
      ],
    },
    guides: page("哪个", "Which guide"),
    help: page("帮助", "Help"),
    privacy: page("隐私", "Privacy"),
    stop: { ...page("已退订", "Opted out"), effect: "stop" },
    start: { ...page("欢迎", "Welcome back"), effect: "start" },
    delete: { ...page("删?", "Erase?"), strict: true, choices: [{ to: "/deleted", label: text("删", "Erase") }] },
    deleted: { ...page("已删", "Erased"), effect: "erase" },
    cancel: { ...page("取消?", "Cancel what?"), strict: true, choices: [{ to: "/stop", label: text("停", "All") }] },
    "remind-off": { ...page("不再问", "Reminder off"), endsCheckBack: true },
    elsewhere: {
      ...page("在“{guide}”里", 'That is in "{guide}"'),
      strict: true,
      choices: [{ to: "{meant}", label: text("去", "Go there") }],
    },
    "which-answer": { ...page("哪件事？", "Which one?"), strict: true },
    "which-reminder": { ...page("哪个提醒？", "Which reminder?"), strict: true },
    "reminder-ended": page("“{guide}”的不问了", 'No longer asking about "{guide}"'),
    "did-you-mean": {
      ...page("{meant}?", "{meant}?"),
      strict: true,
      choices: [{ to: "{meant}", label: text("是", "Right") }],
    },
    unclear: page("没看懂", "Not understood"),
    "not-offered": page("没有这个", "Not on offer"),
    sensitive: page("别发", "Do not send that"),
    media: page("看不到图", "No pictures"),
    thanks: page("不客气", "Welcome"),
    "slow-down": page("慢点", "Slow down"),
    "no-more": page("明天再发", "No more for now"),
    "handed-over": page("已转到另一部手机", "Moved to another phone"),
    "taken-over": page("{date}在这里问", "Asking here on {date}"),
    "code-here": page("请用另一部手机发", "Text it from the other phone"),
    "code-unknown": page("没有这个码", "No such code"),
    "code-wait": page("明天再试", "Try tomorrow"),
  },
});
words.pages.language!.choices = [
  { to: "/zh", label: { zh: "中文", en: "中文", km: "中文" } },
  { to: "/en", label: { zh: "English", en: "English", km: "English" } },
];

const calendar = {
  weekend: ["sat" as const, "sun" as const],
  holidays: [{ date: "2026-12-10", name: "Kettle Day", source: "made up" }],
};

/** What is known of its languages. */
const languages: Languages = {
  zh: { name: "中文", scripts: ["Han"], direction: "ltr", locale: "zh-CN", dates: { month: "long", day: "numeric" } },
  en: {
    name: "English",
    scripts: ["Latin"],
    direction: "ltr",
    locale: "en-GB",
    dates: { weekday: "short", day: "numeric", month: "short" },
  },
  km: { name: "ខ្មែរ", scripts: ["Khmer"], direction: "ltr", dates: { day: "numeric", month: "long" }, budget: 3 },
};

/** The words of the content below. */
export { words as smallWords };

/** The content with these guides; by default with the guide above. */
export function contentOf(...guides: (typeof tea)[]): Content {
  const all = guides.length > 0 ? guides : [tea];
  const choices = all.map(({ guide, name }) => ({ to: `@${guide}`, label: name }));
  const listing = guideLists.map((id) => [id, { ...words.pages[id]!, choices }]);
  const pages = { ...words.pages, ...Object.fromEntries(listing) };
  return {
    version: "test",
    guides: Object.fromEntries(all.map((each) => [each.guide, each])),
    words: { ...words, pages },
    languages,
    noticeSegments: noticeSegmentsOf({ pages }),
    calendars: { kettle: calendar },
    doors: ["market"],
    lexicon: compileLexicon(all, words),
  };
}

// Tests share these, so a test that changes one must fail.
freeze([tea, soup, words, calendar, languages]);
