import * as z from "zod";
import type { Languages } from "../../text/language.ts";
import { clock, page, review, span, tag, texts, words } from "./authored.ts";
import type { Calendar } from "./calendar.ts";
import type { Lexicon } from "./lexicon.ts";
import type { WordsFile } from "./words-file.ts";

export type { Page, Texts, Words } from "./authored.ts";
export { type WordsFile, wordsFile } from "./words-file.ts";

// The files in content/guides/. The compiler parses with these schemas; the functions import only the types.

const fact = z.strictObject({
  says: z.string().trim().min(1).describe('What the texts may say then: "1204", metfone.com.kh, "60, 30 and 90 days"'),
  source: z.string().trim().min(1).describe("Who says so, and how sure that is: an official page, a newspaper"),
  checked: z.iso.date().describe("The day on which the source was last looked at: 2026-11-22"),
});

export const guide = z.strictObject({
  guide: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .describe("The guide's id, the same as its file's name: small letters, digits and hyphens"),
  name: texts.describe("What the chore is called, where a person chooses between guides"),
  shortName: texts.optional().describe("A name for WhatsApp's lists where `name` has more than 24 letters"),
  languages: z.array(tag).min(1).describe("The languages that every text below is written in"),
  review,
  start: z.string().describe("The page that the guide opens with, which 0 leads back to"),
  done: z.string().describe('The page behind "I applied", usually one with a check-back'),
  hours: z
    .strictObject({ from: clock, to: clock, zone: z.string() })
    .refine(({ from, to }) => from < to, "the hours must begin before they end, on one day")
    .describe('When we may write first: { from: "10:00", to: "18:00", zone: Asia/Phnom_Penh }'),
  tooLate: span
    .optional()
    .describe("A check-back that could not go out for so long after it was made is not sent any more: 10 days"),
  calendar: z.string().describe("The holidays for counting working days: a file of calendars/, without .yaml"),
  advertise: texts.describe("The one keyword, in each language, that we ask people to send. {keyword} stands for it"),
  keywords: words.describe("Words that open this guide, anywhere in a sentence. Never STOP, CANCEL, END, YES, INFO"),
  about: z
    .array(z.string())
    .optional()
    .describe(
      "Of the keywords, those that only name the thing (sim): a word of another guide counts more than they do",
    ),
  keys: z
    .record(z.string().regex(/^[1-9]$/), z.string())
    .describe('Pages that keep their digit all over the guide: { "7": submitted }. {} if there are none'),
  senders: z
    .array(z.strictObject({ name: z.string(), page: z.string(), prefixes: z.array(z.string().regex(/^\+\d+$/)) }))
    .optional()
    .describe("What the first digits of a person's number suggest, and the page about it. For `guess`"),
  budget: z
    .record(tag, z.int().min(1).max(10))
    .optional()
    .describe("How many SMS a page may cost, in a language, by its tag: { fr: 3 }. 2 where nothing is said"),
  domains: z
    .array(z.string().regex(/^([a-z0-9-]+\.)+[a-z]{2,}$/))
    .optional()
    .describe("The official sites, like smart.com.kh: the texts may name these and no others"),
  facts: z
    .array(fact)
    .optional()
    .describe("What the texts say that can go stale (codes, sites, days), and who says so"),
  staleAfter: z
    .string()
    .regex(/^[1-9]\d* days$/, 'a span in days, like "180 days"')
    .optional()
    .describe("After how long a fact must be looked at again: 180 days"),
  moved: z.record(z.string(), z.string()).optional().describe("Where a page that you took out leads now: { old: new }"),
  pages: z
    .record(z.string().regex(/^[a-z][a-z0-9.-]*$/), page)
    .describe("Every message of the guide, by an id in small letters: menu, store, store.phrase"),
});

export type Guide = z.infer<typeof guide>;

/** The fields of words.yaml that the functions need. Its words are in the lexicon. */
export const shippedFields = [
  "pages",
  "menuFoot",
  "advertise",
  "buttons",
  "elsewhere",
  "templateLanguages",
  "fallback",
  "serviceCodes",
  "refusals",
  "thanksSigns",
  "optOutSigns",
] as const;

export type ShippedWords = Pick<WordsFile, (typeof shippedFields)[number]>;

/** Everything that the assistant can say and understand, compiled from content/. `version` is a hash of it. */
export type Content = {
  version: string;
  lexicon: Lexicon;
  guides: Record<string, Guide>;
  words: ShippedWords;
  languages: Languages;
  calendars: Record<string, Calendar>;
  /** The tags of printed posters: see listen/door-tag.ts. */
  doors: string[];
  /** The cost of the notice about a limit in the most expensive language, in segments. */
  noticeSegments: number;
};
