import { describe, expect, test } from "vitest";
import { ended } from "../../../functions/engine/checkback/end.ts";
import type { Event } from "../../../functions/engine/state/event.ts";
import { contentOf, soup, tea } from "../small-guide.ts";
import { type Talk, talk } from "../talk.ts";

/*
 * A person with several check-backs answers, or says "no reminder". When a message may be about two of them, the person
 * is asked.
 */

const [minute, day] = [60_000, 24 * 3_600_000];
const both = contentOf(tea, soup);

/** A third chore, whose question offers 1 and 3. */
const bread: typeof tea = {
  ...soup,
  guide: "bread",
  name: { zh: "烤面包", en: "Bake bread" },
  advertise: { zh: "烤面包", en: "BREAD" },
  keywords: { any: ["BREAD"], zh: ["烤面包"], en: ["bake bread"] },
  pages: {
    ...soup.pages,
    taste: {
      strict: true,
      text: { zh: "面包怎么样", en: "How is the bread" },
      choices: [
        { to: "eaten", label: { zh: "吃了", en: "Gone" } },
        { to: "menu", label: { zh: "没烤", en: "Not baked" } },
        { to: "spoon", label: { zh: "没勺子", en: "No spoon" } },
      ],
    },
    eaten: { text: { zh: "很好", en: "Good bread" }, endsCheckBack: true },
  },
};
const three = contentOf(tea, soup, bread);

const due: Event = { kind: "due" };
const teaAsks = "Was it good\n1 Good\n2 Bad";
const soupAsks = "Was the soup good\n1 Eaten";
const whichAnswer = "Which one?\n1 Make tea\n2 Make soup";
const whichReminder = "Which reminder?\n1 Make tea\n2 Make soup";

/** A person with open check-backs of these guides, made in this order. */
function waiting(content = both, words = ["make tea", "make soup"], channel: "sms" | "whatsapp" = "sms") {
  const person = talk(content, { channel });
  for (const word of words) {
    person.say(word, "7");
    person.now += minute;
  }
  return person;
}

/** Three days later all due check-backs are sent, one message each. */
function ask(person: Talk): string[] {
  person.now += 3 * day;
  const asked: string[] = [];
  for (let turn = person.take(due); turn.effect?.kind === "send"; turn = person.take(due)) {
    const { checkBack, attempt } = turn.effect;
    person.now += 1_000;
    const messageId = `SM9${checkBack}`;
    person.take({ kind: "send-result", checkBack, attempt, result: { kind: "accepted", messageId } });
    asked.push(...turn.replies.map(({ text }) => text));
  }
  person.now += minute;
  return asked;
}

const asked = (content = both, words?: string[]) => {
  const person = waiting(content, words);
  ask(person);
  return person;
};

const statesOf = (person: Talk) => person.state?.checkBacks.map(({ guide, state }) => `${guide} ${state}`);
const placeOf = (person: Talk) => `${person.state?.guide} ${person.state?.place}`;

test("two that are due in the same hour ask in the order in which they were due, one message each", () => {
  expect(ask(waiting())).toEqual([teaAsks, soupAsks]);
  expect(ask(waiting(both, ["make soup", "make tea"]))).toEqual([soupAsks, teaAsks]);
});

