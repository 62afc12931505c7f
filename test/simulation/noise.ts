import type { Sort, Words } from "./meanings.ts";
import type { Random } from "./random.ts";

/*
 * Messages that mean nothing, although they contain words that make or end check-backs: our own texts sent back, texts
 * of phones and machines, sentences that deny, ask or report, and emoticons.
 */

const nothing = (sort: Sort, text: string): Words => ({ text, means: "nothing", sort });

/** `read` is the last text that this phone received from us. */
type Making = (random: Random, read: string) => Words;

const tapbacks = [
  "Liked “*”",
  "Loved “*”",
  "Laughed at “*”",
  "Questioned “*”",
  "👍 to “*”",
  " ❤️ to “*” ",
  "Reacted 😂 to “*”",
  "赞了“*”",
  "👍 给“*”",
  "对“*”表示喜欢",
];

const quotes = ["*", "On Mon, 7 Dec 2026 at 10:00, Tea helper wrote:\n*", "*\n--\nAnn", "*\n\nSent from my iPhone"];

const pastes = ["*", "*", "Forwarded message\n*", "转发：\n*", "“*”", "*\n\n发自我的 iPhone"];

const automatic = [
  "I am driving, I will get back to you later",
  "Auto reply: I am out of office. If it is urgent, stop by or text my brother.",
  "Thank you for contacting Lucky Noodles. Reply 1 for orders, 2 for delivery.",
  "自动回复：稍后回复您",
  "自动回复：我在开会，不用再问，好了再找您",
  "Message blocking is active. Text START to receive messages.",
];

const mentioned = [
  "I like tea from the pot",
  "I like to make tea from the pot",
  "my grandmother has a pot for green tea",
  "I like soup from the long ladle",
  "rice is best when the lid stays on",
  "我喜欢用壶泡茶",
  "泡茶怎么洗壶最好我也不懂",
];

const denied = [
  "I haven't made it",
  "I have not made it yet",
  "I did not make it",
  "I never said stop",
  "I did not ask you to delete it",
  "the kettle is not off",
  "I would not skip the soup",
  "do not leave it on the stove",
  "我还没泡好",
  "没有泡好",
  "我没说要退订",
];

const asked = [
  "what happens after I made it?",
  "how long does it take once I made it?",
  "is the kettle off?",
  "can I skip that?",
  "is it fluffy?",
  "does delete erase my number too?",
  "is it good?",
  "泡好了吗",
  "泡好了以后要等多久？",
  "退订是什么意思？",
  "好喝吗？",
];

const reported = [
  "they told me to text stop to the operator",
  "he said I made it too strong",
  "she says it was good",
  "my brother made it",
  "my mother said to skip it",
  "he told me to leave it",
  "my friend made it yesterday and said stop",
  "the shop told me to delete the app",
  "店员说退订了",
  "我朋友说泡好了",
  "他说好喝",
];

const emoticons = ["<3", ":3", "=3", "T_T", "T T", "O.O", "^o^", "(´・ω・`)", "1_1", "*#06#", "*1#", "0k", "<1", "👍"];

const within = (frame: string, text: string) => frame.replace("*", () => text);

const behind = (text: string) => text.replaceAll(/^/gm, "> ");

const ofOurs: Making[] = [
  (random, read) => nothing("tapback", within(random.pick(tapbacks), read)),
  (random, read) => nothing("quoted", within(random.pick(quotes), behind(read))),
  (random, read) => nothing("pasted", within(random.pick(pastes), read)),
];

const others: Making[] = [
  (random) => nothing("mentioned", random.pick(mentioned)),
  (random) => nothing("denied", random.pick(denied)),
  (random) => nothing("asked about", random.pick(asked)),
  (random) => nothing("reported", random.pick(reported)),
  (random) => nothing("emoticon", random.pick(emoticons)),
];

/** One of the assistant's own texts, sent back. */
export const echo: Making = (random, read) => random.pick(ofOurs)(random, read);

/** A message that means nothing. */
export const anything = (random: Random, read: string | undefined): Words =>
  read === undefined || random.chance(0.6) ? random.pick(others)(random, "") : echo(random, read);

/** The same answer of a phone to each message that it receives. */
export function automaticReply(random: Random): Words {
  return nothing("automatic reply", random.pick(automatic));
}

/** A bot with one answer to everything. */
export function botOf(random: Random): (read: string) => Words {
  const sentence = random.pick(mentioned);
  return random.pick([
    () => nothing("bot: OK", "OK"),
    () => nothing("bot: a sentence", sentence),
    (read: string) => nothing("bot: our own text", read),
  ]);
}

const tails = ["\n\nSent from my iPhone", "\n--\nAnn", "\n\n发自我的 iPhone"];

/** A message with the text that a phone adds below it. Its meaning is the same. */
export function withTail(random: Random, words: Words, read: string | undefined): Words {
  const tail = read !== undefined && random.chance(0.5) ? `\n${behind(read)}` : random.pick(tails);
  return { ...words, text: words.text + tail };
}
