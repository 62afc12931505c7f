import { describe, expect, test } from "vitest";
import { day } from "../../../functions/engine/state/conversation.ts";
import { contentOf, tea } from "../small-guide.ts";
import { talk } from "../talk.ts";

const text = (zh: string, en: string) => ({ zh, en });

/** A second chore, which has a promise of its own. */
const soup: typeof tea = {
  ...tea,
  guide: "soup",
  name: text("煮汤", "Make soup"),
  advertise: { zh: "煮汤", en: "SOUP" },
  keywords: { any: ["SOUP"], zh: ["煮汤"], en: ["make soup"] },
  keys: { "7": "cooked" },
  done: "cooked",
  pages: {
    menu: { text: text("汤菜单", "Soup menu"), choices: [{ to: "cooked", label: text("煮好了", "Cooked") }] },
    spoon: { text: text("勺子", "A spoon"), keywords: { zh: ["勺子"], en: ["spoon"] } },
    cooked: {
      ...{ text: text("{date}问汤", "Soup on {date}"), keywords: { any: ["broth"] } },
      promise: { after: "3 days", ask: "taste" },
    },
    taste: {
      ...{ strict: true, text: text("汤好喝吗", "Was the soup good"), keywords: { en: ["soup was"] } },
      choices: [{ to: "eaten", label: text("喝了", "Eaten") }],
    },
    eaten: { text: text("太好了", "Good soup"), endsPromise: true },
  },
};
const both = contentOf(tea, soup);
const teaMenu = "Menu\n1 Pot\n2 Leaf\n7 Made it\n0 Menu";
const soupMenu = "Soup menu\n7 Cooked\n0 Menu";
const which = "Which guide\n1 Make tea\n2 Make soup\n0 Menu";

describe("which guide", () => {
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
    // The language that a keyword left open is asked for once, whichever guide it becomes.
    [["TEA", "SOUP", "2"], soupMenu],
    [["TEA", "topics"], "Choose\n1 中文\n2 English"],
    [["TEA", "topics", "2"], which],
  ])("%j -> %s", (said, answer) => {
    expect(talk(both).say(...said)).toBe(answer);
  });

  test("with one guide there is nothing to choose", () => {
    expect(talk(contentOf()).say("make tea", "1", "others")).toBe(teaMenu);
  });
});

