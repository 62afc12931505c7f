import { describe, expect, test } from "vitest";
import { day } from "../../functions/engine/state/conversation.ts";
import { takeTurn } from "../../functions/engine/take-turn.ts";
import { wordOf } from "../../functions/log/outcome.ts";
import { contentOf, tea } from "./small-guide.ts";
import { talk } from "./talk.ts";

const content = contentOf();

describe("navigation", () => {
  test.each<[said: string[], answer: string]>([
    [["泡茶"], "菜单\n1 壶\n2 叶\n7 好了\n0 菜单"],
    [["你好"], "菜单\n1 壶\n2 叶\n7 好了\n0 菜单"],
    [["TEA"], "Choose\n1 中文\n2 English"],
    [["hi"], "Choose\n1 中文\n2 English"],
    [["2"], "Choose\n1 中文\n2 English"],
    [["TEA", "2"], "Menu\n1 Pot\n2 Leaf\n7 Made it\n0 Menu"],
    [["make tea"], "Menu\n1 Pot\n2 Leaf\n7 Made it\n0 Menu"],
    [["pot"], "Wash the pot\n1 Empty\n2 Rinse\n7 Made it\n0 Menu"],
    [["make tea", "1", "1"], "Empty it. Next: 2"],
    [["make tea", "1", "1", "next"], "Rinse it. Made it? 7"],
    [["make tea", "1", "2", "next"], "Wash the pot\n1 Empty\n2 Rinse\n7 Made it\n0 Menu"],
    [["make tea", "1", "2", "back"], "Empty it. Next: 2"],
    [["make tea", "1", "1", "back"], "Wash the pot\n1 Empty\n2 Rinse\n7 Made it\n0 Menu"],
    [["make tea", "1", "1", "2"], "Rinse it. Made it? 7"],
    [["make tea", "leaves", "1"], "Black tea"],
    [["make tea", "2", "1", "next"], "Green tea"],
    [["make tea", "2", "2", "back"], "Which\n1 Black\n2 Green\n0 Menu"],
    [["make tea", "2", "1", "2"], "Green tea"],
    [["make tea", "1", "1", "0"], "Menu\n1 Pot\n2 Leaf\n7 Made it\n0 Menu"],
    [["make tea", "1", "1", "menu"], "Menu\n1 Pot\n2 Leaf\n7 Made it\n0 Menu"],
    [["make tea", "1", "again"], "Wash the pot\n1 Empty\n2 Rinse\n7 Made it\n0 Menu"],
    [["make tea", "1", "1", "中文"], "倒掉,下一步2"],
    [["make tea", "1", "language", "1"], "壶怎么洗\n1 倒\n2 洗\n7 好了\n0 菜单"],
    [["make tea", "1", "help"], "Help"],
    [["make tea", "1", "help", "2"], "Rinse it. Made it? 7"],
    [["泡茶", "请问怎么洗啊"], "洗。7"],
    [["泡茶", "取消", "1"], "已退订"],
    [["中文"], "菜单\n1 壶\n2 叶\n7 好了\n0 菜单"],
  ])("%j -> %s", (said, answer) => {
    expect(talk(content).say(...said)).toBe(answer);
  });

  test("with two guides, a greeting asks which one is meant", () => {
    const both = contentOf(tea, {
      ...tea,
      guide: "coffee",
      name: { zh: "咖啡", en: "Coffee" },
      keywords: { en: ["coffee"] },
    });
    expect(talk(both).say("你好")).toBe("哪个\n1 泡茶\n2 咖啡\n0 菜单");
    expect(talk(both).say("你好", "2")).toBe("菜单\n1 壶\n2 叶\n7 好了\n0 菜单");
    expect(talk(both).say("hi", "1")).toBe("哪个\n1 泡茶\n2 咖啡\n0 菜单");
  });

  test("the sender's number suggests a page, and the person is asked first", () => {
    const smart = { sender: "+85510000001" };
    expect(talk(content, smart).say("make tea", "2")).toBe("Smart?\n1 It is");
    expect(talk(content, smart).say("make tea", "2", "1")).toBe("Black tea");
    expect(talk(content, { sender: "+8613000000000" }).say("make tea", "2")).toContain("Which");
  });
});

