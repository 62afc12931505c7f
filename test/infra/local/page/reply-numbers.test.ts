import { expect, test } from "vitest";
import { linesOf } from "../../../../infra/local/page/reply-numbers.ts";

/** The numbers of a text that the page offers to tap. */
const tappable = (text: string) =>
  linesOf(text).flatMap((line) =>
    "number" in line ? [line.number] : line.pieces.filter((piece) => typeof piece === "number"),
  );

test.each<[text: string, numbers: number[]]>([
  ["1 为什么注销\n2 准备什么\n0 菜单", [1, 2, 0]],
  ["3 营业厅 4 线上 0 菜单", [3, 4, 0]],
  ["第2步：填申请表。下一步回3", [3]],
  ["Step 2: fill in the form. Next: reply 3", [3]],
  ["ជំហាន 2៖ បំពេញពាក្យសុំ។ បន្ទាប់៖ ឆ្លើយ 3", [3]],
  ["Noted. I will ask how it went on Tue 8 Dec.\n9 No reminder", [9]],
  ["យើងនឹងសួរលទ្ធផលនៅ 8 ធ្នូ។", []],
  ["已记下，12月8日我来问结果。", []],
  ["拨*1202#，或1204，1-3个工作日，约180天", []],
  ["60 days, 3 steps, +855 12 812 812", []],
])("%j", (text, numbers) => {
  expect(tappable(text)).toEqual(numbers);
});
