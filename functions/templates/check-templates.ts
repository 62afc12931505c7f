import { failureOf } from "../log/failure-of.ts";
import type { TemplatePorts } from "../ports.ts";
import type { StoredTemplates } from "../store/templates.ts";
import { replySidsIn } from "../twilio/reply-contents.ts";
import {
  isNotUtility,
  isStuck,
  statusOf,
  type TemplateState,
  type TemplateStatus,
  usableSids,
} from "../twilio/template-status.ts";
import { requiredTemplates } from "./required-templates.ts";

const hour = 60 * 60 * 1000;

/** One hour less than a day, so that every day of the alarm `templates` contains a check. */
export const checkInterval = 23 * hour;

/** A check that failed, or whose process ended, is repeated after this time. */
export const retryAfter = hour;

/** WhatsApp no longer accepts it. A template that is paused, or that Twilio does not list, may be accepted again. */
const isUnusable = ({ state }: TemplateStatus): boolean => unusableStates.has(state);

const unusableStates: ReadonlySet<string> = new Set<TemplateState>(["rejected", "disabled", "edited"]);

/**
 * What to store after a check at `now` (epoch milliseconds). A stored SID stays until its template is unusable, because
 * a refused send is tried again, but a check-back without a template ends.
 */
export const toStoredTemplates = (
  statuses: TemplateStatus[],
  before: Record<string, string>,
  { now, replySids }: { now: number; replySids: Record<string, string> },
): StoredTemplates => ({
  ...(Object.keys(replySids).length > 0 && { replySids }),
  sids: {
    ...Object.fromEntries(
      statuses.flatMap((each) => {
        const sid = before[each.key];
        return sid === undefined || isUnusable(each) ? [] : [[each.key, sid]];
      }),
    ),
    ...usableSids(statuses),
  },
  checkedAt: now,
  askAt: now + checkInterval,
  problems: statuses
    .filter((each) => isStuck(each) || isNotUtility(each))
    .map(({ key, state, category }) => ({ key, state, category })),
});

/**
 * Checks the WhatsApp templates at Twilio once a day, and stores which to send by. When several runs overlap, one of
 * them checks. A failure is logged and does not throw.
 *
 * @param deadline after this time no check begins, in epoch milliseconds of `deps.now`
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
    const statuses = requiredTemplates(content).map((required) => statusOf(required, contents));
    const next = toStoredTemplates(statuses, before.sids, { now: now(), replySids: replySidsIn(contents) });
    // This write may be lost to an operator's command, which has stored a result as new as this one.
    await templateStore.saveTemplates(next, version + 1);
    log({
      templates: "looked",
      approved: statuses.filter(({ usableSid }) => usableSid !== undefined).length,
      stuck: statuses.filter(isStuck).length,
      notUtility: statuses.filter(isNotUtility).length,
    });
  } catch (error) {
    const { code } = error as { code?: unknown };
    log({ templates: "not-looked", ...failureOf(error), ...(typeof code === "number" && { code }) });
  }
}
