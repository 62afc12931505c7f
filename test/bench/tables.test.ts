import { expect, test } from "vitest";
import { fakeResults } from "./fake-results.ts";
import { asMarkdown, asText, tablesOf } from "./tables.ts";

const [cold, warm, flat, sweep, loaded, hours] = tablesOf(fakeResults);

test("cold starts have medians, the middle half, two ratios, and what each row does not do", () => {
  expect(asText(cold!)).toBe(
    `
Cold start, whole process
                          ms   middle half  of the limit  of Hono and DynamoDB  does not do
  the limit               20   15 to 25     1.00 x        0.22 x                everything
  Hono                    40   40 to 40     2.00 x        0.44 x                state
  Hono and DynamoDB       90   85 to 95     4.50 x        1.00 x                signature
  Checkback, as deployed  100  100 to 550   5.00 x        1.11 x                nothing
  claudia                 -    -            -             -                     not measured: it does not install
`.trim(),
  );
});

test("messages a second are compared with Hono and a signature", () => {
  expect(asMarkdown(warm!)).toBe(
    `
**Warm, in process**

|  | messages/s | middle half | of Hono with signature | does not do |
|---|--:|--:|--:|---|
| Hono | 11,000 | 10,500 to 11,500 | 1.00 x | state |
| Checkback, store in memory | 6,600 | 6,600 to 6,600 | 0.60 x | database |
| Express | 2,000 | 2,000 to 2,000 | 0.18 x | state |
| slow | 45 | 45 to 45 | 0.0041 x | speed |
`.trim(),
  );
});

test("decisions and cold starts have a column for each number of guides", () => {
  expect(flat).toEqual({
    title: "By the number of guides",
    head: ["", "1 guide", "10 guides"],
    rows: [
      ["decision, ms: a number", "0.12", "0.13"],
      ["decision, ms: unclear", "0.5", "0.13"],
      ["read at a cold start, KB", "2", "4"],
      ["read by a first message, at most, KB", "-", "5"],
      ["compiled with all checks, s", "-", "1.5"],
      ["memory after it, MB", "3", "4"],
    ],
  });
});

test("many people's check-backs have the speed of the loader, and why it ended", () => {
  expect(loaded).toMatchObject({ rows: [["1,000", "500", "earlier: InternalFailure"]] });
});

test("an hour's check-backs have their speed, their requests, how late they were, and the memory", () => {
  expect(hours?.rows).toEqual([
    ["memory, one sweep", "2,100", "210", "-", "150", "285", "300", "100", "120"],
    ["DynamoDB Local, one sweep", "500", "50", "5.3", "150", "285", "300", "100", "120"],
  ]);
});

test("sweeps have check-backs a second, and requests where they are counted", () => {
  expect(sweep?.rows).toEqual([
    ["memory", "8", "-"],
    ["DynamoDB Local", "5", "5.2"],
  ]);
});

test("parts that were not measured have no table", () => {
  expect(tablesOf({ sweep: fakeResults.sweep }).map(({ title }) => title)).toEqual([sweep?.title]);
});
