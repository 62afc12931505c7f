import { describe, expect, test } from "vitest";
import { withoutDoorTag } from "../../../functions/engine/listen/door-tag.ts";
import { content as shipped } from "../../../functions/wiring/content.ts";
import { contentOf, soup, tea } from "../small-guide.ts";
import { talk } from "../talk.ts";

const content = contentOf(tea, soup);

describe("the tag of a door", () => {
  test.each<[what: string, message: string, heard: string, door: string | undefined]>([
    ["behind the keyword", "TEA #market", "TEA", "market"],
    ["in capitals", "TEA #MARKET", "TEA", "market"],
    ["before the words", "#market TEA", "TEA", "market"],
    ["between them", "TEA #market please", "TEA   please", "market"],
    ["in a line of its own", "泡茶\n#market", "泡茶", "market"],
    ["before a full stop", "TEA #market.", "TEA  .", "market"],
    ["twice", "#market TEA #market", "TEA", "market"],
    ["alone: the message keeps it", "#market", "#market", "market"],
    ["of no printed poster: it is left out and does not count", "TEA #elsewhere", "TEA", undefined],
    ["beside one of no printed poster", "#elsewhere TEA #market", "TEA", "market"],
    ["that opts out: it stays", "TEA #stop", "TEA #stop", undefined],
    ["that is a keyword: it stays", "TEA #soup", "TEA #soup", undefined],
    ["with a digit, as codes have", "TEA #market2", "TEA #market2", undefined],
    ["too short, or too long", "TEA #ab #abcdefghijklmnopqrstu", "TEA #ab #abcdefghijklmnopqrstu", undefined],
    ["with letters of another script behind it", "TEA #market茶", "TEA #market茶", undefined],
    ["inside a word", "TEA#market", "TEA#market", undefined],
    ["a number", "#1", "#1", undefined],
    ["without its sign", "TEA market", "TEA market", undefined],
  ])("%s", (_, message, heard, door) => {
    expect(withoutDoorTag(content, message)).toEqual({ text: heard, door });
  });

  test.each(["#pin 4711", "#not reminded", "#two", "SIM #help"])("is no word that means something: %s", (message) => {
    expect(withoutDoorTag(shipped, message)).toEqual({ text: message, door: undefined });
  });

  test("is one of the event's, and is not stored", () => {
    const person = talk(content);
    const { happened } = person.message("TEA #market");
    expect(happened).toContainEqual({ kind: "door", tag: "market" });
    expect(JSON.stringify(person.state)).not.toContain("market");
    expect(person.message("TEA #elsewhere").happened.map(({ kind }) => kind)).not.toContain("door");
  });

  test("is counted once when a webhook is repeated", () => {
    const person = talk(content);
    const first = person.message("TEA #market", { id: "SM1" });
    const again = person.message("TEA #market", { id: "SM1" });
    expect(again.replies).toEqual(first.replies);
    expect(again.happened).toEqual([{ kind: "message", as: "repeated" }]);
  });
});

/** Where a person is after a first message, and what they read. */
function after(doors: string[], text: string) {
  const person = talk({ ...shipped, doors });
  const said = person.say(text);
  const { guide, place, language } = person.state ?? {};
  return { said, guide, place, language };
}

describe.each(Object.values(shipped.guides))("the keywords of $guide", ({ languages, advertise }) => {
  test.each(languages)("are heard with a tag behind them, also one that is not known: %s", (language) => {
    const word = advertise[language] ?? "";
    const plain = after([], word);
    expect(plain.guide).toBeDefined();
    for (const doors of [["market"], []]) expect(after(doors, `${word} #market`)).toEqual(plain);
  });
});
