import type { Guide } from "../../../functions/engine/guide/guide.ts";
import type { Check } from "../check.ts";

/** Nothing is sent first later than 14 days after a person's last word; holidays take their part of that. */
const most = { days: 13, working: 7 };

/** Whether a page is one that some promise asks with: people get it out of the blue. */
export const asksFirst = (guide: Pick<Guide, "pages"> | undefined, id: string) =>
  Object.values(guide?.pages ?? {}).some(({ promise }) => promise?.ask === id);

/** How long a span is at least, in minutes; working days as if no other came between. */
function spanOf(span: string): number {
  const minutes = span.includes("day") ? 24 * 60 : span.includes("hour") ? 60 : 1;
  return Number.parseInt(span, 10) * minutes;
}

/** A promise can be kept, and what it asks can be answered. */
export const promises: Check = function* ({ guides }) {
  for (const { value, problem } of guides)
    for (const [id, { promise, endsPromise, choices }] of Object.entries(value.pages)) {
      const say = (key: string, message: string) => problem(["pages", id, "promise", key], message);
      if (asksFirst(value, id) && !choices)
        yield problem(["pages", id], "is what a promise asks with, and has nothing to answer: give it choices");
      if (!promise) continue;
      const limit = promise.after.includes("working") ? most.working : most.days;
      if (promise.after.includes("day") && Number.parseInt(promise.after, 10) > limit)
        yield say("after", `is too late: nobody is written to after 14 days. ${limit} is the most`);
      if (value.tooLate && spanOf(promise.after) >= spanOf(value.tooLate))
        yield say("after", `is not before the guide's tooLate, ${value.tooLate}: it would never be kept`);
      if (promise.ask === id)
        yield say("ask", "asks with the page that promises it, and so without end: make a page for it");
      if (endsPromise)
        yield problem(["pages", id, "endsPromise"], "is also what makes a promise: take one of the two out");
    }
};
