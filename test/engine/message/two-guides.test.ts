import { describe, expect, test } from "vitest";
import { day } from "../../../functions/engine/state/conversation.ts";
import { contentOf, soup, tea } from "../small-guide.ts";
import { talk } from "../talk.ts";

const both = contentOf(tea, soup);
const teaMenu = "Menu\n1 Pot\n2 Leaf\n7 Made it\n0 Menu";
const soupNoted = "Soup on Thu 10 Dec";
const soupMenu = "Soup menu\n7 Cooked\n0 Menu";
const which = "Which guide\n1 Make tea\n2 Make soup\n0 Menu";

describe("the choice of a guide", () => {
  test.each<[said: string[], answer: string]>([
    [["你好"], "哪个\n1 泡茶\n2 煮汤\n0 菜单"],
    [["hi"], "Choose\n1 中文\n2 English"],
    [["hi", "2"], which],
    [["hi", "2", "2"], soupMenu],
    [["hi", "2", "0"], which],
    [["hi", "2", "中文"], "哪个\n1 泡茶\n2 煮汤\n0 菜单"],
    [["hi", "2", "7"], `Not on offer\n1 Make tea\n2 Make soup\n0 Menu`],
    [["others"], which],
    [["make tea", "others"], which],
    [["make tea", "1", "others", "0"], teaMenu],
    [["make tea", "1", "others", "中文"], "哪个\n1 泡茶\n2 煮汤\n0 菜单"],
    [["make tea", "1", "others", "back"], "Wash the pot\n1 Empty\n2 Rinse\n7 Made it\n0 Menu"],
    [["make tea", "others", "2", "0"], soupMenu],
    [["make soup", "hi"], soupMenu],
    // The keyword has no language, so the language is asked for once, for either guide.
    [["TEA", "SOUP", "2"], soupMenu],
    [["TEA", "topics"], "Choose\n1 中文\n2 English"],
    [["TEA", "topics", "2"], which],
  ])("%j -> %s", (said, answer) => {
    expect(talk(both).say(...said)).toBe(answer);
  });

  test("is not asked about when there is one guide", () => {
    expect(talk(contentOf()).say("make tea", "1", "others")).toBe(teaMenu);
  });
});

describe("from one guide to the other", () => {
  test.each<[why: string, said: string[], answer: string]>([
    ["by its keyword", ["make tea", "1", "SOUP"], soupMenu],
    ["by its keyword, in the middle of a step", ["make tea", "1", "1", "Make soup!"], soupMenu],
    ["asked about, when a keyword is part of a sentence", ["make tea", "can i make soup with it"], "elsewhere"],
    ["asked about, when it is a page's word", ["make tea", "spoon"], "elsewhere"],
    ["the open guide's page, when the message names that, too", ["make tea", "a spoon? which pot"], "Wash the pot"],
    ["asked about, and gone to", ["make tea", "spoon", "1"], "A spoon"],
    ["asked about, and not gone to", ["make tea", "1", "spoon", "back"], "Wash the pot"],
    ["asked about again, after a slip of the finger", ["make tea", "spoon", "5"], "Go there"],
    ["not asked about, where the question is which guide", ["make tea", "others", "spoon"], "A spoon"],
    ["not asked about, when no guide is open", ["spoon"], "A spoon"],
    ["nearly its keyword: asked once", ["make tea", "make soap", "1"], soupMenu],
    ["nearly a page's word: whether, and whether to go", ["make tea", "spoom", "1"], "elsewhere"],
  ])("%s: %j", (_, said, answer) => {
    const question = 'That is in "Make soup"\n1 Go there';
    expect(talk(both).say(...said)).toContain(answer === "elsewhere" ? question : answer);
  });

  test("two weeks later the person is not in the middle of a guide", () => {
    const person = talk(both);
    person.say("make tea", "1");
    person.now += 15 * day;
    expect(person.say("spoon")).toBe("A spoon");
  });

  test("a question about a guide that a release removed leads to the remaining guides", () => {
    const person = talk(both);
    person.say("make tea", "spoon");
    person.content = contentOf(tea);
    expect(person.say("1")).toBe(teaMenu);
  });
});

