import { describe, expect, test } from "vitest";
import type { Content } from "../../../functions/engine/guide/guide.ts";
import type { PhraseTable } from "../../../functions/engine/guide/phrase-table.ts";
import { manyGuides, measuredMessages } from "../../bench/many-guides.ts";
import { talk } from "../talk.ts";

/** The content, with a count of the keywords and acts that were looked up and found. Nothing of it can be listed. */
function watched(content: Content) {
  const looked = { times: 0 };
  const noting = <T>(found: T, count = 1): T => {
    looked.times += 1 + count;
    return found;
  };
  const counted = <T>(table: PhraseTable<T>): PhraseTable<T> => ({
    size: table.size,
    has: (phrase) => noting(table.has(phrase)),
    named: (phrase) => noting(table.named(phrase), table.named(phrase).length),
    startingAt: (text, at) => noting(table.startingAt(text, at), table.startingAt(text, at).length),
    atRank: (rank) => noting(table.atRank(rank)),
    all() {
      throw new Error("a message looks at every keyword");
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
    // Among more keywords, a few more have the letters that a text nearly has.
    expect(ofMany).toBeLessThanOrEqual(1.5 * ofFew + 20);
  });
});
