import { randomInt } from "node:crypto";

/**
 * The version of an alias's row, unlike any before it and any conversation's: a commit that was decided on what the row
 * was before is lost.
 */
export const aliasVersion = (): number => randomInt(2 ** 40, 2 ** 47);
