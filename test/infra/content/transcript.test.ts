import { expect, test } from "vitest";
import { replay } from "../../../infra/content/transcript.ts";
import { contentOf, tea } from "../../engine/small-guide.ts";

const content = contentOf(tea);

test.each([
  ["~ tomorrow", 'tea.txt:2 write a time like "~ 3 days", "~ 2 hours" or "~ 10 minutes", in place of: ~ tomorrow'],
  ["on whatsapp from me", 'tea.txt:2 write "on sms from +12025550111" or "on whatsapp from +12025550111", in place of'],
  ["from Monday", 'tea.txt:2 write "from 2026-12-07 11:00", in place of: from Monday'],
  ["make tea", 'tea.txt:2 begin a line with > (the person), ~ (time), #, "on" or "from", in place of: make tea'],
])("a line that can't be read is named with its file: %s", (line, says) => {
  expect(() => replay(content, `> make tea\n${line}\n`, "tea.txt")).toThrow(says);
});

test.each(["", "# nothing yet\n", "~ 3 days\n\n"])("a transcript of no person is refused: %j", (text) => {
  expect(() => replay(content, text, "tea.txt")).toThrow(/^tea\.txt/);
});

test("a line may begin with or without a space after its mark", () => {
  const [spaced, tight] = ["> make tea\n", ">make tea\n"].map((text) => replay(content, text).turns);
  expect(tight?.map(({ said }) => said)).toEqual(["make tea"]);
  expect(tight?.map(({ turn }) => turn.replies)).toEqual(spaced?.map(({ turn }) => turn.replies));
});
