import { expect, test } from "vitest";
import { linesOf } from "../../../../infra/local/page/reply-numbers.ts";

test.each<[what: string, body: string, replies: number[], lines: ReturnType<typeof linesOf>]>([
  ["a text without a number to reply", "Call 1204", [], [{ pieces: ["Call 1204"] }]],
  [
    "a list",
    "Reply:\n1 Tea\n0 Menu",
    [7, 13],
    [{ pieces: ["Reply:"] }, { number: 1, label: "Tea" }, { number: 0, label: "Menu" }],
  ],
  ["a sentence with numbers", "Next: 3, 0 Menu", [6, 9], [{ pieces: ["Next: ", 3, ", ", 0, " Menu"] }]],
  [
    "a sentence that begins with one of two numbers",
    "2 Tea, 0 Menu",
    [0, 7],
    [{ pieces: ["", 2, " Tea, ", 0, " Menu"] }],
  ],
  ["a number alone", "7", [0], [{ pieces: ["", 7, ""] }]],
  ["a line that begins with an invisible mark", "\u200f1 WeChat", [1], [{ number: 1, label: "WeChat" }]],
])("%s", (_, body, replies, lines) => {
  expect(linesOf(body, replies)).toEqual(lines);
});
