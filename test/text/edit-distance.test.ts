import { expect, test } from "vitest";
import { comparableText, distanceTo } from "../../functions/text/edit-distance.ts";
import { fold } from "../../functions/text/fold.ts";

const far = (phrase: string, text: string) => distanceTo(fold(phrase), comparableText(fold(text)))?.distance;

test.each<[phrase: string, text: string, letters: number]>([
  ["receipt", "receipt", 0],
  ["receipt", "a recipt pls", 1],
  ["receipt", "recepit", 1],
  ["balance", "balnace", 1],
  ["cancel my sim", "pls cancle my simm", 2],
  ["deactivate", "deactivte", 1],
  ["online", "onilne", 1],
  ["privacy", "pirvacy", 1],
  ["đăng ký thông tin", "đăng kí thông tin", 1],
  ["تجديد الجواز", "تجديد الجوز", 1],
  ["пополнить", "папалнить", 2],
  // In a script without spaces only letters count, not their vowel signs and tones.
  ["เติมเงิน", "เต็มเงิน", 1],
  ["အကူအညီလိုတယ်", "အကုအညိလိုတယ်", 1],
  ["ធនាគារ", "ធនគរ", 1],
  ["បិទស៊ីម", "បេទសិម", 1],
])("%s is nearly in %s", (phrase, text, letters) => {
  expect(far(phrase, text)).toBe(letters);
});

test.each<[phrase: string, text: string]>([
  ["shop", "shup"],
  ["menu", "meun"],
  ["receipt", "deceipt"],
  ["receipt", "recieved"],
  ["cancel my sim", "cancel your order"],
  ["ស៊ីម", "សម"],
  ["注销", "珠销"],
  ["receipt", ""],
])("%s is not in %s", (phrase, text) => {
  expect(far(phrase, text)).toBeUndefined();
});
