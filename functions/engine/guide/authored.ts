import * as z from "zod";

// Parts of guides and of words.yaml: texts, lists of words, pages. The functions import only the types.

/** A language's tag, the name of its file in content/languages: https://www.rfc-editor.org/info/bcp47 */
export const tag = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/, "a language's tag, the name of its file in languages/");

export const texts = z
  .record(tag, z.string().trim().min(1))
  .describe("The same text in every language of the guide, by its tag");

export const words = z
  .record(tag, z.array(z.string().trim().min(1)))
  .describe("Lists of words by language, with `any` for words that everyone types, like sim. Case does not matter");

const target = z
  .string()
  .regex(/^(\/?[a-z][A-Za-z0-9.-]*(#\d)?|\{(guess|meant)\})$/, "a page's id, /a-command, {guess} or {meant}")
  .describe("Where this leads: a page (store), a step of it (store#2), /menu or another of words.yaml, or {guess}");

export const span = z
  .string()
  .regex(/^[1-9]\d?( working days?| (second|minute|hour|day)s?)$/, 'a span, like "3 days" or "2 working days"')
  .describe("How long to wait: 3 days, or 2 working days as the calendar counts. 1 minute is good for trying it out");

export const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day in quotes, like "10:00"');

const shortLabel = "A label for WhatsApp where `label` is too long: 20 letters beside two others at most, else 24";

const choice = z.strictObject({
  to: target,
  short: texts.optional().describe(shortLabel),
  label: texts.describe("What the list shows. Its number is put before it. In a check-back at most 20 letters"),
  words: words.optional().describe("What people may type in place of the number, as their whole message"),
});

const step = z.strictObject({
  label: texts.describe("What the list shows for this step, without its number"),
  short: texts.optional().describe(shortLabel),
  text: texts.describe("The message behind this step. End it with a number: {#next} for the next step, or {#menu}"),
  keywords: words.optional().describe("Words that lead to this step from anywhere in a sentence"),
});

/** A name in content/media. In compiled content, the name under which the file is public: a hash of it, and its type. */
const mediaFiles = z.record(
  tag,
  z.string().regex(/^[a-z0-9][a-z0-9.-]*\.[a-z0-9]+$/, "the name of a file in media/, in small letters, like form.png"),
);

export const page = z.strictObject({
  text: texts.describe("The message. Never type a number to reply: {#store} is that of the page store, {#menu} is 0"),
  steps: z.array(step).min(2).optional().describe("What to do, in order: a numbered list, a text behind each number"),
  layout: z
    .enum(["whole", "steps"])
    .optional()
    .describe("steps: its steps come one by one also on WhatsApp, where by default they come in one message"),
  choices: z.array(choice).min(1).optional().describe("What to reply: a numbered list below the text and its steps"),
  foot: texts.optional().describe("The last line below the list, in place of the usual `0 Menu`"),
  under: z.string().optional().describe("For a page without a list: the page whose numbers still count (else `start`)"),
  strict: z.boolean().optional().describe("true: a question that accepts only what it lists, and 0"),
  picture: mediaFiles
    .optional()
    .describe("On WhatsApp, a picture above the text, by language: a file in media/, like form.png"),
  alt: texts.optional().describe("What the picture shows, for people who cannot see it. In each of its languages"),
  file: mediaFiles.optional().describe("On WhatsApp, a document after the text, by language: form.pdf"),
  audio: mediaFiles.optional().describe("On WhatsApp, a recording after the text, by language: form.ogg"),
  keywords: words.optional().describe("Words that lead here from anywhere in a sentence. The longest word wins"),
  checkBack: z
    .strictObject({ after: span, ask: z.string().describe("The page that we write with: a question with choices") })
    .optional()
    .describe("We write first to people who see this page: { after: 3 days, ask: check }. {date} is the day"),
  repeat: span.optional().describe("On a page that we write first with: asked once more, by SMS, if no answer comes"),
  missed: texts.optional().describe("On a page that we write first with: said first to people whom it did not reach"),
  template: texts
    .optional()
    .describe("On such a page: its words as a WhatsApp template. {date}: when the check-back was made"),
  endsCheckBack: z
    .union([z.literal(true), z.literal("overtaken")])
    .optional()
    .describe("true: the person ends this guide's check-back; overtaken: what it would ask is known"),
  guess: z.string().optional().describe("A page to ask with first, for a person whose number is in `senders`"),
});

/** What one native speaker has read of a file. A changed text has another mark, and is to be read again. */
const reading = z.strictObject({
  by: z.string().trim().min(1).describe("Who has read the texts"),
  on: z.iso.date().describe("On which day: 2026-12-01"),
  read: z
    .string()
    .regex(/^[a-p]{8}( [a-p]{8})*$/, "marks of eight letters, which `npm run translate` writes")
    .describe("A mark of each text or list that was read, written by `npm run translate`"),
});

export const reviewed = z
  .union([z.literal("needed"), z.array(reading).min(1)])
  .describe("needed: no native speaker has read this language. Else who has read which of its texts, and when");

export const review = z
  .record(tag, reviewed)
  .optional()
  .describe("Languages of this file that a native speaker has to read, and what was read");

export type Texts = z.infer<typeof texts>;
export type Words = z.infer<typeof words>;
export type Reviewed = z.infer<typeof reviewed>;
export type Page = z.infer<typeof page> & { effect?: "stop" | "start" | "erase" | undefined };
