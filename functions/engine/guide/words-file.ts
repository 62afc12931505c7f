import * as z from "zod";
import { page, review, tag, texts, words } from "./authored.ts";

/*
 * The words that mean the same in every guide, and the pages that belong to no guide: content/words.yaml holds what belongs
 * to no language, and content/languages/ what belongs to one. infra/content/packs.ts joins them.
 */

const commonPage = page
  .omit({ checkBack: true, repeat: true, missed: true, template: true, guess: true, under: true, keywords: true })
  .omit({ picture: true, alt: true, file: true, audio: true })
  .extend({
    effect: z.enum(["stop", "start", "erase"]).optional().describe("stop opts out, start opts in, erase deletes all"),
  });

const required = [
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
] as const;
const optional = ["cancel", "finished", "human", "price", "opening"] as const;

const keyed = <Key extends string, Value>(keys: readonly Key[], value: Value) =>
  Object.fromEntries(keys.map((key) => [key, value])) as Record<Key, Value>;

const commands = z.strictObject({ ...keyed(required, words), ...keyed(optional, words.optional()) });

export const wordsFile = z.strictObject({
  review,
  languages: z.record(tag, z.array(z.string())).describe("What people call the languages"),
  frequent: words.default({}).describe("Small words that tell a language from others of the same script"),
  numbers: z
    .record(tag, z.array(z.array(z.string().trim().min(1))).max(100))
    .default({})
    .describe("What people say for 0, 1, 2 and so on, up to 99: a line for each number, with all its forms"),
  ordinals: words
    .default({})
    .describe('How an entry of a list is named by its number: * stands for it, # for its digits only: "no. #"'),
  questionEndings: words.default({}).describe("Words that make a question of the sentence that they end"),
  fallback: tag.describe("The language for people whose language is not known"),
  commands: commands.describe("Words that do the same everywhere, as the whole message"),
  optOut: words.describe("Words that end all messages. The messaging provider's own must be among them"),
  onlyAlone: z
    .array(z.string())
    .default([])
    .describe("Opt-out words that we ask about when other words stand around them"),
  stopSending: z
    .strictObject({
      stop: words,
      stopLast: words.default({}),
      unsure: words.default({}),
      again: words.default({}),
      sending: words,
      around: words,
    })
    .default({ stop: {}, stopLast: {}, unsure: {}, again: {}, sending: {}, around: {} })
    .describe(
      "What sentences that opt out are made of. A word of stop is before what is stopped, one of stopLast before or behind it",
    ),
  optIn: words.describe("Words that bring a person back who opted out"),
  thanks: words.describe("Words that need no answer"),
  agreeing: z
    .array(z.string())
    .default([])
    .describe("Of these, words like ok: in the middle of steps they ask for the next"),
  thanksSigns: z.string().default("").describe("Pictures that say no more than thanks"),
  greetings: words.describe("Words that open the menu"),
  refusals: words.default({}).describe("As good as 0 on a question of this file"),
  abuse: words.default({}).describe("Insults: answered once, in neutral words"),
  mayOptOut: words.default({}).describe("Sentences by which people may want no more messages: they are asked"),
  footers: z
    .array(z.string())
    .default([])
    .describe("Opt-out words as advertisers write them under a text: they count only alone"),
  optOutSigns: z.string().default("").describe("Pictures that may mean STOP: a person who sends nothing else is asked"),
  askedAbout: z
    .strictObject({ price: words, opening: words, human: words })
    .default({ price: {}, opening: {}, human: {} })
    .describe("Words in questions that no guide can answer: they get the page of that name"),
  stopReminding: z
    .strictObject({ stop: words, reminding: words })
    .default({ stop: {}, reminding: {} })
    .describe("What sentences that end the reminder are made of, with the words around from stopSending"),
  askAgain: words
    .default({})
    .describe("Words that ask to be asked again. With a day beside them, another day is meant"),
  days: words.default({}).describe("Words for days and times to come: tomorrow, next week, monday"),
  sentences: z
    .strictObject({
      negations: words,
      questions: words,
      conditions: words,
      plans: words,
      contrasts: words,
      reports: words,
      others: words,
    })
    .default({ negations: {}, questions: {}, conditions: {}, plans: {}, contrasts: {}, reports: {}, others: {} })
    .describe(
      "Words that turn a sentence round: not, when, if, he said, my brother. It is no answer and no order then",
    ),
  machines: z
    .strictObject({
      reactedTo: words.default({}),
      reactions: words,
      signatures: words,
      quoteHeads: words,
      autoReplies: words,
    })
    .default({ reactedTo: {}, reactions: {}, signatures: {}, quoteHeads: {}, autoReplies: {} })
    .describe("What phones and machines write: tapbacks, signatures, the line above a quotation, automatic replies"),
  noise: z
    .strictObject({
      polite: words,
      urgent: words,
      around: words,
      choosing: words.default({}),
      deciding: words.default({}),
      wanting: words.default({}),
      joining: words,
      asking: words,
      times: words.default({}),
      things: words.default({}),
    })
    .default({
      polite: {},
      urgent: {},
      around: {},
      choosing: {},
      deciding: {},
      wanting: {},
      joining: {},
      asking: {},
      times: {},
      things: {},
    })
    .describe("Words that mean nothing alone, by what they may stand around"),
  secrets: words.default({}).describe("Words beside which a number is a code or a password"),
  measures: words.default({}).describe("Words beside which a number is money, time or an amount"),
  serviceCodes: z.array(z.string()).describe('Numbers that people dial ("1204"), not one-time codes'),
  menuFoot: texts.describe("The usual last line of a list"),
  advertise: texts.describe("{keyword} where no guide's own does: the word for the menu"),
  buttons: z
    .strictObject({ open: texts, next: texts, menu: texts })
    .optional()
    .describe("What WhatsApp's buttons say, 20 letters at most: open a list, go on to the next step, open the menu"),
  elsewhere: z
    .strictObject({ sms: texts, whatsapp: texts })
    .optional()
    .describe("{elsewhere}: from where the code of a check-back can be sent, by the channel where it was made"),
  templateLanguages: z
    .record(tag, z.string())
    .default({})
    .describe("WhatsApp's code of each language in which it takes templates, the most widely read first"),
  pages: z.record(z.string(), commonPage).describe("What is said in every guide. Most are said by name: keep them"),
});

export type WordsFile = z.infer<typeof wordsFile>;
