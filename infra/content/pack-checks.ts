import * as z from "zod";

/* What a pack says about texts in its language, for checks of the content. None of it ships. */

const list = z.array(z.string().trim().min(1));

const replies = z.strictObject({
  send: list.min(1).describe("Verbs that ask people to send a word, in the forms that texts use: text, send, type"),
  reply: list.min(1).describe("Of these, the verbs after which a number or capitals are a reply, too: reply, text"),
  between: list.default([]).describe("What may stand between such a verb and the word: back, me, with, the word"),
  after: list
    .default([])
    .describe("What may follow the word without a space, in a script that has none: 即可. Else leave it out"),
  toOthers: list.default([]).describe("Before the number of someone else, to whom the word goes: to, in BAL to 888"),
  units: list
    .default([])
    .describe(
      "After a number without a space, so that the number is an amount and no reply: 天, 次. Else leave it out",
    ),
  wordFirst: z.boolean().default(false).describe('true: the verb comes after the word, as in "STOP ပို့ပါ"'),
});

const days = z.strictObject({
  words: list.min(1).describe("What stands after a number of days: day, days"),
  kinds: list.default([]).describe("What may stand between the number and the day: more, working"),
  to: list.default([]).describe("What stands between two numbers: to, or"),
  months: list.default([]).describe("What makes a date of the number after it: 月. Else leave it out"),
});

export const packChecks = z.strictObject({
  stop: list.min(1).optional().describe("What texts say that STOP does: opt out, unsubscribe, no more messages"),
  replies: replies.optional().describe("How texts ask people to send something"),
  calls: list.min(1).optional().describe("What stands before a number to dial: dial, call, hotline"),
  days: days.optional().describe("How texts name a number of days"),
});

export type PackChecks = z.infer<typeof packChecks>;
