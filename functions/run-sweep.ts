import type { Swept } from "./log/log.ts";
import type { SendPorts, TemplatePorts } from "./ports.ts";
import { sweepOverdue } from "./sweep-overdue.ts";
import { checkTemplates } from "./templates/check-templates.ts";

/**
 * One run of the sweep: the check-backs, then the daily look at the WhatsApp templates. On a stage that has never looked
 * the look comes first, for without a template a check-back on WhatsApp ends. Throws when the table cannot be read.
 *
 * @param deadline when nothing new begins, in epoch milliseconds of `deps.now`
 */
export async function runSweep(deps: SendPorts & TemplatePorts, deadline: number): Promise<Swept> {
  const { stored } = await deps.templateStore.loadTemplates();
  if (stored === undefined) await checkTemplates(deps, deadline);
  const swept = await sweepOverdue(deps, deadline);
  await checkTemplates(deps, deadline);
  return swept;
}
