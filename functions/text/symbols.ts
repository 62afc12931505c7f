import { isPlainWord } from "./plain-text.ts";

/*
 * Emoticons and other symbols around letters and digits. They are handled before folding, which strips symbols from the
 * ends of a message: "<3" is not a 3, "T_T" is not a T, "*#06#" is not a 6.
 */

/** An emoticon does not begin or end inside a word or a number. */
const edged = (pattern: string, flags = "") =>
  new RegExp(`(?<![\\p{Script=Latin}\\p{N}])(?:${pattern})(?![\\p{Script=Latin}\\p{N}])`, `gu${flags}`);

const face = "╯╰°□◕‿´∀▽ω^_><•ᴗㅂ｀`╥﹏≧≦¯ツ≖⊙・๑Дಠ;";
const arms = "\\\\¯_/／ヽヾノﾉ╯╰＼┻━─σ*~～";

const ofLetters = "[uU][wW][uU]|[oO][wW][oO]|T T|TT+|T\\^T|TAT|ToT|TwT|QAQ|QwQ|QoQ|orz|OTL|OTZ";

const emoticons = [
  // <3 </3 <333
  /<+[/\\]?3+/gu,
  // ^3^ >3<
  /[\^>]3+[\^<]/gu,
  // 7_7 n_n 一_一
  edged("([\\p{L}\\d])_+\\1"),
  // :) ;-( =D :3 =3 :'( >:O, but not 8), which answers a list
  edged("[<>0O]?(?:[:;=]['´]?[-~^o*]?|8-)[)(\\]\\[}{DdPpOoSs30@$*|/\\\\cC]+"),
  // xD XDDD
  edged("[xX][dD]+"),
  // 0_o O.0, (y) (n)
  edged("[0oO][_.][0oO]"),
  /[(（][yYnN][)）]/gu,
  // O.O o_O ^_^ ^o^ -_- T_T x_x 0.0 =_=
  edged("([oO0°⊙◎●TtQqUuxX;^=@~'`´•¬+-])[_.,oO0wWvV^ωД□∀▽ㅂー-]{1,3}\\1", "i"),
  />[_.,oO^-]*</gu,
  // T T, TT, TAT, QAQ, OwO, orz; between two words in capitals it is a word, too
  edged(`(?<!\\p{Lu}{2}\\s)(?:${ofLetters})|(?:${ofLetters})(?!\\s\\p{Lu}{2})`),
  /\^{2,};*|;{2,}/gu,
  // [呲牙]: WeChat's emoji as other phones show them
  /\[\p{Script=Han}{1,4}\]/gu,
  // \o/, m(_ _)m
  /\\[oO0]\/|m\([ _.]+\)m/gu,
  // (^o^) (╯°□°)╯ (´・ω・`) ¯\_(ツ)_/¯
  new RegExp(
    `[${arms}oOmd]*[(（][^()（）\\p{Script=Han}\\p{Script=Khmer}\\n]{0,12}[${face}][^()（）\\p{Script=Han}\\p{Script=Khmer}\\n]{0,12}[)）][${arms}]*`,
    "gu",
  ),
];

/** Most messages contain no character of an emoticon, and none of those that are letters. */
const mayHaveEmoticon = /[^\p{L}\p{N}\s,?!，。？！]|T T/iu;
const emoticonOfLetters = /TT|TAT|ToT|TwT|QAQ|QwQ|QoQ|OwO|UwU|orz|OTL|OTZ|xD/i;

/** Removes emoticons; emoji (👍) stay. */
export function withoutEmoticons(text: string): string {
  if (!emoticonOfLetters.test(text) && (isPlainWord(text) || !mayHaveEmoticon.test(text))) return text;
  return emoticons.reduce((rest, emoticon) => rest.replace(emoticon, " "), text);
}

/** Marks a number that is not an answer. Folding does not change this private-use character. */
const guard = "\ue000";

/** *#06#, *1204#, ##002#: codes to dial. */
const dialledCode = /(?<![\p{L}\p{N}])[*#＊＃]+\p{Nd}[\p{Nd}*＊]*[#＃]/gu;
/** One or two digits, or a single letter: an answer when no symbol touches it. */
const answer = "(?:\\p{Nd}{1,2}(?!\\p{Nd})|[A-Za-z](?![\\p{L}\\p{N}]))";
/** Symbols that change the meaning of the answer: +1, -1, ~3, =3, :3, ;T, ♥3, @3, 3+, 3=, T_. */
const signBefore = new RegExp(
  `(?<![\\p{N}\\p{L}.)\\]])[-+=<>^~～|\\\\@&×÷±≈≥≤:;_♥❤៖╥]\\ufe0f?\\s?(?=${answer})|!+(?=1+(?!\\p{N}))`,
  "gu",
);
const signAfter = /(?<=(?<![\p{Nd}\p{L}])(?:\p{Nd}{1,2}|[A-Za-z]))\s?[-+=<>^|\\@&×÷±≈≥≤/_;╥](?![\p{N}\p{L}\s])/gu;

/** Marks digits that are part of a dialled code or not an answer: "-1", "3+", "@2". */
export function guardDigits(text: string): string {
  if (!/[-!+=<>^~～|\\@&×÷±≈≥≤/#＃:;_♥❤៖╥]/u.test(text)) return text;
  return text
    .replace(dialledCode, (code) => guard + code + guard)
    .replace(signBefore, (sign) => sign + guard)
    .replace(signAfter, (sign) => guard + sign);
}
