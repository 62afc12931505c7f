import fc from "fast-check";
import { expect, test } from "vitest";
import { blockSize, numberSetOf, numberSetOfParts } from "../../../functions/engine/guide/number-set.ts";

/** The set as it is read from blocks. */
function inBlocks(numbers: number[], size: number) {
  const sorted = Uint32Array.from(numberSetOf(numbers).all());
  return numberSetOfParts({
    firsts: () => sorted.filter((_, i) => i % size === 0),
    block: (i) => sorted.subarray(i * size, (i + 1) * size),
  });
}

test("a set has its numbers and no others, in memory and in blocks", () => {
  const number = fc.oneof(fc.nat(60), fc.constantFrom(0, 2 ** 31, 2 ** 32 - 1));
  fc.assert(
    fc.property(fc.array(number), number, fc.integer({ min: 1, max: 5 }), (list, wanted, size) => {
      const sorted = [...new Set(list)].sort((a, b) => a - b);
      for (const set of [numberSetOf(list), inBlocks(list, size), inBlocks(list, blockSize)]) {
        expect(set.has(wanted)).toBe(list.includes(wanted));
        expect([...set.all()]).toEqual(sorted);
      }
    }),
  );
});