describe("from one guide to the other", () => {
  test.each<[why: string, said: string[], answer: string]>([
    ["by its keyword", ["make tea", "1", "SOUP"], soupMenu],
    ["by its keyword, in the middle of a step", ["make tea", "1", "1", "Make soup!"], soupMenu],
    ["asked about, when a keyword is part of a sentence", ["make tea", "can i make soup with it"], "elsewhere"],
    ["asked about, when it is a page's word", ["make tea", "spoon"], "elsewhere"],
    [
      "not even asked about, when a page of its own is spoken of too",
      ["make tea", "a spoon? which pot"],
      "Wash the pot",
    ],
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

  test("two weeks later nobody is in the middle of anything", () => {
    const person = talk(both);
    person.say("make tea", "1");
    person.now += 15 * day;
    expect(person.say("spoon")).toBe("A spoon");
  });

  test("the question about a guide that a release took away leads to what there is", () => {
    const person = talk(both);
    person.say("make tea", "spoon");
    person.content = contentOf(tea);
    expect(person.say("1")).toBe(teaMenu);
  });
});

describe("one promise a person", () => {
  const promised = (...said: string[]) => {
    const person = talk(both);
    person.say("make tea", "7", ...said);
    return person;
  };
  const owed = (person: ReturnType<typeof talk>) => [person.checkBack()?.guide, person.checkBack()?.state];

  test("it stays while its owner looks at another guide, and brings them back", () => {
    const person = promised("make soup", "spoon");
    expect(owed(person)).toEqual(["tea", "open"]);
    person.now += 3 * day;
    expect(person.take({ kind: "due" }).replies[0]?.text).toBe("Was it good\n1 Good\n2 Bad");
    expect(person.state).toMatchObject({ guide: "tea", place: "asked" });
    expect(person.say("1")).toBe("Great");
    expect(person.say("0")).toBe(teaMenu);
  });

  test("another guide's takes its place, and says so", () => {
    const person = promised("make soup");
    expect(person.say("7")).toBe('No longer asking about "Make tea"\nSoup on Thu 10 Dec');
    expect(owed(person)).toEqual(["soup", "open"]);
    person.now += 3 * day;
    expect(person.take({ kind: "due", checkBack: "SM2" })).toMatchObject({
      replies: [],
      outcome: { did: "overtaken" },
    });
    expect(person.take({ kind: "due" }).replies[0]?.text).toBe("Was the soup good\n1 Eaten");
  });

  test.each<[why: string, said: string[]]>([
    ["made again in the same guide", ["7"]],
    ["taken back before", ["9", "make soup", "7"]],
  ])("nothing to say when it was %s", (_, said) => {
    expect(promised().say(...said)).not.toContain("No longer asking");
  });

  test("nothing to say when it was kept", () => {
    const person = promised();
    person.now += 3 * day;
    person.take({ kind: "due" });
    person.take({ kind: "send-result", checkBack: "SM2", attempt: 1, result: { kind: "accepted", messageId: "SM9" } });
    expect(person.say("make soup", "7")).not.toContain("No longer asking");
  });

  test("the end of one chore does not end the promise about the other", () => {
    const person = promised("make soup", "the soup was good");
    expect(person.say("1")).toBe("Good soup");
    expect(owed(person)).toEqual(["tea", "open"]);
  });

  test.each([[["no reminder"]], [["make soup", "no reminder"]], [["make soup", "STOP"]]])(
    "%j takes it back, whichever guide's it is",
    (said) => {
      expect(owed(promised(...said))).toEqual(["tea", "cancelled"]);
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
    ["the menu's, to somebody who only ever opted out", [tea, soup], ["STOP"], "Text MENU"],
    ["the menu's, where the guide has none in the language", [tea], ["ទេ", "help"], "Text menu"],
  ])("%s", (_, guides, said, answer) => {
    expect(talk(telling(...guides)).say(...said)).toBe(answer);
  });
});

describe("a guide that is not in the person's language", () => {
  const pho: typeof tea = { ...soup, languages: ["en"] };
  const mixed = contentOf(tea, pho);
  const choose = "选\n1 English";

  test("asks for one of its own, before it says anything; the answer is what was asked for", () => {
    expect(talk(mixed).say("泡茶", "煮汤")).toBe(choose);
    expect(talk(mixed).say("泡茶", "煮汤", "1")).toBe(soupMenu);
    expect(talk(mixed).say("你好", "2")).toBe(choose);
    expect(talk(mixed).say("你好", "2", "帮助")).not.toContain("Soup");
  });

  test("a promise that waited for the language is made when it is known", () => {
    const person = talk(mixed);
    person.say("你好", "2", "1", "中文");
    expect(person.say("7")).toContain("Not on offer");
    expect(person.say("1", "7")).toBe("Soup on Thu 10 Dec");

    const hasty = talk(mixed);
    expect(hasty.say("泡茶", "broth", "1")).toBe(choose);
    expect(hasty.state?.promise).toBeUndefined();
    expect(hasty.say("1")).toBe("Soup on Thu 10 Dec");
    expect(hasty.state?.promise?.state).toBe("open");
  });

  test("asks on the way back to it, too", () => {
    expect(talk(mixed).say("make soup", "others", "中文", "back")).toBe(choose);
  });

  test("the other language's word, in the middle: asked again, not dropped into a third", () => {
    const person = talk(mixed);
    expect(person.say("make soup", "7")).toBe("Soup on Thu 10 Dec");
    expect(person.say("中文")).toBe("Choose\n1 English");
    expect(person.say("1")).toBe("Soup on Thu 10 Dec");
    expect(person.checkBack()?.id).toBe("SM2");
  });

  test("a check-back can't ask first: it comes in the guide's first language", () => {
    const person = talk(mixed);
    person.say("make soup", "7", "TEA", "中文");
    person.now += 3 * day;
    expect(person.take({ kind: "due" }).replies[0]?.text).toBe("Was the soup good\n1 Eaten");
    expect(person.say("1")).toBe(choose);
    expect(person.say("1")).toBe("Good soup");
  });
});
