import * as z from "zod";

/* The words of posters, which a pack has for `npm run doors`. None of them ships. */

const line = z.string().trim().min(1);

const address = line.regex(
  /(?=.*\{keyword\}).*\{number\}/s,
  "must have {keyword} and {number}, the word to send and where to",
);

export const posterWords = z.strictObject({
  scan: line.describe("Beside a QR code: it fills in the message, which the person then sends"),
  sms: address.describe("What to text where. {keyword} is the word, {number} our number"),
  whatsapp: address.describe("What to send where on WhatsApp. {keyword} is the word, {number} our number"),
  answer: line.describe("Stands above the first answer, which is printed as it comes: You will read:"),
  stop: line.describe("How to opt out. It names a word that opts out"),
});

export type PosterWords = z.infer<typeof posterWords>;
