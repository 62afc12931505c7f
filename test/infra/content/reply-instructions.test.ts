import { describe, expect, test } from "vitest";
import { replyInstructionsOf } from "../../../infra/content/reply-instructions.ts";
import { allPacks } from "./packs-of-tests.ts";

const { wordsToSend, numbersToSend, finderOf } = replyInstructionsOf(
  Object.values(allPacks).map(({ checks }) => checks),
);

test.each<[text: string, words: string[]]>([
  ["Or text SHOP. Reply with “yes please”.", ["yes please", "SHOP"]],
  ["改去门店就发“营业厅”，回ABCD看详情", ["营业厅", "ABCD"]],
  ["Gửi XOA để xóa, hoặc trả lời “có”.", ["có", "XOA"]],
  ["Escriba TIENDA, o responda con la palabra «sí».", ["sí", "TIENDA"]],
  ["أرسل «حذف» للمحو، أو STOP", ["حذف"]],
  ['ส่ง "ลบข้อมูล" เพื่อลบ พิมพ์ MENU ได้ทุกเมื่อ', ["ลบข้อมูล", "MENU"]],
  ["စာရပ်ရန် STOP ပို့ပါ။ “မီနူး” ကို ပို့ပါ။", ["မီနူး", "STOP"]],
  ["Send SMS codes to nobody. Text BAL to 1204. Envíe SALDO al 1204. Gửi KT đến 1204.", []],
  ["A context MENU, the texts OK and the pretext NO.", []],
])("words to send: %s", (text, words) => {
  expect(wordsToSend(text)).toEqual(words);
});

test.each<[text: string, numbers: string[]]>([
  ["Reply 2 for the shop. 回3看营业厅。ឆ្លើយលេខ ៧", ["2", "3", "៧"]],
  ["Trả lời 2 để xem. Responda con 3. رد برقم 4. ตอบ 5 เพื่อดู", ["2", "3", "4", "5"]],
  ["မီနူးအတွက် 6 ဖြေပါ။", ["6"]],
  ["回2次电话，发3条短信。 ตอบ 5วัน", []],
  ["Reply {#menu}. Responda {#menu}. {#menu} ဖြေပါ။", []],
])("numbers to reply: %s", (text, numbers) => {
  expect(numbersToSend(text).toSorted()).toEqual(numbers.toSorted());
});

describe("words that are looked for", () => {
  const find = finderOf(["yes", "停止", "หยุด", "ngừng", "alto", "توقف", "ရပ်"]);
  test.each<[text: string, words: string[]]>([
    ["回复YES继续，输入停止即可", ["YES", "停止"]],
    ["ส่ง หยุด เพื่อเลิก", ["หยุด"]],
    ["Gửi ngừng để thôi", ["ngừng"]],
    ["Escriba ALTO.", ["ALTO"]],
    ["أرسل توقف الآن", ["توقف"]],
    ["ရပ် ပို့ပါ", ["ရပ်"]],
    ["Escriba altoparlante, reply yesterday", []],
  ])("%s", (text, words) => {
    expect(find(text)).toEqual(words);
  });
});
