import { expect, test } from "vitest";
import { segmentsOf } from "../../../functions/text/segments.ts";
import { content } from "../../../functions/wiring/content.ts";
import { talk } from "../talk.ts";

test.each([
  ["en", "talk to a human", /^No person reads this number/, 1],
  ["zh", "转人工", /^这个号码没有真人看/, 1],
  ["km", "ចង់និយាយជាមួយមនុស្ស", /^គ្មានមនុស្សអានលេខនេះទេ/, 2],
] as const)(
  "the answer to a request for a person first says that there is none: %s",
  (language, said, begins, segments) => {
    const person = talk(content);
    person.say("SIM", language === "zh" ? "中文" : language === "en" ? "English" : "ខ្មែរ");
    const answer = person.say(said);
    expect(answer).toMatch(begins);
    expect(segmentsOf(answer).segments).toBeLessThanOrEqual(segments);
    expect(person.state?.place).toBe("menu");
  },
);
