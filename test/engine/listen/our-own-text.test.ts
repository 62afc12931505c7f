import { describe, expect, test } from "vitest";
import { day } from "../../../functions/engine/state/conversation.ts";
import { content } from "../../../functions/wiring/content.ts";
import { talk } from "../talk.ts";

/** A person who is just being asked how it went. */
function asked(word: string) {
  const person = talk(content);
  person.say(word, "7");
  person.now += 3 * day + 1000;
  person.take({ kind: "due" });
  return person;
}

describe("a short question of the assistant that is sent back with its list", () => {
  test.each([
    ["注销", "你的意思是“已注销”吗？\n1 是的\n2 还没有"],
    ["注销", "你是说“注销”吗？\n1 是的\n0 不是，看菜单"],
    ["注销", "你是说“注销”吗？\n1 是的"],
    ["cancel my sim", 'Do you mean "Done"?\n1 That is it\n2 Not yet'],
    ["cancel my sim", 'Did you mean "Done"?\n1 That is it\n0 No, the menu'],
  ])("%s: %j is no answer", (word, text) => {
    const person = asked(word);
    const { place } = person.state!;
    expect(person.say(text)).toBe("");
    expect(person.state?.place).toBe(place);
  });
});
