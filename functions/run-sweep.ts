import type { Swept } from "./log/log.ts";
import type { SendPorts, TemplatePorts } from "./ports.ts";
import { sweepOverdue } from "./sweep-overdue.ts";
import { checkTemplates } from "./templates/check-templates.ts";

/**
 * One run of the sweep: the check-backs, then the daily check of the WhatsApp templates. On a stage without a check so
 * far, the templates come first, because a check-back on WhatsApp without a template ends. Throws when the table cannot
 * be read.
 *
 * @param deadline after this time nothing new begins, in epoch milliseconds of `deps.now`
 * @param parallel at most this many people are handled at once
 */
export async function runSweep(deps: SendPorts & TemplatePorts, deadline: number, parallel?: number): Promise<Swept> {
  const { stored } = await deps.templateStore.loadTemplates();
  if (stored === undefined) await checkTemplates(deps, deadline);
  const swept = await sweepOverdue(deps, deadline, parallel);
  await checkTemplates(deps, deadline);
  return swept;
}
