import { describe, expect, test } from "vitest";
import { renderMessage } from "../../../functions/engine/guide/render.ts";
import { costOf, reservedForOptOut } from "../../../functions/engine/message/allowance.ts";
import { day, forgottenAt } from "../../../functions/engine/state/conversation.ts";
import type { Turn } from "../../../functions/engine/state/turn.ts";
import { wordOf } from "../../../functions/log/outcome.ts";
import { content } from "../../../functions/wiring/content.ts";
import { defaultLimits } from "../../../functions/wiring/limits.ts";
import { contentOf } from "../small-guide.ts";
import { talk } from "../talk.ts";

const perPersonDay = reservedForOptOut + 4;
const notice = "No more for now";

/**
 * A person whose limit has room for a menu, its notice, and two more answers. All texts of the small guide are one
 * segment.
 */
const limited = () => talk(contentOf(), {}, { limits: { perPersonDay, country: "KH" } });

/** The limit that stopped a turn's answer. */
const limitedBy = ({ happened }: Turn) => happened.find((each) => each.kind === "limited")?.by;

describe("the limit of a person's day", () => {
  test("stops the answer that would exceed it: one notice, then no answer", () => {
    const person = limited();
    expect(person.say("english", "make tea")).toBe("Menu\n1 Pot\n2 Leaf\n7 Made it\n0 Menu");
    expect(person.say("1")).toContain("Wash the pot");
    const held = person.message("2");
    expect(held.replies.map(({ text }) => text)).toEqual([notice]);
    expect([limitedBy(held), wordOf(held)]).toEqual(["person", "choice"]);
    expect([person.say("3"), person.say("menu"), person.say("help")]).toEqual(["", "", ""]);
    const silent = person.message("help");
    expect([limitedBy(silent), silent.replies]).toEqual(["person", []]);
  });

  test("stops the change together with the answer: the person's place stays", () => {
    const person = limited();
    person.say("english", "make tea", "1");
    expect(limitedBy(person.message("7"))).toBe("person");
    expect(person.state).toMatchObject({ place: "pot" });
    expect(person.checkBack()).toBeUndefined();
  });

  test("does not count a repeated webhook, which gets the same answer", () => {
    const person = limited();
    person.say("english", "make tea", "1");
    const held = person.message("2", { id: "SM-held" });
    const silent = person.message("2", { id: "SM-silent" });
    for (const before of [held, silent]) {
      const again = person.message("2", { id: before === held ? "SM-held" : "SM-silent" });
      expect(again.replies).toEqual(before.replies);
      expect([again.cost, wordOf(again)]).toEqual([undefined, "repeated"]);
    }
  });

  test("begins again on the next UTC day", () => {
    const person = limited();
    person.say("english", "make tea", "1", "2", "2");
    const midnight = (Math.floor(person.now / day) + 1) * day;
    person.now = midnight - 1;
    expect(person.say("2")).toBe("");
    person.now = midnight;
    expect(person.say("2")).toContain("Rinse it");
    expect(person.state?.allowance).toEqual({ day: midnight / day, spent: 2 });
  });

  test("has a reserve for the answers to STOP, START and DELETE, which are carried out without an answer afterwards", () => {
    const person = limited();
    person.say("english", "make tea", "1", "2", "2");
    expect([person.say("STOP"), person.say("START")]).toEqual(["Opted out", "Welcome back"]);
    expect([person.say("delete"), person.state?.place]).toEqual([expect.stringContaining("Erase?"), "/delete"]);
    expect([person.say("1"), person.state?.erased]).toEqual(["Erased", true]);
    expect(limitedBy(person.message("make tea"))).toBe("person");
    for (let n = 0; n < reservedForOptOut; n += 1) person.say("STOP", "START");
    expect([person.say("STOP"), person.state?.optedOut]).toEqual(["", true]);
    expect([person.say("START"), person.state?.optedOut]).toEqual(["", false]);
    expect([person.say("delete"), person.state?.place]).toEqual(["", "/delete"]);
    expect([person.say("1"), person.state?.erased]).toEqual(["", true]);
  });

  test("is not exceeded by any messages", () => {
    const said = ["make tea", "1", "hm?", "STOP", "START", "delete", "0", "7", "help", "menu", "delete", "1"];
    const person = limited();
    let sent = 0;
    for (let n = 0; n < 200; n += 1) {
      const { replies } = person.message(said[n % said.length]!);
      for (const { text } of replies) sent += costOf("sms", text);
    }
    expect(sent).toBe(perPersonDay);
  });

  test("does not count messages without an answer, and counts nothing without limits", () => {
    const person = limited();
    expect(person.message("thanks").cost).toBeUndefined();
    expect(person.state).not.toHaveProperty("allowance");
    const free = talk(contentOf());
    expect(free.message("make tea").cost).toBeUndefined();
    expect(free.state).not.toHaveProperty("allowance");
  });
});

