import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where the workers of this run of vitest keep what is logged in them, until it has been searched. */
export const folder = join(tmpdir(), `canary-${process.pid}`);
