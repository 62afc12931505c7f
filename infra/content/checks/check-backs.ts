import { isCheckBackQuestion } from "../../../functions/engine/guide/changes.ts";
import type { Check } from "../check.ts";

/** No check-back is sent later than 14 days after a person's last message, holidays included. */
const maxAfter = { days: 13, working: 7 };

/** The minimum length of a span in minutes. Working days count as days. */
function spanOf(span: string): number {
  const minutes = span.includes("day") ? 24 * 60 : span.includes("hour") ? 60 : 1;
  return Number.parseInt(span, 10) * minutes;
}

/** A check-back can be sent in time, and can be answered. */
export const checkBacks: Check = function* ({ guides }) {
  for (const { value, problem } of guides)
    for (const [id, { checkBack, endsCheckBack, choices }] of Object.entries(value.pages)) {
      const say = (key: string, message: string) => problem(["pages", id, "checkBack", key], message);
      if (isCheckBackQuestion(value, id) && !choices)
        yield problem(["pages", id], "is a check-back without choices, so it can't be answered: give it choices");
      if (!checkBack) continue;
      const limit = checkBack.after.includes("working") ? maxAfter.working : maxAfter.days;
      if (checkBack.after.includes("day") && Number.parseInt(checkBack.after, 10) > limit)
        yield say("after", `is too late: no check-back is sent after 14 days. The maximum is ${limit}`);
      if (value.tooLate && spanOf(checkBack.after) >= spanOf(value.tooLate))
        yield say("after", `is not before the guide's tooLate, ${value.tooLate}: the check-back would never be sent`);
      if (checkBack.ask === id)
        yield say("ask", "asks with the page that makes it, and so without end: make another page for it");
      if (endsCheckBack)
        yield problem(["pages", id, "endsCheckBack"], "is on a page that makes a check-back: remove one of the two");
    }
};
