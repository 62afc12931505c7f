import { createHash } from "node:crypto";
import { compileLexicon } from "../../functions/engine/guide/compile-lexicon.ts";
import type { Content, Guide } from "../../functions/engine/guide/guide.ts";
import { contentOf, smallWords } from "../engine/small-guide.ts";
import { rice, soup, tea } from "./guide-pages.ts";
import { wordsWith } from "./guide-words.ts";

/* The content of the simulated worlds, and what the oracle and the people know about it. */

export type GuideId = "tea" | "soup" | "rice";

const guides: Record<GuideId, Guide> = { tea, soup, rice };

type Facts = {
  /** What the guide is called, in both languages. */
  names: string[];
  /** Words that open the guide, make its check-back, and withdraw it. */
  opens: string[];
  done: string;
  ends: string[];
  /** Pages that make a check-back, with the number of hours until it is due, at least. */
  makes: Record<string, number>;
  /** Pages that end one. */
  endings: string[];
  /** The page that a check-back asks with, and the numbers that answer it. */
  ask: string;
  answers: number[];
  /** One of its answers in words. */
  answer: string;
};

export const factsOf: Record<GuideId, Facts> = {
  tea: {
    names: ["泡茶", "Make tea"],
    opens: ["make tea", "泡茶", "TEA"],
    done: "7",
    ends: ["off", "off"],
    makes: { made: 3 * 24, again: 24, later: 13 * 24 },
    endings: ["off", "good"],
    ask: "asked",
    answers: [1, 2, 3],
    answer: "tasty",
  },
  soup: {
    names: ["煮汤", "Make soup"],
    opens: ["make soup", "煮汤", "SOUP"],
    done: "7",
    ends: ["skip"],
    makes: { cooked: 3 * 24, salty: 24 },
    endings: ["skip", "eaten"],
    ask: "taste",
    answers: [1, 2],
    answer: "Not salty",
  },
  rice: {
    names: ["蒸饭", "Steam rice"],
    opens: ["steam rice", "蒸饭", "RICE"],
    done: "2",
    ends: ["leave it"],
    makes: { steamed: 2 * 24 },
    endings: ["leave", "soft", "burnt"],
    ask: "fluffy",
    answers: [1, 2, 3],
    answer: "Burnt",
  },
};

const allIds = Object.keys(guides) as GuideId[];
const allFacts = Object.values(factsOf);

/** In the order of the lists that people choose a guide from: tea is 1. */
export const guideByNumber = (number: number): GuideId | undefined => allIds[number - 1];
export const guideByName = (text: string): GuideId | undefined =>
  allIds.find((id) => factsOf[id].names.some((name) => name.toLowerCase() === text.toLowerCase()));

/** Pages that only a word which asks for their effect leads to. */
export const openings = allFacts.flatMap(({ makes, endings }) => [...Object.keys(makes), ...endings]);

/** Questions that stay open until they are answered, or the person leaves them on purpose. */
export const questions = [...allFacts.map(({ ask }) => ask), "/delete"];

/** Whether this page of a guide ends its check-back, and whether a page is a guide's and not of words.yaml. */
export const isEnding = (guide: string, place: string) => factsOf[guide as GuideId].endings.includes(place);
export const isGuidePage = (place: string) => !place.startsWith("/");

function compiled(ids: GuideId[]) {
  const base = contentOf(...ids.map((id) => guides[id]));
  const words = wordsWith({ ...smallWords, pages: base.words.pages });
  return { ...base, words, lexicon: compileLexicon(Object.values(base.guides), words) };
}

/** Content with one guide, with two, and with three. */
const contents = allIds.map((_, i) => compiled(allIds.slice(0, i + 1)));

export type ContentOptions = {
  zone: string;
  /** How many guides there are, from 1 to 3. */
  guides: number;
  /** Contact hours in place of the guides' own, for a mutant. */
  hours?: Guide["hours"] | undefined;
};

/** The content, with contact hours in this time zone. */
export function contentIn({ zone, guides: count, hours }: ContentOptions): Content {
  const content = contents[count - 1]!;
  const local = Object.entries(content.guides).map(
    ([id, guide]) => [id, { ...guide, hours: { ...(hours ?? guide.hours), zone } }] as const,
  );
  return { ...content, guides: Object.fromEntries(local) };
}

export const guideIds = (count: number): GuideId[] => allIds.slice(0, count);

const sidOf = (name: string) => `HX${createHash("md5").update(name).digest("hex")}`;

const notice = "/handed-over";

/** The Content SIDs of the approved templates, by their names: in both languages, in one, or none. */
export function templatesIn(languages: string[]): Record<string, string> {
  const names = allIds.flatMap((id) =>
    [factsOf[id].ask, notice].flatMap((page) => languages.map((language) => `${id}/${page}/${language}`)),
  );
  return Object.fromEntries(names.map((name) => [name, sidOf(name)]));
}

const noticeTexts = Object.values(contents[0]!.words.pages[notice.slice(1)]!.text);
const noticeSids = allIds.flatMap((id) => ["zh", "en"].map((language) => sidOf(`${id}/${notice}/${language}`)));

/** Whether a message says that a check-back has moved to another phone. */
export const isNotice = (body: string, contentSid: string) =>
  noticeTexts.includes(body) || noticeSids.includes(contentSid);

/** Whether an instant lies in a guide's contact hours. It is computed by Intl, not as the engine does it. */
export function contactHoursIn(zone: string): (guide: string, at: number) => boolean {
  const format = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: zone });
  return (guide, at) => {
    const { from, to } = guides[guide as GuideId].hours;
    const time = format.format(at);
    return time >= from && time < to;
  };
}