describe("an answer to several check-backs", () => {
  test("that only one of them offers goes to that one, in any order of asking", () => {
    const person = asked();
    expect(placeOf(person)).toBe("soup taste");
    expect(person.say("2")).toBe("Again on Mon 14 Dec");
    expect(placeOf(person)).toBe("tea again");
  });

  test("that both offer leads to a question and changes nothing yet", () => {
    const person = asked();
    const before = statesOf(person);
    expect(person.say("1")).toBe(whichAnswer);
    expect(statesOf(person)).toEqual(before);
  });

  test.each([
    ["1", "Great", "tea good"],
    ["2", "Good soup", "soup eaten"],
    ["make soup", "Good soup", "soup eaten"],
  ])("is given to the guide that is chosen by %j", (choice, answer, place) => {
    const person = asked();
    person.say("1");
    expect(person.say(choice)).toBe(answer);
    expect(placeOf(person)).toBe(place);
  });

  test("is not given by a guide's name an hour after the question: the name opens the guide", () => {
    const person = asked();
    person.say("1");
    const before = statesOf(person);
    person.now += 61 * minute;
    expect(person.say("make soup")).toMatch(/^Soup/);
    expect(placeOf(person)).toBe("soup menu");
    expect(statesOf(person)).toEqual(before);
  });

  test("is given by a number a day after the question", () => {
    const person = asked();
    person.say("1");
    person.now += day;
    expect(person.say("2")).toBe("Good soup");
  });

  test.each(["１", "①", "1.", "១", "一"])("%s is asked about like 1", (one) => {
    expect(asked().say(one)).toBe(whichAnswer);
  });

  test("that two offer is asked about, when the one that asked last has moved to another phone", () => {
    const person = waiting(three, ["make soup", "bread", "make tea"]);
    ask(person);
    expect(placeOf(person)).toBe("tea asked");
    const { state } = person;
    const moved = state!.checkBacks.map((each) =>
      each.guide === "tea" ? ended(each, "handed-over", person.now, { why: "moved" }).checkBack : each,
    );
    person.restore({ ...state!, checkBacks: moved });
    expect(person.say("1")).toBe("Which one?\n2 Make soup\n3 Bake bread");
  });

  test("goes to the one that was read last, when another one could not ask once more", () => {
    const { pages } = soup;
    const repeating = { ...soup, pages: { ...pages, taste: { ...pages.taste!, repeat: "1 working days" } } };
    const person = waiting(contentOf(tea, repeating), ["make soup", "make tea"]);
    ask(person);
    expect(placeOf(person)).toBe("tea asked");
    person.now += 4 * day;
    expect(person.take(due).effect).toMatchObject({ kind: "send", checkBack: "SM2" });
    person.sendResult({ kind: "refused", failure: "not-accepted", code: 20429 }, "soup");
    person.say("hm?");
    expect(placeOf(person)).toBe("tea asked");
  });

  test("in words goes to the guide that asked last", () => {
    const person = asked();
    expect(person.say("eaten")).toBe("Good soup");
  });

  test("is asked about in the person's language", () => {
    const person = talk(both);
    for (const word of ["泡茶", "煮汤"]) person.say(word, "7");
    ask(person);
    expect(person.say("1")).toBe("哪件事？\n1 泡茶\n2 煮汤");
    expect(person.say("2")).toBe("太好了");
  });

  test.each([["1", "1"], ["2"]])("to the first one leaves the other's question open: %j, then 1", (...first) => {
    const person = asked();
    for (const text of first) person.say(text);
    expect(person.state?.guide).toBe("tea");
    expect(person.say("1")).toBe("Good soup");
    expect(person.state).not.toHaveProperty("unanswered");
  });

  test("a number on the list of the page after the first answer belongs to that page", () => {
    const { good, ...pages } = tea.pages;
    const choices = [{ to: "black", label: { zh: "红", en: "Black" } }];
    const person = asked(contentOf({ ...tea, pages: { ...pages, good: { ...good!, choices } } }, soup));
    expect(person.say("1", "1")).toContain("1 Black");
    expect(person.say("1")).toBe("Black tea");
  });

  test("a number in the text of that page belongs to that page", () => {
    const { good, ...pages } = tea.pages;
    const text = { zh: "好,壶{#pot}", en: "Great. The pot: {#pot}" };
    const person = asked(contentOf({ ...tea, pages: { ...pages, good: { ...good!, text } } }, soup));
    expect(person.say("1", "1")).toBe("Great. The pot: 1");
    expect(person.say("1")).toContain("Wash the pot");
  });

  test("a number belongs to the menu after the person went there", () => {
    expect(asked().say("0", "7")).toContain("Soup on");
    expect(asked().say("1", "1", "0", "1")).toContain("Wash the pot");
  });

  test("a number belongs to another page of the guide after the person went there", () => {
    const person = asked();
    expect(person.say("spoon", "2")).toContain("Not on offer");
    expect(person.state).not.toHaveProperty("unanswered");
  });

  test.each([["thanks"], ["help"], ["privacy"], [""]])("still leads to a question after other words: %j", (...said) => {
    const person = asked();
    person.say(...said);
    expect(person.say("1")).toBe(whichAnswer);
  });

  test.each([["xyzzy"], ["again"], ["中文", "English"], ["1", "back"]])(
    "goes to the question that was shown again, and otherwise to the other: %j",
    (...said) => {
      const [one, two] = [asked(), asked()];
      for (const person of [one, two]) expect(person.say(...said)).toContain("1 Eaten");
      expect(one.say("1")).toBe("Good soup");
      expect(two.say("2")).toBe("Again on Mon 14 Dec");
    },
  );

  test("goes to the list that the first answer shows", () => {
    const person = asked();
    expect(person.say("1", "1", "xyzzy")).toContain("1 Pot\n2 Leaf");
    expect(person.say("2")).toContain("Which\n1 Black");
  });

  test("goes to the one that asked last, when the person wrote between the two", () => {
    const person = talk(both);
    person.say("make tea", "7");
    person.now += day;
    person.say("make soup", "7");
    person.now += 2 * day;
    person.take(due);
    person.sendResult({ kind: "accepted", messageId: "SM90" }, "tea");
    person.say("thanks");
    person.now += day;
    person.take(due);
    expect(person.say("1")).toBe("Good soup");
    expect(statesOf(person)?.[0]).toBe("tea sent");
  });

  test("leads to a question while the second is being sent", () => {
    const person = waiting();
    person.now += 3 * day;
    person.take(due);
    person.sendResult({ kind: "accepted", messageId: "SM90" }, "tea");
    person.now += 1_000;
    person.take(due);
    person.now += 1_000;
    expect(person.say("1")).toBe(whichAnswer);
  });

  test("does not count for a question that is more than two weeks old", () => {
    const person = asked();
    person.say("thanks");
    person.now += 15 * day;
    expect(person.say("1")).toContain("Soup menu");
  });

  test("by a button goes to the button's check-back", () => {
    const person = asked();
    person.message("Good", { button: "tea good" });
    expect(placeOf(person)).toBe("tea good");
  });

  test("is given to the guide whose button is tapped", () => {
    const person = asked();
    person.say("1");
    expect(person.message("Make tea", { button: "@tea" }).replies[0]?.text).toBe("Great");
  });

  test("0 leads to the menu of the guide that asked last", () => {
    expect(asked().say("0")).toContain("Soup menu");
  });
});

