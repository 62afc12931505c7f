import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { made } from "../../../functions/engine/checkback/transitions.ts";
import { parsePlace } from "../../../functions/engine/guide/places.ts";
import type { Conversation } from "../../../functions/engine/state/conversation.ts";
import { takeTurn } from "../../../functions/engine/take-turn.ts";
import { wordOf } from "../../../functions/log/outcome.ts";
import { content } from "../../../functions/wiring/content.ts";
import { monday } from "../talk.ts";

/*
 * What readers of a language type: with typing errors and slang, without its marks, mixed with English. `place` is where they
 * stand ("cancel-sim-kh store#1"), nothing for a first message. `means` is the page that answers, or "unclear".
 */

type Heard = { text: string; place: string; means: string };

const heardIn = (file: string): Heard[] =>
  readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

/** A reader of a language at a place, with a check-back that is still to come. */
function standing(language: string, at: string): Conversation | undefined {
  const [guide = "", place = ""] = at.split(" ");
  if (place === "") return undefined;
  const askPage = Object.values(content.guides[guide]!.pages).find(({ checkBack }) => checkBack)!.checkBack!.ask;
  const { checkBack } = made({ id: "SM0", guide, askPage, dueAt: monday + 1e8 }, monday);
  return {
    channel: "sms",
    ourAddress: "+12025550143",
    guide,
    lastHeardAt: monday,
    unclear: 0,
    recent: [],
    checkBacks: [checkBack],
    language,
    place,
    optedOut: false,
  };
}

/** The page that answers a message, with its guide; the page of the place for "again"; a word for no page. */
function answerTo(language: string, { text, place }: Heard) {
  const event = {
    kind: "message",
    id: "SM1",
    channel: "sms",
    ourAddress: "+12025550143",
    text,
    media: 0,
  } as const;
  const before = standing(language, place);
  const turn = takeTurn(content, before, event, { now: monday + 60_000 });
  const { conversation, replies } = turn;
  const [first] = replies.flatMap(({ pages }) => pages);
  const as = wordOf(turn);
  if (!first) return { means: `/${as}`, language: conversation?.language };
  if (first.part === "go-on") return { means: "/go-on", language: conversation?.language };
  const isCommon = first.guide === undefined || first.place.startsWith("/");
  const means = as === "unclear" ? "unclear" : isCommon ? first.place : `${first.guide} ${first.place}`;
  return { means, language: conversation?.language };
}

/** The page that a command leads to from a place. */
function pageOf(means: string, place: string): string {
  const guide = content.guides[place.split(" ")[0] ?? ""];
  if (means === "/menu" && guide) return `${guide.guide} ${guide.start}`;
  return means === "/repeat" ? place : means;
}

describe.each(globSync("test/fixtures/languages/heard/*.jsonl").sort())("%s", (file) => {
  const language = basename(file, ".jsonl");
  const all = heardIn(file);

  test("has at least 60 messages, all different, and every kind of answer", () => {
    expect(new Set(all.map(({ text, place }) => `${place} ${text}`)).size).toBe(all.length);
    expect(all.length).toBeGreaterThanOrEqual(60);
    const kinds = all.map(({ means }) => (means.includes(" ") ? parsePlace(means).page : means));
    expect(new Set(kinds).size).toBeGreaterThan(20);
  });

  test.each(all)("$place: $text is $means", (heard) => {
    const answer = answerTo(language, heard);
    if (heard.means === `/${language}`) return expect(answer.language).toBe(language);
    expect(answer.means).toBe(pageOf(heard.means, heard.place));
    if (heard.place === "" && heard.means !== "unclear") expect(answer.language).toBe(language);
  });
});
