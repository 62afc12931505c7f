import * as z from "zod";
import { languages } from "../text/language.ts";
import type { Calendar } from "./calendar.ts";
import type { Lexicon } from "./lexicon.ts";

// What authors write in content/. The compiler parses with these schemas; Lambda takes only the types.

const texts = z
  .partialRecord(z.enum(languages), z.string().trim().min(1))
  .describe("The same text in every language of the guide: zh (Chinese), en (English), km (Khmer)");

const words = z
  .partialRecord(z.enum([...languages, "any"]), z.array(z.string().trim().min(1)))
  .describe("Lists of words by language, with `any` for words that everybody types, like sim. Case does not matter");

const target = z
  .string()
  .regex(/^(\/?[a-z][a-z0-9.-]*(#\d)?|\{(guess|meant)\})$/, "a page's id, /a-command, {guess} or {meant}")
  .describe("Where this leads: a page (store), a step of it (store#2), /menu or another of words.yaml, or {guess}");

const span = z
  .string()
  .regex(/^[1-9]\d?( working days?| (second|minute|hour|day)s?)$/, 'a span, like "3 days" or "2 working days"')
  .describe("How long to wait: 3 days, or 2 working days as the calendar counts. 1 minute is good for trying it out");

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day in quotes, like "10:00"');

const choice = z.strictObject({
  to: target,
  label: texts.describe("What the list shows. Its number is put before it. In a check-back at most 20 letters"),
  words: words.optional().describe("What people may type in place of the number, as their whole message"),
});

const step = z.strictObject({
  label: texts.describe("What the list shows for this step, without its number"),
  text: texts.describe("The message behind this step. End it with a number: {#next} for the next step, or {#menu}"),
  keywords: words.optional().describe("Words that lead to this step from anywhere in a sentence"),
});

const page = z.strictObject({
  text: texts.describe("The message. Never type a number to reply: {#store} is that of the page store, {#menu} is 0"),
  steps: z.array(step).min(2).optional().describe("What to do, in order: a numbered list, a text behind each number"),
  choices: z.array(choice).min(1).optional().describe("What to reply: a numbered list below the text and its steps"),
  foot: texts.optional().describe("The last line below the list, in place of the usual `0 Menu`"),
  under: z.string().optional().describe("For a page without a list: the page whose numbers still count (else `start`)"),
  strict: z.boolean().optional().describe("true: a question that accepts only what it lists, and 0"),
  keywords: words.optional().describe("Words that lead here from anywhere in a sentence. The longest word wins"),
  promise: z
    .strictObject({ after: span, ask: z.string().describe("The page that we write with: a question with choices") })
    .optional()
    .describe("Whoever sees this page is written to later: { after: 3 days, ask: check }. {date} is the day"),
  repeat: span.optional().describe("On a page that we write first with: asked once more, by SMS, if nobody answers"),
  missed: texts.optional().describe("On a page that we write first with: said first to whom it did not reach"),
  template: texts.optional().describe("On such a page: its words as a WhatsApp template. {date}: when it was promised"),
  endsPromise: z
    .union([z.literal(true), z.literal("overtaken")])
    .optional()
    .describe("true: takes this guide's open promise back; overtaken: because what it would ask is known"),
  guess: z.string().optional().describe("A page to ask with first, for a person whose number is in `senders`"),
});

const commonPage = page
  .omit({ promise: true, repeat: true, missed: true, template: true, guess: true, under: true, keywords: true })
  .extend({
    effect: z.enum(["stop", "start", "erase"]).optional().describe("stop opts out, start opts in, erase deletes all"),
  });

const review = z
  .partialRecord(z.enum(languages), z.literal("needed"))
  .optional()
  .describe("Languages of this file that no native speaker has read");

const fact = z.strictObject({
  says: z.string().trim().min(1).describe('What the texts may say then: "1204", metfone.com.kh, "60, 30 and 90 days"'),
  source: z.string().trim().min(1).describe("Who says so, and how sure that is: an official page, a newspaper"),
  checked: z.iso.date().describe("The day somebody last looked: 2026-11-22"),
});

export const guide = z.strictObject({
  guide: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .describe("The guide's id, the same as its file's name: small letters, digits and hyphens"),
  name: texts.describe("What the chore is called, where a person chooses between guides"),
  languages: z.array(z.enum(languages)).min(1).describe("The languages that every text below is written in"),
  review,
  start: z.string().describe("The page that the guide opens with, which 0 leads back to"),
  done: z.string().describe('The page behind "I applied", usually one with a promise'),
  hours: z
    .strictObject({ from: clock, to: clock, zone: z.string() })
    .refine(({ from, to }) => from < to, "the hours must begin before they end, on one day")
    .describe('When we may write first: { from: "10:00", to: "18:00", zone: Asia/Phnom_Penh }'),
  tooLate: span
    .optional()
    .describe("A check-back that could not go out for so long after it was promised is not sent any more: 10 days"),
  calendar: z.string().describe("The holidays for counting working days: a file of calendars/, without .yaml"),
  advertise: texts.describe("The one keyword, in each language, that people are told to send. {keyword} stands for it"),
  keywords: words.describe("Words that open this guide, anywhere in a sentence. Never STOP, CANCEL, END, YES, INFO"),
  keys: z
    .record(z.string().regex(/^[1-9]$/), z.string())
    .describe('Pages that keep their digit all over the guide: { "7": submitted }. {} if there are none'),
  senders: z
    .array(z.strictObject({ name: z.string(), page: z.string(), prefixes: z.array(z.string().regex(/^\+\d+$/)) }))
    .optional()
    .describe("What the first digits of a person's number suggest, and the page about it. For `guess`"),
  budget: z
    .partialRecord(z.enum(languages), z.int().min(1).max(10))
    .optional()
    .describe("How many SMS a page may cost, in a language: { km: 3 }. 2 where nothing is said"),
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
  review,
  languages: z.record(z.enum(languages), z.array(z.string())).describe("What people call the languages"),
  commands: z.record(z.enum(commands), words).describe("Words that do the same everywhere, as the whole message"),
  optOut: words.describe("Words that end all messages. Twilio's own must be among them"),
  onlyAlone: z
    .array(z.string())
    .default([])
    .describe("Opt-out words that we ask about when other words stand around them"),
  stopSending: z
    .strictObject({ stop: words, sending: words, around: words })
    .default({ stop: {}, sending: {}, around: {} })
    .describe("What sentences that opt out are made of"),
  optIn: words.describe("Words that bring somebody back who opted out"),
  thanks: words.describe("Words that need no answer"),
  thanksSigns: z.string().default("").describe("Pictures that say no more than thanks"),
  greetings: words.describe("Words that open the menu"),
  refusals: words.default({}).describe("As good as 0 on a question of this file"),
  abuse: words.default({}).describe("Insults: answered once, in neutral words"),
  noise: z
    .strictObject({ polite: words, urgent: words, around: words, joining: words, asking: words })
    .default({ polite: {}, urgent: {}, around: {}, joining: {}, asking: {} })
    .describe("Words that mean nothing by themselves, by what they may stand around"),
  secrets: words.default({}).describe("Words beside which a number is a code or a password"),
  measures: words.default({}).describe("Words beside which a number is money, time or an amount"),
  serviceCodes: z.array(z.string()).describe('Numbers that people dial ("1204"), not one-time codes'),
  menuFoot: texts.describe("The usual last line of a list"),
  advertise: texts.describe("{keyword} where no guide's own does: the word for the menu"),
  pages: z.record(z.string(), commonPage).describe("What is said whatever the guide. Most are said by name: keep them"),
});

export type Texts = z.infer<typeof texts>;
export type Words = z.infer<typeof words>;
export type Page = z.infer<typeof page> & Pick<z.infer<typeof commonPage>, "effect">;
export type Guide = z.infer<typeof guide>;
export type WordsFile = z.infer<typeof wordsFile>;

/** Everything that the assistant can say and hear, compiled from content/. `version` is a hash of it. */
export type Content = {
  version: string;
  lexicon: Lexicon;
  guides: Record<string, Guide>;
  words: WordsFile;
  calendars: Record<string, Calendar>;
};
