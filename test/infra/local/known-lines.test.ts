import { describe, expect, test } from "vitest";
import { renderMessage } from "../../../functions/engine/guide/render.ts";
import { readKnownLines } from "../../../infra/local/known-lines.ts";
import { fixtureContent } from "../../support/fixture-content.ts";

const content = fixtureContent({ languages: ["en", "ar"], guides: ["renew-passport"] });
const { en } = content.guides["renew-passport"]!.pages.how!.text;

/** The digits that the page offers to reply. */
const offered = (body: string) => readKnownLines(content, body).replies.map((at) => body[at]);

const facts = { date: "9 December", code: "BCDFGH", keyword: "RENEW PASSPORT" };
const said = (place: string, language: string, part?: "template") =>
  renderMessage(content, [{ guide: "renew-passport", place, language, facts, ...(part && { part }) }]);

describe("the numbers to reply in a message of the assistant", () => {
  test.each(["en", "ar"])("are those of its list and of its words, in %s", (language) => {
    expect(offered(said("menu", language))).toEqual(["1", "2", "7", "0"]);
    expect(offered(said("how", language))).toEqual(["1", "2", "3", "4", "7", "0"]);
    expect(offered(said("how#1", language))).toEqual(["2"]);
  });

  test.each(["en", "ar"])("are not in a date, in %s", (language) => {
    expect(said("applied", language)).toMatch(/9 December/);
    expect(offered(said("applied", language))).toEqual(["9", "0"]);
    expect(offered(said("check", language, "template"))).toEqual(["1", "2", "3"]);
  });

  test("are none in a text that the content does not have", () => {
    expect(offered("3 steps, 1 day")).toEqual([]);
  });
});

describe("the language of a message of the assistant", () => {
  test.each(["en", "ar"])("is known by its lines: %s", (language) => {
    expect(readKnownLines(content, said("menu", language)).language).toBe(language);
  });

  test("is not known where several languages have the same lines", () => {
    const question = renderMessage(content, [{ place: "/language", language: "en" }]);
    expect(readKnownLines(content, question).language).toBeUndefined();
    expect(offered(question)).toEqual(["1", "2"]);
  });

  test("is not known of other texts", () => {
    expect(readKnownLines(content, "Hello").language).toBeUndefined();
    expect(readKnownLines(content, en!).language).toBe("en");
  });
});
