import type { Context } from "aws-lambda";
import { caught } from "./caught.ts";
import { readConfig } from "./config.ts";
import { createKeepDeps } from "./keep-deps.ts";
import { keepOverdue, type Swept } from "./keep-overdue.ts";
import { lookAtTemplates } from "./look-at-templates.ts";

/** Lambda entry: the clock. */
const deps = createKeepDeps(readConfig());

/** Enough to end with a promise, or with a look at the templates, its requests to Twilio timing out, in milliseconds. */
const reserve = 60_000;

export const handler = caught(deps, "sweep", async (_: unknown, context: Context): Promise<Swept> => {
  const deadline = Date.now() + context.getRemainingTimeInMillis() - reserve;
  // Without a template a check-back on WhatsApp would end, so the first look comes before the first check-back.
  if ((await deps.templateStore.loadTemplates()).stored === undefined) await lookAtTemplates(deps, deadline);
  const swept = await keepOverdue(deps, deadline);
  await lookAtTemplates(deps, deadline);
  return swept;
});
