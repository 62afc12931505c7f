import * as z from "zod";
import { type Language, languages } from "../text/language.ts";

/*
 * The shape of what authors write in content/. The compiler (infra/content) parses with these schemas; everything
 * that runs takes the inferred types and trusts them, so Lambda never loads this file.
 */

const texts = z
  .partialRecord(z.enum(languages), z.string().trim().min(1))
  .describe("One text per language: zh, en, km");

const words = z
  .partialRecord(z.enum([...languages, "any"]), z.array(z.string().trim().min(1)))
  .describe("Words per language; `any` holds the words that do not give the language away");

const target = z
  .string()
  .regex(/^(\/?[a-z][a-z0-9.-]*(#\d)?|\{(guess|meant)\})$/, "a page's id, /a-command, {guess} or {meant}")
  .describe("Where this leads: a page of this guide, a /command or /page of words.yaml, or {guess}");

const span = z
  .string()
  .regex(/^[1-9]\d?( working days?| (second|minute|hour|day)s?)$/, 'a span, like "3 days" or "2 working days"')
  .describe("How long: 3 days, 2 working days of the guide's calendar; hours, minutes or seconds for trying it out");

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day in quotes, like "10:00"');

const choice = z.strictObject({
  to: target,
  label: texts,
  words: words.optional().describe("Other words for this choice, when a person types instead of tapping"),
});

const step = z.strictObject({
  label: texts,
  text: texts,
  keywords: words.optional(),
});

const page = z.strictObject({
  text: texts,
  steps: z.array(step).min(2).optional().describe("Numbered by the engine; a reply with the number shows the step"),
  choices: z.array(choice).min(1).optional().describe("Numbered by the engine, after the steps"),
  foot: texts.optional().describe("Below the list, in place of the usual `0 Menu`"),
  under: z.string().optional().describe("A page without a list answers to the numbers of this one's"),
  strict: z.boolean().optional().describe("A question: accepts only what it lists, and 0"),
  keywords: words.optional().describe("Words that lead here from anywhere"),
  promise: z
    .strictObject({ after: span, ask: z.string().describe("The page to write first with") })
    .optional()
    .describe("Showing this page promises to check back"),
  endsPromise: z
    .union([z.literal(true), z.literal("any")])
    .optional()
    .describe("Showing this page takes this guide's open promise back; `any`: whichever guide's it is"),
  guess: z.string().optional().describe("Asked first, when the sender's own number is in `senders`"),
});

const commonPage = page
  .omit({ promise: true, guess: true, under: true, keywords: true })
  .extend({ effect: z.enum(["stop", "start", "erase"]).optional().describe("What showing this page does") });

const fact = z.strictObject({
  says: z.string().trim().min(1).describe('What a text may say: "1204", metfone.com.kh, "60, 30 and 90 days"'),
  source: z.string().trim().min(1).describe("Where it comes from, and how sure that is"),
  checked: z.iso.date().describe("When somebody last looked: 2026-11-22"),
});

export const guide = z.strictObject({
  guide: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: texts,
  languages: z.array(z.enum(languages)).min(1),
  review: z.partialRecord(z.enum(languages), z.literal("needed")).optional().describe("Not read by a native speaker"),
  start: z.string(),
  done: z.string().describe('The page behind "I applied"'),
  hours: z
    .strictObject({ from: clock, to: clock, zone: z.string() })
    .refine(({ from, to }) => from < to, "the hours must begin before they end, on one day")
    .describe("When we may write first"),
  calendar: z.string().describe("A file of calendars/: holidays for counting working days"),
  advertise: texts.describe("The keyword that our texts tell people to send, per language: {keyword}"),
  keywords: words.describe("Words that open this guide; one of them is advertised"),
  keys: z.record(z.string().regex(/^[1-9]$/), z.string()).describe("Digits with one meaning all over the guide"),
  senders: z
    .array(z.strictObject({ name: z.string(), page: z.string(), prefixes: z.array(z.string().regex(/^\+\d+$/)) }))
    .optional()
    .describe("What the first digits of a sender's number suggest"),
  budget: z
    .partialRecord(z.enum(languages), z.int().min(1).max(10))
    .optional()
    .describe("How many SMS a page may cost, per language; 2 where nothing is said"),
  domains: z
    .array(z.string().regex(/^([a-z0-9-]+\.)+[a-z]{2,}$/))
    .optional()
    .describe("The official sites: no others"),
  facts: z.array(fact).optional().describe("What our texts say that can go stale: codes, hotlines, sites, day counts"),
  staleAfter: z
    .string()
    .regex(/^[1-9]\d* days$/, 'a span in days, like "180 days"')
    .optional()
    .describe("How long a checked fact is trusted; 180 days where nothing is said"),
  moved: z.record(z.string(), z.string()).optional().describe("Where a page that is gone leads now: { old: new }"),
  pages: z.record(z.string().regex(/^[a-z][a-z0-9.-]*$/), page),
});

const commands = [
  "menu",
  "back",
  "next",
  "repeat",
  "done",
  "help",
  "privacy",
  "delete",
  "language",
  "guides",
  "remind-off",
  "cancel",
] as const;

export const wordsFile = z.strictObject({
  languages: z.record(z.enum(languages), z.array(z.string())),
  commands: z.record(z.enum(commands), words),
  optOut: words,
  optIn: words,
  thanks: words,
  greetings: words,
  serviceCodes: z.array(z.string()).describe("Numbers that we print ourselves: not one-time codes"),
  menuFoot: texts.describe("The usual last line of a list"),
  advertise: texts.describe("{keyword} where no guide's own does: the word for the menu"),
  pages: z.record(z.string(), commonPage),
});

export const calendar = z.strictObject({
  weekend: z.array(z.enum(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])),
  holidays: z.array(
    z.strictObject({
      date: z.iso.date(),
      name: z.string(),
      source: z.string(),
      tentative: z.boolean().optional(),
    }),
  ),
});

export type Texts = z.infer<typeof texts>;
export type Words = z.infer<typeof words>;
export type Page = z.infer<typeof page> & Pick<z.infer<typeof commonPage>, "effect">;
export type Guide = z.infer<typeof guide>;
export type WordsFile = z.infer<typeof wordsFile>;
export type Calendar = z.infer<typeof calendar>;

/** A word that leads to a place from anywhere in a sentence. No language: it does not give one away. */
export type Keyword = { word: string; guide: string; to: string; language?: Language };

/** What a whole message means, whatever page is on the screen. */
export type Meaning =
  | { kind: "opt-out" | "opt-in" | "thanks" }
  | { kind: "greeting" | "command"; to: string; language?: Language };

/** All the words that are listened for, folded. Keywords in the order in which they are looked for. */
export type Lexicon = { exact: Record<string, Meaning>; keywords: Keyword[] };

/** Everything that the assistant can say and hear, compiled from content/. `version` is a hash of it. */
export type Content = {
  version: string;
  lexicon: Lexicon;
  guides: Record<string, Guide>;
  words: WordsFile;
  calendars: Record<string, Calendar>;
};