describe("a limit of the country or the stage", () => {
  const reached = (by: "country" | "stage" | "not-allowed") => ({
    limits: { perPersonDay: 100, country: "KH", reached: by },
  });
  /** The result of a message while a limit is reached. */
  const heard = (person: ReturnType<typeof talk>, text: string, by: Parameters<typeof reached>[0]) => {
    const turn = person.message(text, {}, reached(by));
    return { limited: limitedBy(turn), replies: turn.replies, happened: turn.happened };
  };

  test.each(["country", "stage"] as const)("%s: a new number gets no answer", (by) => {
    const person = talk(contentOf());
    expect(heard(person, "make tea", by)).toMatchObject({ limited: by, replies: [] });
    expect(heard(person, "make tea", by)).toMatchObject({ limited: by, replies: [] });
  });

  test.each(["country", "stage"] as const)("%s: a person who was answered today gets one notice", (by) => {
    const person = limited();
    person.say("english", "make tea");
    expect(heard(person, "1", by).replies).toMatchObject([{ text: notice }]);
    expect(heard(person, "1", by).replies).toEqual([]);
    expect(person.state?.place).toBe("menu");
    expect(person.say("1")).toContain("Wash the pot");
  });

  test("there is no notice in a country that is not answered, or after STOP", () => {
    const person = limited();
    person.say("english", "make tea");
    expect(heard(person, "1", "not-allowed")).toMatchObject({ limited: "not-allowed", replies: [] });
    person.say("STOP");
    expect(heard(person, "help", "stage")).toMatchObject({ limited: "stage", replies: [] });
  });

  test("a check-back can be withdrawn without an answer, and nothing else is done without one", () => {
    const person = limited();
    person.say("english", "make tea", "7");
    const silent = heard(person, "9", "country");
    expect(silent).toMatchObject({ limited: "country", replies: [] });
    expect(silent.happened).toContainEqual(expect.objectContaining({ event: { kind: "ended", why: "person" } }));
    expect(person.checkBack()?.state).toBe("cancelled");
    const { place } = person.state!;
    heard(person, "menu", "country");
    expect(person.state?.place).toBe(place);
  });

  test.each(["country", "stage", "not-allowed"] as const)(
    "%s: STOP, START and DELETE are carried out without an answer",
    (by) => {
      const person = talk(contentOf(), {}, reached(by));
      expect([person.say("STOP"), person.state?.optedOut]).toEqual(["", true]);
      expect([person.say("START"), person.state?.optedOut]).toEqual(["", false]);
      expect([person.say("delete"), person.state?.place]).toEqual(["", "/delete"]);
      expect([person.say("1"), person.state?.erased]).toEqual(["", true]);
    },
  );
});

test("after DELETE the day's count is stored until the day is over, and then the row expires", () => {
  const person = limited();
  person.say("english", "make tea", "delete", "1");
  expect(person.state).toMatchObject({ erased: true, allowance: { day: Math.floor(person.now / day) } });
  expect(forgottenAt(person.state!)).toBe((Math.floor(person.now / day) + 1) * day);
});

describe("the cost of an answer", () => {
  test("is counted by the segment for SMS and by the message for WhatsApp", () => {
    const long = "x".repeat(161);
    expect([costOf("sms", "x"), costOf("sms", long), costOf("whatsapp", long)]).toEqual([1, 2, 1]);
  });

  const facts = {
    date: "Wednesday 30 December",
    code: "BCDFGH",
    guess: "Smart",
    elsewhere: "x".repeat(40),
    guide: "x",
  };
  const cost = (language: string, at: string, guide?: string) =>
    costOf("sms", renderMessage(content, [{ ...(guide && { guide }), place: at, language, facts }]));

  test("is well below the default limit for a whole guide, with the menu between any two pages", () => {
    for (const { guide, languages, pages, start } of Object.values(content.guides))
      for (const language of languages) {
        const places = Object.entries(pages).flatMap(([id, { steps = [] }]) => [
          id,
          ...steps.map((_, i) => `${id}#${i + 1}`),
        ]);
        const read = places.reduce((sum, at) => sum + cost(language, at, guide) + cost(language, start, guide), 0);
        expect(read, `${guide}, ${language}`).toBeLessThan(0.9 * (defaultLimits.perPersonDay - reservedForOptOut));
      }
  });

  test("fits into the reserve for one STOP, one START and one DELETE in any language", () => {
    for (const language of Object.keys(content.languages)) {
      const owed = ["/stop", "/start", "/delete", "/deleted"].map((at) => cost(language, at));
      expect(owed.reduce((sum, each) => sum + each)).toBeLessThanOrEqual(reservedForOptOut);
    }
  });
});
