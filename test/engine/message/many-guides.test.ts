import { describe, expect, test } from "vitest";
import type { Content } from "../../../functions/engine/guide/guide.ts";
import { manyGuides, measuredMessages } from "../../bench/many-guides.ts";
import { talk } from "../talk.ts";

/** The content, with a count of the keywords and acts that were looked at. Its guides can't be listed. */
function watched(content: Content) {
  const looked = { times: 0 };
  const counted = <T extends object>(list: T): T =>
    new Proxy(list, {
      get(target, key) {
        looked.times += 1;
        return Reflect.get(target, key);
      },
    });
  const guides = new Proxy(content.guides, {
    ownKeys() {
      throw new Error("a message looks at every guide");
    },
  });
  const { keywords, acts } = content.lexicon;
  const lexicon = { ...content.lexicon, keywords: counted(keywords), acts: counted(acts) };
  return { content: { ...content, guides, lexicon }, looked };
}

/** How many keywords and acts one more message looks at. */
function lookedAt(content: Content, before: string[], text: string): number {
  const { content: counted, looked } = watched(content);
  const person = talk(counted);
  person.say(...before);
  // The first of two messages may make an index.
  person.message(text.replace("#", "blorp"));
  looked.times = 0;
  person.message(text.replace("#", "flimp"));
  return looked.times;
}

const [few, many] = [manyGuides(2), manyGuides(40)];

describe("with 20 times as many guides", () => {
  test.each([
    ...Object.entries(measuredMessages).map(([name, text]) => [name, ["cancel my sim", "English"], text] as const),
    ["the menu, first contact", [], "menu"],
    ["a misspelled keyword", ["cancel my sim", "English"], "cancle my simm #"],
    ["words of two guides", ["cancel my sim", "English"], "cancel my sim or top up online #"],
    ["a check-back", ["cancel my sim", "English", "7"], "menu"],
  ] as const)("a message looks at about as many keywords, and lists no guides: %s", (_, before, text) => {
    const [ofFew, ofMany] = [few, many].map((content) => lookedAt(content, [...before], text)) as [number, number];
    // Binary search in a list of 20 times the length takes four or five steps more.
    expect(ofMany).toBeLessThanOrEqual(2.5 * ofFew + 100);
  });
});
