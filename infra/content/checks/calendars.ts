import type { Check } from "../check.ts";

/** Days that check-backs can be planned ahead. */
const horizon = 60;

/** A guide that counts working days needs a calendar with the coming holidays. */
export const calendars: Check = function* ({ content, guides, today }) {
  const until = new Date(Date.parse(today) + horizon * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  for (const { value, problem } of guides) {
    const counts = Object.values(value.pages).some(({ checkBack, repeat }) =>
      [checkBack?.after, repeat].some((span) => span?.includes("working")),
    );
    const last =
      content.calendars[value.calendar]?.holidays
        .map(({ date }) => date)
        .toSorted()
        .at(-1) ?? "";
    if (!counts || last >= until) continue;
    const says = last === "" ? "has no holidays" : `knows no holiday after ${last}`;
    yield {
      ...problem(
        ["calendar"],
        `${value.calendar} ${says}: add the coming year's to content/calendars/${value.calendar}.yaml`,
      ),
      level: "warning",
    };
  }
};
