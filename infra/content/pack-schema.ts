import * as z from "zod";
import { type Reviewed, reviewed, tag } from "../../functions/engine/guide/authored.ts";
import { wordsFile } from "../../functions/engine/guide/guide.ts";
import type { LanguageTraits } from "../../functions/text/language.ts";
import { type PackChecks, packChecks } from "./pack-checks.ts";
import { type PosterWords, posterWords } from "./poster-words.ts";

/*
 * The schemas of words.yaml and of a language's pack. Both have the structure of `wordsFile`, in which each text and each
 * list of words has its languages: the pack holds those of its language, and words.yaml what is left.
 */

/** Which file a part is of. */
type Part = "common" | "pack";

/** A value of YAML: texts, lists of words, and fields of them. */
export type Value = string | number | boolean | Value[] | Fields | undefined;
export type Fields = { [key: string]: Value };

export type CommonFile = Fields & { languages: string[]; fallback: string; pages?: Fields };
export type PackFile = {
  name: string;
  names: string[];
  chooseLanguage: string;
  scripts: string[];
  direction: "ltr" | "rtl";
  locale?: string | undefined;
  dates: LanguageTraits["dates"];
  budget?: number | undefined;
  frequent: string[];
  numbers: string[][];
  ordinals: string[];
  questionEndings: string[];
  review?: Reviewed | undefined;
  template?: string | undefined;
  examples: string[];
  checks: PackChecks;
  poster?: PosterWords | undefined;
  menuFoot?: Value;
  advertise?: Value;
  buttons?: Value;
  elsewhere?: Value;
  words: Fields;
  pages?: Fields;
};

const list = z.array(z.string().trim().min(1));

/** What only words.yaml has, and what is made of the heads of the packs. */
const commonOnly = new Set(["serviceCodes", "thanksSigns", "optOutSigns"]);
/** Lists of the head of a pack that go into the words. */
export const heads = ["numbers", "ordinals", "questionEndings", "frequent"] as const;
const fromHeads = new Set<string>(["review", "languages", ...heads, "fallback", "templateLanguages"]);

/** The part of a schema that a file has; undefined when it has nothing of it. */
function partOf(schema: z.ZodType, part: Part): z.ZodType | undefined {
  const inner = unwrapped(schema);
  const found = partOfInner(inner, part);
  const description = schema.description ?? inner.description;
  return found && description ? found.describe(description) : found;
}

function unwrapped(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional)
    return unwrapped(schema.def.innerType as z.ZodType);
  return schema;
}

function partOfInner(schema: z.ZodType, part: Part): z.ZodType | undefined {
  if (schema instanceof z.ZodRecord) {
    const value = schema.valueType as z.ZodType;
    if (value instanceof z.ZodArray) return list;
    if (value instanceof z.ZodString) return part === "pack" ? value : undefined;
    return z.record(schema.keyType as z.ZodType<string>, partOf(value, part) ?? z.never());
  }
  if (schema instanceof z.ZodObject) return strictPart(schema.shape, part);
  if (schema instanceof z.ZodArray) return partOfList(schema.element as z.ZodType, part);
  return part === "common" ? schema : undefined;
}

/** A list of choices: in words.yaml with their targets in order, in a pack by their targets. */
function partOfList(element: z.ZodType, part: Part): z.ZodType | undefined {
  if (!(element instanceof z.ZodObject)) return list;
  if (!("to" in element.shape)) return undefined;
  const { to, ...rest } = element.shape as Record<string, z.ZodType>;
  const choice = strictPart(rest, part);
  return part === "pack" ? z.record(z.string(), choice) : z.array(choice.extend({ to: to! }));
}

function strictPart(shape: Record<string, z.ZodType>, part: Part): z.ZodObject {
  const parts = Object.entries(shape).flatMap(([key, value]) => {
    const found = partOf(value, part);
    return found ? [[key, found.optional()] as const] : [];
  });
  return z.strictObject(Object.fromEntries(parts));
}

const shape = Object.fromEntries(Object.entries(wordsFile.shape).filter(([key]) => !fromHeads.has(key)));

function isScript(name: string): boolean {
  try {
    return Boolean(new RegExp(`\\p{Script=${name}}`, "u"));
  } catch {
    return false;
  }
}

/** Whether a field of words.yaml is one list of the words of all languages. */
export const isOneList = (key: string): boolean =>
  Object.hasOwn(shape, key) && unwrapped(shape[key]!) instanceof z.ZodArray;

/** content/words.yaml: what belongs to no language. */
export const commonFile: z.ZodType<CommonFile> = strictPart(shape, "common").extend({
  languages: z
    .array(tag)
    .min(1)
    .describe("The languages of content/languages/, in the order in which they are offered"),
  fallback: tag.describe("The language for people whose language is not known, and for templates that are missing"),
}) as z.ZodType as z.ZodType<CommonFile>;

const { menuFoot, advertise, buttons, elsewhere, pages, ...lists } = Object.fromEntries(
  Object.entries(shape).filter(([key]) => !commonOnly.has(key)),
);

/** content/languages/<tag>.yaml: all that belongs to one language. */
export const packFile: z.ZodType<PackFile> = strictPart(
  { menuFoot: menuFoot!, advertise: advertise!, buttons: buttons!, elsewhere: elsewhere!, pages: pages! },
  "pack",
).extend({
  name: z.string().trim().min(1).describe("What the language calls itself: Español"),
  names: list.describe("What people send to change to this language, in any language"),
  scripts: z
    .array(z.string().refine(isScript, "the Unicode name of a script, like Latin or Han"))
    .min(1)
    .describe("The scripts that it is written in, by their Unicode names: Latin, Han, Cyrillic"),
  direction: z.enum(["ltr", "rtl"]).default("ltr").describe("rtl: it is written from right to left"),
  locale: z.string().optional().describe("Whose dates are written, where the tag does not say it: en-GB"),
  dates: z
    .strictObject({
      weekday: z.enum(["short", "long"]).optional().describe("Whether the day of the week is said: Thu, Thursday"),
      day: z.literal("numeric").describe("The day of the month, in the digits 0-9"),
      month: z.enum(["numeric", "short", "long"]).describe("10, Dec, December"),
    })
    .describe("How a day is written in a short text: { day: numeric, month: long }"),
  budget: z
    .int()
    .min(1)
    .max(10)
    .optional()
    .describe("How many SMS a page may cost where its guide says nothing; else 2"),
  frequent: list.default([]).describe("Small words that tell this language from others of the same script"),
  numbers: z
    .array(list.min(1))
    .max(100)
    .default([])
    .describe("What people say for 0, 1, 2 and so on, up to 99: a line for each number, with all its forms"),
  ordinals: list
    .default([])
    .describe('How an entry of a list is named by its number: * stands for it, # for its digits only: "no. #"'),
  questionEndings: list.default([]).describe("Words that make a question of the sentence that they end"),
  chooseLanguage: z
    .string()
    .trim()
    .min(1)
    .describe("Asks for the language, in a few words: it stands beside the others"),
  examples: list.default([]).describe("Sentences that people might really send, to try the words with"),
  review: reviewed.optional(),
  template: z.string().optional().describe("WhatsApp's code of the language, if WhatsApp takes templates in it: zh_CN"),
  checks: packChecks.prefault({}).describe("Words of our own texts in this language, by which they are checked"),
  poster: posterWords.optional().describe("What is printed on posters: see npm run doors"),
  words: strictPart(lists, "pack").describe("What people type in this language"),
}) as z.ZodType as z.ZodType<PackFile>;
