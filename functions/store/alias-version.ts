import { randomInt } from "node:crypto";

/**
 * A random version for an alias's row. It differs from every earlier version of the row or conversation, so a commit
 * that was decided on the older row is lost.
 */
export const aliasVersion = (): number => randomInt(2 ** 40, 2 ** 47);
