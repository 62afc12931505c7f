import { expect, test } from "vitest";
import { numberWords, ordinalsOf } from "../../../functions/engine/guide/compile-numbers.ts";
import { wordsFile } from "../../../functions/engine/guide/guide.ts";
import { fold } from "../../../functions/text/fold.ts";
import { content } from "../../../functions/wiring/content.ts";
import { factFinder } from "../../../infra/content/checkable-facts.ts";
import { smallWords } from "../../engine/small-guide.ts";
import { allPacks } from "./packs-of-tests.ts";

const of = (head: "numbers" | "ordinals") =>
  Object.fromEntries(Object.entries(allPacks).map(([tag, pack]) => [tag, pack[head]]));
const words = wordsFile.parse({ ...smallWords, numbers: of("numbers"), ordinals: of("ordinals") });
const lexicon = { ...content.lexicon, numbers: numberWords(words, fold), ordinals: ordinalsOf(words, fold) };
const { codesIn, daysIn } = factFinder(Object.values(allPacks).map(({ checks }) => checks));

test.each<[text: string, codes: string[]]>([
  ["拨打2345，致电 2346，热线：2347", ["2345", "2346", "2347"]],
  ["Call us on 2345. The hotline is 2346.", ["2345", "2346"]],
  ["ហៅ ២៣៤៥", ["2345"]],
  ["拨１２３９", ["1239"]],
  ["023 123 456 or (+855) 23-123-456", ["023123456", "+85523123456"]],
  ["*100*1# and ##21#", ["*100*1#", "##21#"]],
  ["Call the shop. It has 6 desks since 2023-11-22, 100 steps away.", []],
  ["Call in 2027. Numbers that begin with 010 015 016 069.", []],
  ["Hãy gọi 2345, hoặc gọi số 2346.", ["2345", "2346"]],
  ["Llame al 2345 o marque el 2346.", ["2345", "2346"]],
  ["اتصل على ٢٣٤٥.", ["2345"]],
  ["โทรหาเรา 2345", ["2345"]],
  ["2345 ကို ဖုန်းခေါ်ပါ။ 2346 သို့ ဖုန်းဆက်ပါ။", ["2345", "2346"]],
  ["Calle 2345. Recalled 2346. Goiânia 2347.", []],
])("numbers to call: %s", (text, codes) => {
  expect(codesIn(text, []).toSorted()).toEqual(codes.toSorted());
});

test.each<[text: string, days: string[]]>([
  ["五天，5日内，两三天，十二个工作日", ["5", "2-3", "12"]],
  ["1到5天，１～５天", ["1-5"]],
  ["五到七天", ["5-7"]],
  ["二十天，二十一日", ["20", "21"]],
  ["five days, a 5-day wait, 7 business days, 1–3 days, 2 to 4 calendar days", ["5", "7", "1-3", "2-4"]],
  ["twenty one days, two or three days", ["21", "2-3"]],
  ["៥ថ្ងៃ ប្រាំមួយថ្ងៃ ១ ដល់ ៣ ថ្ងៃ", ["5", "6", "1-3"]],
  ["3 ngày, hai đến năm ngày", ["3", "2-5"]],
  ["3 días hábiles, de dos a cinco días, 10 o 12 días", ["3", "2-5", "10-12"]],
  ["5 أيام، من 3 إلى 7 أيام، خلال ثلاثة أيام", ["5", "3-7", "3"]],
  ["5 วัน สามวัน 2 ถึง 4 วัน", ["5", "3", "2-4"]],
  ["5 ရက်၊ သုံးရက်", ["5", "3"]],
  ["One day, some days, these days, 每天, 11月26日, 节假日, មួយថ្ងៃ, 2026-11-26", []],
  ["un día, một ngày, ngày 26, hoy en día, الأيام, ทุกวัน", []],
])("numbers of days: %s", (text, days) => {
  expect(daysIn(lexicon, text)).toEqual(days);
});
