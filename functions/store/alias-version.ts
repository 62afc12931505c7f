import { randomInt } from "node:crypto";

/**
 * A random version for an alias's row, different from every version that the row or a conversation had before. So a
 * commit that was decided on the older row is lost.
 */
export const aliasVersion = (): number => randomInt(2 ** 40, 2 ** 47);