describe("a message that is not understood", () => {
  test("gets the list of the page twice, then the menu, then no answer for an hour", () => {
    const person = talk(content);
    const menu = person.say("make tea");
    const list = "1 Empty\n2 Rinse\n7 Made it\n0 Menu";
    person.say("1");
    expect(person.say("what")).toBe(`Not understood\n${list}`);
    expect(person.say("5")).toBe(`Not on offer\n${list}`);
    expect(person.say("huh")).toBe(menu);
    expect(person.say("sorry")).toBe("");
    person.now += 61 * 60 * 1000;
    expect(person.say("well")).toBe("Not understood\n1 Pot\n2 Leaf\n7 Made it\n0 Menu");
    expect(person.say("1")).toContain("Wash the pot");
    expect(person.state?.unclear).toBe(0);
  });

  test.each(["1-2", "1 or 2", "1,2", "12", "I have 2 pots at home", "８"])("%s is never a choice", (said) => {
    const person = talk(content);
    person.say("make tea");
    person.say(said.includes("pot") ? "I have 2 cups" : said);
    expect(person.state?.place).toBe("menu");
  });

  test("gets one neutral answer and never the menu, when it is an insult", () => {
    const person = talk(content);
    person.say("make tea", "1");
    const list = "1 Empty\n2 Rinse\n7 Made it\n0 Menu";
    expect(person.say("Blast you!")).toBe(`Not understood\n${list}`);
    expect(person.say("blast you")).toBe("");
    expect(person.say("blast you")).toBe("");
    expect(person.state).toMatchObject({ place: "pot", unclear: 1, optedOut: false });
    expect(person.say("what")).toBe(`Not understood\n${list}`);
    expect(person.say("blast you, menu")).toBe("Menu\n1 Pot\n2 Leaf\n7 Made it\n0 Menu");
    person.now += 61 * 60 * 1000;
    expect(person.say("oh blast you all")).toBe("Not understood\n1 Pot\n2 Leaf\n7 Made it\n0 Menu");
    expect(talk(content).say("blast you")).toBe("");
  });

  test("after 14 days a bare number is no answer to the last page", () => {
    const person = talk(content);
    person.say("make tea", "1");
    person.now += 14 * day + 1;
    expect(person.say("1")).toBe("Menu\n1 Pot\n2 Leaf\n7 Made it\n0 Menu");
  });

  test("a person at a page that a release removed gets the menu", () => {
    const person = talk(content);
    expect(person.say("make tea", "2", "2")).toBe("Green tea");
    const { green: _, ...pages } = tea.pages;
    person.content = contentOf({ ...tea, pages });
    expect(person.say("2")).toBe("Menu\n1 Pot\n2 Leaf\n7 Made it\n0 Menu");
  });

  test("a page that moved leads to its new place, for a person at it and for a check-back that asks with it", () => {
    const { black, asked, ...pages } = tea.pages;
    const later = {
      ...tea,
      pages: { ...pages, red: black!, verdict: asked! },
      moved: { black: "red", asked: "verdict" },
    };
    const person = talk(content);
    expect(person.say("make tea", "2", "1")).toBe("Black tea");
    person.content = contentOf(later);
    expect(person.say("again")).toBe("Black tea");
    expect(person.state?.place).toBe("red");

    const waiting = talk(content);
    waiting.say("make tea", "7");
    waiting.content = contentOf(later);
    waiting.now += 3 * day;
    expect(waiting.take({ kind: "due" }).replies[0]?.text).toBe("Was it good\n1 Good\n2 Bad");
    expect(waiting.state?.place).toBe("verdict");
  });
});

describe("messages that need little or no answer", () => {
  test("thanks are answered on WhatsApp and not by SMS", () => {
    expect(talk(content).say("make tea", "thanks")).toBe("");
    expect(talk(content, { channel: "whatsapp" }).say("make tea", "thanks")).toBe("Welcome");
  });

  test.each(["123456", "my code is 884422", "098 123 456", "4821"])(
    "%s is sensitive: the person is warned, and it is not stored",
    (said) => {
      const person = talk(content);
      person.say("make tea");
      expect(person.say(said)).toBe("Do not send that");
      expect(JSON.stringify(person.state)).not.toContain(said);
    },
  );

  test("a service code of our own pages is not sensitive", () => {
    expect(talk(content).say("make tea", "1204")).not.toBe("Do not send that");
  });

  test("a picture is answered with a note that it was not read, and an empty message gets no answer", () => {
    const person = talk(content);
    person.say("make tea");
    expect(person.message("", { media: 1 }).replies[0]?.text).toBe("No pictures");
    expect(person.say("")).toBe("");
  });

  test("a repeated message gets the same answer and does not change the conversation", () => {
    const person = talk(content);
    person.say("make tea", "1");
    const before = person.state;
    const repeated = person.message("1", { id: "SM2" });
    expect(repeated.replies[0]?.text).toContain("Wash the pot");
    expect(person.state).toEqual(before);
    expect(wordOf(repeated)).toBe("repeated");
  });
});

