import type { WordsFile } from "../../functions/engine/guide/guide.ts";

/*
 * What the simulated worlds' content has besides the words of the engine's tests: denials, questions and reports, what
 * phones and machines write, and pages whose texts contain the words that make and end check-backs, as the real ones do.
 */

const page = (zh: string, en: string) => ({ text: { zh, en, km: en } });

/** These words replace those of the same name. */
export function wordsWith(words: WordsFile): WordsFile {
  const { pages, commands, sentences, machines, noise } = words;
  const replaced = Object.entries(pageTexts).map(([id, more]) => [id, { ...pages[id], ...more }]);
  return {
    ...words,
    ...trigger,
    commands: { ...commands, ...trigger.commands },
    sentences: { ...sentences, ...trigger.sentences },
    machines: { ...machines, ...trigger.machines },
    noise: { ...noise, ...trigger.noise },
    pages: { ...pages, ...Object.fromEntries(replaced) },
  };
}

const trigger = {
  commands: {
    done: { en: ["I applied", "I made it", "made it"], zh: ["泡好了", "我泡好了"] },
    delete: { en: ["delete", "delete my data"], zh: ["删除"] },
    "remind-off": { en: ["no reminder", "do not ask me"], zh: ["别提醒我", "不用问了"] },
  },
  optOut: { any: ["STOP", "CANCEL"], zh: ["退订"], en: ["stop it"] },
  onlyAlone: ["CANCEL"],
  optOutSigns: "🛑",
  mayOptOut: { en: ["wrong number"], zh: ["打错了"] },
  stopSending: {
    stopLast: {},
    unsure: {},
    again: {},
    stop: { en: ["stop", "do not", "dont"], zh: ["停止", "别", "不要"] },
    sending: { en: ["texting", "text", "messages"], zh: ["发", "发短信"] },
    around: { en: ["me", "please", "any more"], zh: ["给我", "我", "了", "再"] },
  },
  stopReminding: {
    stop: { en: ["dont", "do not", "no need to"], zh: ["不用", "别", "不用再"] },
    reminding: { en: ["ask", "ask me", "remind me"], zh: ["问", "问我", "提醒"] },
  },
  thanks: { any: ["ok"], en: ["thanks"], zh: ["好的", "谢谢"] },
  thanksSigns: "👍❤🙏",
  refusals: { any: ["no"], zh: ["不", "不要"] },
  sentences: {
    negations: {
      en: ["not", "no", "never", "havent", "didnt", "dont", "isnt"],
      zh: ["不", "没", "没有", "还没", "不是"],
    },
    questions: {
      en: ["what", "how", "how long", "is it", "is the", "does", "did you", "was it"],
      zh: ["吗", "什么", "怎么", "多久", "哪", "是不是"],
    },
    conditions: { en: ["if", "once i", "after i", "when i"], zh: ["如果", "以后", "之后"] },
    plans: { en: ["maybe", "i will", "want to", "soon"], zh: ["想", "可能", "明天"] },
    contrasts: { en: ["but", "though"], zh: ["但是", "可是"] },
    reports: {
      en: ["he said", "she says", "told me", "they told", "said", "says"],
      zh: ["店员说", "他说", "她说", "说"],
    },
    others: { en: ["he", "she", "they", "my brother", "my friend"], zh: ["他", "她", "我朋友", "店员"] },
  },
  machines: {
    reactedTo: { en: ["liked an image"], zh: ["赞了一张图片"] },
    reactions: {
      en: ["liked", "loved", "laughed at", "emphasized", "questioned", "reacted to"],
      zh: ["赞了", "给", "对", "喜欢"],
    },
    signatures: { any: ["sent from my *"], zh: ["发自我的*"] },
    quoteHeads: { any: ["on * wrote", "forwarded message"], zh: ["*写道", "转发"] },
    autoReplies: {
      en: ["auto reply", "i am driving", "get back to you", "thank you for contacting", "blocking is active"],
      zh: ["自动回复", "稍后回复"],
    },
  },
  noise: {
    polite: { en: ["please", "now", "just", "sorry"], zh: ["请", "了", "吧", "啊"] },
    urgent: { en: ["today", "at once"], zh: ["马上"] },
    around: { en: ["i", "it", "it is", "is", "the", "my", "me", "to", "of"], zh: ["我", "是", "的", "就"] },
    choosing: { en: ["number", "i choose"], zh: ["我选", "选"] },
    joining: { en: ["and", "or"], zh: ["和", "或"] },
    asking: { en: ["how", "what", "do", "does", "can you", "a", "in"], zh: ["怎么", "吗", "能", "用"] },
    times: { en: ["yesterday", "today", "just now"], zh: ["昨天", "刚刚"] },
    things: { en: ["tea", "the tea", "pot", "at home"], zh: ["茶", "在家"] },
  },
};

const pageTexts = {
  help: page(
    "免费自动助手。发“泡茶”开始，发“删除”清除记录，发STOP退订。",
    "Free automatic helper. Text TEA to start, DELETE to erase your data, STOP to opt out.",
  ),
  stop: page("已退订，不再给你发消息。发START恢复。", "You are opted out. No more messages. To come back, text START."),
  start: page("欢迎回来，已恢复。", "Welcome back. Text TEA to start."),
  delete: page("删除你的全部记录，并取消提醒？", "Erase all your data and drop the reminder?"),
  deleted: page("已全部删除。发“泡茶”重新开始。", "All is erased. Text TEA to start again."),
  unclear: page("不好意思，没看懂。请回一个数字：", "Sorry, I did not get that. Reply with one number:"),
  "not-offered": page("没有这个选项，请选一个：", "That number is not on the list. Please choose one:"),
  "remind-off": page("已取消提醒，不会再主动发消息。", "Reminder off. I will not write first again."),
  "handed-over": page(
    "提醒已转到另一部手机。发STOP退订。",
    "The reminder has moved to another phone. STOP to opt out.",
  ),
  "said-again": page("（再发一样的我就不回了。）", "(If the same comes again, I will not answer.)"),
  "which-answer": page("这是回复哪件事？请回数字：", "Which one is that for? Reply with the number:"),
  "which-reminder": page("要取消哪个提醒？请回数字：", "Which reminder should I stop? Reply with the number:"),
  "reminder-ended": page("“{guide}”不再问了，别的照旧。", "I will not ask about {guide}. The others stay on."),
  elsewhere: page("这个在“{guide}”里面，要去那里吗？", 'That belongs to "{guide}", not to this. Go there?'),
  "another-day": page("现在还不能指定哪天问。", "I cannot ask on a day of your choice yet."),
  "go-on": page("下一步回{#next}", "Next step: reply {#next}"),
  cancel: {
    ...page("你是想取消什么？", "What do you want to cancel?"),
    choices: [{ to: "/stop", label: { zh: "退订全部消息", en: "Stop all messages", km: "Stop all messages" } }],
  },
  "did-you-mean": {
    ...page("你是说“{meant}”吗？", 'Did you mean "{meant}"?'),
    choices: [{ to: "{meant}", label: { zh: "是的", en: "That is it", km: "That is it" } }],
  },
  perhaps: {
    ...page("你的意思是“{meant}”吗？", "Do you mean {meant}?"),
    strict: true,
    choices: [
      { to: "{meant}", label: { zh: "是的", en: "That is it", km: "That is it" } },
      { to: "/back", label: { zh: "还没有", en: "Not yet", km: "Not yet" } },
    ],
  },
};