describe("a check-back of each guide", () => {
  const waiting = (...said: string[]) => {
    const person = talk(both);
    person.say("make tea", "7", ...said);
    return person;
  };
  const statesOf = (person: ReturnType<typeof talk>) =>
    person.state?.checkBacks.map(({ guide, state }) => `${guide} ${state}`);

  test("stays while the person looks at another guide, and brings them back", () => {
    const person = waiting("make soup", "spoon");
    expect(statesOf(person)).toEqual(["tea open"]);
    person.now += 3 * day;
    expect(person.take({ kind: "due" }).replies[0]?.text).toBe("Was it good\n1 Good\n2 Bad");
    expect(person.state).toMatchObject({ guide: "tea", place: "asked" });
    expect(person.say("1")).toBe("Great");
    expect(person.say("0")).toBe(teaMenu);
  });

  test("is made beside another guide's, and both ask", () => {
    const person = waiting("make soup");
    expect(person.say("7")).toBe(soupNoted);
    expect(statesOf(person)).toEqual(["tea open", "soup open"]);
    person.now += 3 * day;
    const asked = ["SM2", "SM4"].map((id) => {
      const { replies } = person.take({ kind: "due", checkBack: id });
      person.sendResult({ kind: "accepted", messageId: `SM9${id}` }, id === "SM2" ? "tea" : "soup");
      return replies[0]?.text;
    });
    expect(asked).toEqual(["Was it good\n1 Good\n2 Bad", "Was the soup good\n1 Eaten"]);
  });

  test.each<[why: string, said: string[], states: string[]]>([
    ["made again in the same guide", ["7"], ["tea open"]],
    ["taken back before another guide's is made", ["9", "make soup", "7"], ["tea cancelled", "soup open"]],
  ])("%s: %j", (_, said, states) => {
    expect(statesOf(waiting(...said))).toEqual(states);
  });

  test("that has asked stays as it is when another guide's is made", () => {
    const person = waiting();
    person.now += 3 * day;
    person.take({ kind: "due" });
    person.sendResult({ kind: "accepted", messageId: "SM9" });
    expect(person.say("make soup", "7")).toContain("Soup on");
    expect(statesOf(person)).toEqual(["tea sent", "soup open"]);
  });

  test("does not end with the other chore", () => {
    const person = waiting("make soup", "the soup was good");
    expect(person.say("1")).toBe("Good soup");
    expect(statesOf(person)).toEqual(["tea open"]);
  });

  test.each([[["no reminder"]], [["make soup", "no reminder"]], [["make soup", "STOP"]]])(
    "is withdrawn by %j, in any guide",
    (said) => {
      expect(statesOf(waiting(...said))).toEqual(["tea cancelled"]);
    },
  );
});

describe("what people are told to send", () => {
  const told = { zh: "发{keyword}", en: "Text {keyword}", km: "Text {keyword}" };
  const telling = (...guides: (typeof tea)[]) => {
    const content = contentOf(...guides);
    const pages = { ...content.words.pages, help: { text: told }, stop: { ...content.words.pages.stop!, text: told } };
    return { ...content, words: { ...content.words, pages } };
  };
  test.each<[why: string, guides: (typeof tea)[], said: string[], answer: string]>([
    ["the open guide's word", [tea, soup], ["make soup", "help"], "Text SOUP"],
    ["the only guide's", [tea], ["help"], "Text TEA"],
    ["the menu's, when none of two is open", [tea, soup], ["help"], "Text MENU"],
    ["the menu's, to a person who only opted out", [tea, soup], ["STOP"], "Text MENU"],
    ["the menu's, where the guide has none in the language", [tea], ["ទេ", "help"], "Text menu"],
  ])("%s", (_, guides, said, answer) => {
    expect(talk(telling(...guides)).say(...said)).toBe(answer);
  });
});

describe("a guide that is not in the person's language", () => {
  const pho: typeof tea = { ...soup, languages: ["en"] };
  const mixed = contentOf(tea, pho);
  const choose = "选\n1 English";

  test("asks for one of its own languages first, and then shows the requested page", () => {
    expect(talk(mixed).say("泡茶", "煮汤")).toBe(choose);
    expect(talk(mixed).say("泡茶", "煮汤", "1")).toBe(soupMenu);
    expect(talk(mixed).say("你好", "2")).toBe(choose);
    expect(talk(mixed).say("你好", "2", "帮助")).not.toContain("Soup");
  });

  test("a check-back that waited for the language is made when it is known", () => {
    const person = talk(mixed);
    person.say("你好", "2", "1", "中文");
    expect(person.say("7")).toContain("Not on offer");
    expect(person.say("1", "7")).toBe(soupNoted);

    const hasty = talk(mixed);
    expect(hasty.say("泡茶", "broth", "1")).toBe(choose);
    expect(hasty.checkBack()).toBeUndefined();
    expect(hasty.say("1")).toBe(soupNoted);
    expect(hasty.checkBack()?.state).toBe("open");
  });

  test("asks for the language also when the person returns to it", () => {
    expect(talk(mixed).say("make soup", "others", "中文", "back")).toBe(choose);
  });

  test("asks again, in their language, when the person changes to one that it lacks", () => {
    const person = talk(mixed);
    expect(person.say("make soup", "7")).toBe(soupNoted);
    expect(person.say("中文")).toBe("选\n1 English");
    expect(person.say("1")).toBe(soupNoted);
    expect(person.checkBack()?.id).toBe("SM2");
  });

  test("sends its check-back in its first language, without asking", () => {
    const person = talk(mixed);
    person.say("make soup", "7", "TEA", "中文");
    person.now += 3 * day;
    expect(person.take({ kind: "due" }).replies[0]?.text).toBe("Was the soup good\n1 Eaten");
    expect(person.say("1")).toBe(choose);
    expect(person.say("1")).toBe("Good soup");
  });
});
