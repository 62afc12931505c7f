import { failureOf } from "../log/log.ts";
import type { TemplatePorts } from "../ports.ts";
import type { StoredTemplates } from "../store/templates.ts";
import { isNotUtility, isStuck, statusOf, type TemplateStatus, usableSids } from "../twilio/template-status.ts";
import { requiredTemplates } from "./required-templates.ts";

const hour = 60 * 60 * 1000;

/** An hour less than a day, so that every day of the alarm `templates` has a look in it. */
export const checkInterval = 23 * hour;

/** A look that failed, or whose process ended, is repeated after this. */
export const retryAfter = hour;

/** WhatsApp does not take it any more. One that is only paused, or that Twilio does not list today, may do again. */
const isUnusable = ({ state }: TemplateStatus): boolean => ["rejected", "disabled", "edited"].includes(state);

/**
 * What is stored of the templates at `now` (epoch ms), when Twilio has just told how they stand. A SID that was stored is
 * kept until its template is gone: to send by it is refused and tried again, but to have none ends a check-back.
 */
export const toStoredTemplates = (
  standings: TemplateStatus[],
  before: Record<string, string>,
  now: number,
): StoredTemplates => ({
  sids: {
    ...Object.fromEntries(
      standings.flatMap((each) => {
        const sid = before[each.key];
        return sid === undefined || isUnusable(each) ? [] : [[each.key, sid]];
      }),
    ),
    ...usableSids(standings),
  },
  checkedAt: now,
  askAt: now + checkInterval,
  problems: standings
    .filter((each) => isStuck(each) || isNotUtility(each))
    .map(({ key, state, category }) => ({ key, state, category })),
});

/**
 * Once a day asks Twilio how the WhatsApp templates stand, and stores which to send by. Of several runs at once one asks. A
 * failure is logged and does not throw.
 *
 * @param deadline when it no longer begins, in epoch milliseconds of `deps.now`
 */
export async function checkTemplates(deps: TemplatePorts, deadline = Number.POSITIVE_INFINITY): Promise<void> {
  const { content, templateStore, listContents, now, log } = deps;
  try {
    const { stored, version } = await templateStore.loadTemplates();
    const at = now();
    if (at < (stored?.askAt ?? 0) || at >= deadline) return;
    const before = stored ?? { sids: {}, checkedAt: 0, problems: [] };
    const claim = await templateStore.saveTemplates({ ...before, askAt: at + retryAfter }, version);
    if (claim === "lost") return;
    const contents = await listContents();
    const standings = requiredTemplates(content).map((wanted) => statusOf(wanted, contents));
    // Lost when an operator's command has written since the claim: that is as new as this.
    await templateStore.saveTemplates(toStoredTemplates(standings, before.sids, now()), version + 1);
    log({
      templates: "looked",
      approved: standings.filter(({ usableSid }) => usableSid !== undefined).length,
      stuck: standings.filter(isStuck).length,
      notUtility: standings.filter(isNotUtility).length,
    });
  } catch (error) {
    const { code } = error as { code?: unknown };
    log({ templates: "not-looked", ...failureOf(error), ...(typeof code === "number" && { code }) });
  }
}
