import { expect, test } from "vitest";
import { endsWithQuestionMark, splitIntoSentences } from "../../functions/text/sentences.ts";

test.each<[text: string, sentences: string[][]]>([
  ["Hello. I lost it, what now?", [["Hello."], ["I lost it", "what now?"]]],
  ["在吗？我丢了，怎么办。", [["在吗？"], ["我丢了", "怎么办。"]]],
  ["ស៊ីមបាត់។ ធ្វើម៉េច ជួយផង", [["ស៊ីមបាត់។"], ["ធ្វើម៉េច", "ជួយផង"]]],
  ["ضاعت الشريحة، ماذا أفعل؟ شكرا", [["ضاعت الشريحة", "ماذا أفعل؟"], ["شكرا"]]],
  ["ซิมหาย ทำไงดี", [["ซิมหาย", "ทำไงดี"]]],
  ["ຊິມເສຍ ເຮັດແນວໃດ", [["ຊິມເສຍ", "ເຮັດແນວໃດ"]]],
  ["ကတ်ပျောက်သွားတယ်။ ဟုတ်ကဲ့၊ ကူညီပါ", [["ကတ်ပျောက်သွားတယ်။"], ["ဟုတ်ကဲ့", "ကူညီပါ"]]],
  ["कार्ड खो गया। क्या करूँ", [["कार्ड खो गया।"], ["क्या करूँ"]]],
  ["12.5 km, 1,000 m", [["12.5 km", "1,000 m"]]],
])("%s", (text, sentences) => {
  expect(splitIntoSentences(text).map(({ clauses }) => clauses)).toEqual(sentences);
});

test.each(["done?", "好了吗？", "كيف؟", "كيف؟ 🙏"])("%s ends with a question mark", (text) => {
  expect(endsWithQuestionMark(text)).toBe(true);
});
