import { expect, test } from "vitest";
import { inRounds } from "./rounds.ts";

test("every task is measured once a round, and each round begins with another", async () => {
  const order: string[] = [];
  const task = (id: string) => ({ id, measure: async () => order.push(id) });
  const measured = await inRounds(["a", "b", "c"].map(task), 4, (round) => order.push(`${round}:`));
  expect(order.join(" ")).toBe("0: a b c 1: b c a 2: c a b 3: a b c");
  expect([...measured].map(([id, values]) => [id, values.length])).toEqual([
    ["a", 4],
    ["b", 4],
    ["c", 4],
  ]);
});
