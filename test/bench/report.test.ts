import { expect, test } from "vitest";
import { fakeResults } from "./fake-results.ts";
import { panelsOf, withTables } from "./report.ts";

test("new tables replace what is between the markers, and nothing else", () => {
  const page = "# Bench\n<!-- bench: begin -->\nold\n<!-- bench: end -->\nMore.\n";
  const written = "# Bench\n<!-- bench: begin -->\nnew\n<!-- bench: end -->\nMore.\n";
  expect(withTables(page, "new")).toBe(written);
  expect(withTables(written, "new")).toBe(written);
});

test("a page without markers is not written", () => {
  expect(() => withTables("# Bench\n", "new")).toThrow("the README has no <!-- bench: begin -->");
});

test("the picture has a bar for each row that was measured, and ours stand out", () => {
  const [cold, warm] = panelsOf(fakeResults);
  expect(cold?.bars).toEqual([
    { name: "the limit", value: 20, isOurs: false },
    { name: "Hono", value: 40, isOurs: false },
    { name: "Hono and DynamoDB", value: 90, isOurs: false },
    { name: "Checkback, as deployed", value: 100, isOurs: true },
  ]);
  expect(warm?.bars.map(({ value }) => value)).toEqual([11_000, 6_600, 2_000, 45]);
});