describe("opting out", () => {
  test.each(["STOP", "stop", "ＳＴＯＰ", "Cancel", "退订", " Stop. "])("%s", (said) => {
    const person = talk(content);
    person.say("泡茶", "7");
    expect(person.say(said)).toBe("已退订");
    expect(person.state).toMatchObject({ optedOut: true, checkBacks: [{ state: "cancelled" }] });
    expect(person.say("1")).toBe("");
    expect(person.say("泡茶")).toBe("已退订");
    expect(person.say("START")).toBe("欢迎");
    expect(person.state?.optedOut).toBe(false);
    expect(person.say("0")).toContain("菜单");
  });

  test("a person who opted out can still erase everything", () => {
    const person = talk(content);
    person.say("make tea", "STOP");
    expect(person.say("delete")).toBe("Erase?\n1 Erase");
    expect(person.say("1")).toBe("Erased");
    expect(person.state).toMatchObject({ erased: true });
  });

  test("STOP and START count beside a picture", () => {
    const person = talk(content);
    person.say("make tea", "7");
    expect(person.message("STOP", { media: 1 }).replies[0]?.text).toBe("Opted out");
    expect(person.state).toMatchObject({ optedOut: true, checkBacks: [{ state: "cancelled" }] });
    expect(person.message("START", { media: 1 }).replies[0]?.text).toBe("Welcome back");
  });

  test("START from anyone who did not opt out opens the menu", () => {
    expect(talk(content).say("make tea", "1", "START")).toBe("Menu\n1 Pot\n2 Leaf\n7 Made it\n0 Menu");
  });

  test("a page that announces a check-back is not repeated after the check-back was withdrawn", () => {
    expect(talk(content).say("make tea", "7", "again")).toContain("Asking on");
    expect(talk(content).say("make tea", "7", "STOP", "START", "again")).toBe("Menu\n1 Pot\n2 Leaf\n7 Made it\n0 Menu");
  });

  test.each(["there is no stop button", "how do I cancel it"])("%s is no opt-out", (said) => {
    const person = talk(content);
    person.say("make tea", said);
    expect(person.state?.optedOut).toBe(false);
  });

  test("an opt-out that the provider answered is recorded and not answered again", () => {
    const person = talk(content);
    person.say("make tea", "7");
    expect(person.message("STOP", { optOut: "opt-out" }).replies).toEqual([]);
    expect(person.state).toMatchObject({ optedOut: true, checkBacks: [{ state: "cancelled" }] });
    expect(person.message("START", { optOut: "opt-in" }).replies).toEqual([]);
    expect(person.state?.optedOut).toBe(false);
    expect(person.message("HELP", { optOut: "help" }).replies).toEqual([]);
  });
});

test("DELETE erases everything, after asking; a repeated webhook gets the same answer", () => {
  const person = talk(content);
  person.say("make tea", "7");
  expect(person.say("delete")).toBe("Erase?\n1 Erase");
  expect(person.say("1")).toBe("Erased");
  expect(person.state).toMatchObject({ erased: true });
  expect(person.state?.checkBacks).toEqual([]);
  expect(person.state).not.toHaveProperty("language");
  expect(person.state?.recent).toHaveLength(1);
  expect(person.message("1", { id: "SM4" }).replies[0]?.text).toBe("Erased");
  expect(person.say("make tea")).toContain("Menu");
  expect(person.state).not.toHaveProperty("erased");
});

const message = { kind: "message", channel: "sms", ourAddress: "+12025550143", media: 0 } as const;

test("a check-back that waited for the language is made when it is known", () => {
  const person = talk(content);
  person.say("make tea");
  const { language, ...unknown } = person.state!;
  const held = takeTurn(content, unknown, { ...message, id: "SM8", text: "7" }, { now: person.now });
  expect(held.replies[0]?.text).toContain("Choose");
  expect(held.conversation?.checkBacks).toEqual([]);
  const told = takeTurn(content, held.conversation, { ...message, id: "SM9", text: "2" }, { now: person.now });
  expect(told.replies[0]?.text).toContain("Asking on Thu 10 Dec");
  expect(told.conversation?.checkBacks[0]).toMatchObject({ state: "open", id: "SM9" });
  expect(told.conversation).not.toHaveProperty("pending");
});

describe("a message that is nearly a keyword", () => {
  test.each(["please make taa", "Make Teea!!", "i want to make te"])("%s is asked about first", (said) => {
    const person = talk(content);
    expect(person.say(said)).toBe("make tea?\n1 Right");
    expect(person.state?.place).toBe("/did-you-mean");
    expect(person.say("1")).toBe("Menu\n1 Pot\n2 Leaf\n7 Made it\n0 Menu");
    expect(person.state).not.toHaveProperty("suggestion");
  });

  test.each(["pit", "bake taa", "make me some more", "tee"])("%s is not asked about", (said) => {
    expect(talk(content).say("make tea", said)).toContain("Not understood");
  });

  test("no leads to the menu", () => {
    expect(talk(content).say("make taa", "0")).toContain("Menu");
  });

  test("a misspelled command is asked about, and then carried out at the person's place", () => {
    const person = talk(content);
    expect(person.say("make tea", "1", "1", "langage")).toBe("language?\n1 Right");
    expect(person.say("1", "1")).toBe("倒掉,下一步2");
    expect(person.say("privcy")).toBe("privacy?\n1 是");
    expect(person.say("1")).toBe("隐私");
    expect(person.state).toMatchObject({ place: "pot#1" });
    expect(person.state).not.toHaveProperty("suggestion");
    expect(person.state).not.toHaveProperty("returnTo");
  });
});

test.each(["constructor", "__proto__", "toString"])("%s is a word like any other", (word) => {
  expect(talk(content).say("make tea", word)).toContain("Not understood");
});
