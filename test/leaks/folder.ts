import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where the workers of this run of vitest store log lines until they are searched. */
export const folder = join(tmpdir(), `canary-${process.pid}`);