describe("the question which one an answer is for", () => {
  test.each([
    ["5", `Not on offer\n1 Make tea\n2 Make soup`],
    ["xyzzy", `Not understood\n1 Make tea\n2 Make soup`],
    ["again", whichAnswer],
    ["back", soupAsks],
    ["0", "Soup menu\n7 Cooked\n0 Menu"],
    ["STOP", "Opted out"],
  ])("then %j leads to: %j", (said, answer) => {
    expect(asked().say("1", said)).toBe(answer);
  });

  test("shows only the guides whose questions offer the number, and accepts no other one", () => {
    const person = asked(three, ["make tea", "make soup", "bake bread"]);
    const list = "Which one?\n1 Make tea\n3 Bake bread";
    expect(person.say("2")).toBe(list);
    expect(person.say("2")).toBe(list);
    expect(person.say("again")).toBe(list);
    expect(person.say("7")).toBe("Not on offer\n1 Make tea\n3 Bake bread");
    expect(person.say("3")).toContain("Soup menu");
    expect(person.state?.guide).toBe("bread");
  });

  test("a number that only one of three offers needs no question", () => {
    expect(asked(three, ["bake bread", "make tea", "make soup"]).say("3")).toBe("A spoon");
  });

  test("leaves two questions open when one of three was answered, and asks about those in turn", () => {
    const person = asked(three, ["make tea", "make soup", "bake bread"]);
    expect(person.say("1")).toBe("Which one?\n1 Make tea\n2 Make soup\n3 Bake bread");
    expect(person.say("2")).toBe("Good soup");
    expect(person.say("1")).toBe("Which one?\n1 Make tea\n3 Bake bread");
    expect(person.say("3")).toBe("Good bread");
    expect(person.say("1")).toBe("Great");
  });
});

