import * as z from "zod";

/** A file of content/calendars/, which lists the working days. */
export const calendar = z.strictObject({
  weekend: z
    .array(z.enum(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]))
    .max(6, "leaves no working day: take one out")
    .describe("No working days, each week"),
  holidays: z
    .array(
      z.strictObject({
        date: z.iso.date().describe("A day that is no working day: 2026-12-29"),
        name: z.string().describe("What is celebrated"),
        source: z.string().describe("Who says that it is on this day"),
        tentative: z.boolean().optional().describe("true: computed, not read in a decree; it can be a few days off"),
      }),
    )
    .describe("Days that are no working days, one line each"),
});

export type Calendar = z.infer<typeof calendar>;
