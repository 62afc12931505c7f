import { readConfig } from "./config.ts";
import { keepOverdue } from "./keep.ts";
import { createKeepDeps } from "./keep-deps.ts";

/** Lambda entry: the clock. */
const deps = createKeepDeps(readConfig());

export const handler = (): Promise<number> => keepOverdue(deps);