describe("no reminder", () => {
  test("ends the only check-back that is still to come, and says so", () => {
    const person = waiting(both, ["make tea"]);
    expect(person.say("make soup", "no reminder")).toBe("Reminder off");
    expect(statesOf(person)).toEqual(["tea cancelled"]);
  });

  test("asks which one when several are to come, and ends none yet", () => {
    const person = waiting();
    expect(person.say("no reminder")).toBe(whichReminder);
    expect(statesOf(person)).toEqual(["tea open", "soup open"]);
  });

  test.each([
    ["1", 'No longer asking about "Make tea"', ["tea cancelled", "soup open"]],
    ["2", 'No longer asking about "Make soup"', ["tea open", "soup cancelled"]],
    ["make tea", 'No longer asking about "Make tea"', ["tea cancelled", "soup open"]],
  ])("ends the chosen one and keeps the other: %s", (choice, answer, states) => {
    const person = waiting();
    expect(person.say("no reminder", choice)).toBe(answer);
    expect(statesOf(person)).toEqual(states);
    expect(placeOf(person)).toBe("soup cooked");
    expect(person.state).not.toHaveProperty("which");
  });

  test("ends both when it is sent and answered twice", () => {
    const person = waiting();
    expect(person.say("no reminder", "1", "no reminder")).toBe("Reminder off");
    expect(statesOf(person)).toEqual(["tea cancelled", "soup cancelled"]);
    person.now += 3 * day;
    expect(person.take(due).replies).toEqual([]);
  });

  test("as a key of the guide ends the guide's own, without a question", () => {
    const person = waiting(both, ["make soup", "make tea"]);
    expect(person.say("9")).toBe("Not asking");
    expect(statesOf(person)).toEqual(["soup open", "tea cancelled"]);
  });

  test("as a page of another guide does not end this guide's", () => {
    const person = waiting();
    person.message("No need", { channel: "whatsapp", button: "tea off" });
    expect(statesOf(person)).toEqual(["tea cancelled", "soup open"]);
  });

  test.each([["back"], ["0"]])("ends none when the person answers %s", (said) => {
    const person = waiting();
    person.say("no reminder", said);
    expect(statesOf(person)).toEqual(["tea open", "soup open"]);
  });

  test("does not count a check-back that has already asked", () => {
    const person = talk(both);
    person.say("make tea", "7");
    person.now += day;
    person.say("make soup", "7");
    person.now += 2 * day;
    person.take(due);
    person.sendResult({ kind: "accepted", messageId: "SM90" }, "tea");
    expect(person.say("no reminder")).toBe("Reminder off");
    expect(statesOf(person)).toEqual(["tea sent", "soup cancelled"]);
  });

  test("shows only the guides with one to come, and accepts no other one", () => {
    const person = waiting(three, ["make tea", "bake bread"]);
    const list = "Which reminder?\n1 Make tea\n3 Bake bread";
    expect(person.say("no reminder")).toBe(list);
    expect(person.say("2")).toBe(list);
    expect(statesOf(person)).toEqual(["tea open", "bread open"]);
    expect(person.say("3")).toBe('No longer asking about "Bake bread"');
    expect(statesOf(person)).toEqual(["tea open", "bread cancelled"]);
  });

  test("is dropped when another check-back asks in between", () => {
    const person = waiting();
    person.say("no reminder");
    expect(ask(person)).toEqual([teaAsks, soupAsks]);
    expect(person.say("1")).toBe(whichAnswer);
  });

  test("ends nothing when a limit stops the answer", () => {
    const person = waiting();
    const limits = { perPersonDay: 100, country: "KH", reached: "country" as const };
    person.message("no reminder", {}, { limits });
    expect(statesOf(person)).toEqual(["tea open", "soup open"]);
    expect(placeOf(person)).toBe("soup cooked");
  });
});

test("STOP ends all check-backs, and DELETE erases them", () => {
  const stopped = waiting();
  stopped.say("STOP");
  expect(statesOf(stopped)).toEqual(["tea cancelled", "soup cancelled"]);
  const erased = waiting();
  erased.say("delete", "1");
  expect(erased.state).toMatchObject({ erased: true, checkBacks: [] });
  for (const person of [stopped, erased]) expect(ask(person)).toEqual([]);
});
