import { alignColumns } from "../cli/align.ts";
import { accountFrom } from "./account.ts";
import { oneWayWarning } from "./countries.ts";
import { optOutChecklist } from "./opt-out.ts";
import type { Outside } from "./outside.ts";
import { replyContentsTarget } from "./reply-contents.ts";
import { type Connected, changesOf, type Target } from "./target.ts";
import { sendTest } from "./test-message.ts";
import { pumpingChecklist, usageTarget } from "./usage.ts";
import { problemAt, webhooksAt } from "./webhook.ts";
import { webhookTargets } from "./webhook-targets.ts";

export type Request = {
  what: Connected;
  origin: string;
  /** Where a test message goes. */
  testTo: string | undefined;
  /** US dollars a day from which Twilio calls the deployment. */
  usageLimit: number | undefined;
  isApplied: boolean;
  json: boolean;
};

/** Shows the settings at Twilio and, if asked, changes them. Resolves to the exit code: 1 for a problem or a failed test. */
export async function connect(request: Request, outside: Outside): Promise<number> {
  const { say, progress, env, httpClient } = outside;
  const { what, origin, usageLimit, isApplied, json } = request;
  const webhooks = webhooksAt(origin);
  const account = accountFrom(env, httpClient);
  const content = outside.content();

  progress("asking the deployment ...");
  const problem = await problemAt(webhooks, account.authToken, outside.fetch);
  progress("asking Twilio ...");
  const { targets: senders, notes, ...found } = await webhookTargets({ account, what, webhooks, progress });
  const contents = found.hasWhatsApp ? [await replyContentsTarget(account, content, progress)] : [];
  const targets = [...senders, ...contents, await usageTarget(account, usageLimit, webhooks)];
  const problems = [...(problem === undefined ? [] : [problem]), ...targets.flatMap((target) => target.problems)];
  if (!json) for (const line of report(targets, notes, problems)) say(line);
  const changed = targets.filter((target) => changesOf(target).length > 0);
  if (problems.length === 0 && isApplied)
    for (const target of changed) {
      progress(`changing ${target.title} ...`);
      await target.apply();
    }
  if (json) {
    const isChanged = problems.length === 0 && isApplied && changed.length > 0;
    say(JSON.stringify({ targets: targets.map(asJson), notes, problems, isChanged }, undefined, 2));
    return problems.length > 0 ? 1 : 0;
  }
  say(conclusion(problems.length, changed.length, isApplied));
  say("");
  for (const line of [...optOutChecklist(content, { inService: found.inService }), "", ...pumpingChecklist]) say(line);
  if (problems.length > 0) return 1;

  const { testTo: to } = request;
  if (to === undefined) return 0;
  const warning = oneWayWarning(to);
  if (warning) say(`warning: ${warning}`);
  const test = { account, content, to, from: senderTo(to, what), statusCallback: webhooks.status };
  if (isApplied) return (await sendTest(test, outside)) ? 0 : 1;
  say(`Add --apply to send a test message to ${to}.`);
  return 0;
}

/** The sender of a test message. */
function senderTo(to: string, what: Connected): { from: string } | { messagingServiceSid: string } {
  if (what.by === "service") return { messagingServiceSid: what.sid };
  return { from: to.startsWith("whatsapp:") ? `whatsapp:${what.number}` : what.number };
}

const report = (targets: Target[], notes: string[], problems: string[]): string[] => [
  ...targets.flatMap(shown),
  ...notes.map((note) => `note: ${note}`),
  ...problems.map((problem) => `problem: ${problem}`),
];

/** A target for programs. A setting that is the same `now` and `after` needs no change. */
const asJson = ({ apply, problems, earlier, ...target }: Target) => target;

function shown({ title, settings, warnings, notes = [], byHand }: Target): string[] {
  const rows = settings.map(({ name, now, after }) => [name, now || "(nothing)", now === after ? "the same" : after]);
  return [
    title,
    ...alignColumns([["", "now", "after"], ...rows]).map((line) => `  ${line}`),
    ...warnings.map((warning) => `warning: ${warning}`),
    ...notes.map((note) => `note: ${note}`),
    ...(byHand ? [`by hand: ${byHand}`] : []),
    "",
  ];
}

function conclusion(problems: number, changes: number, isApplied: boolean): string {
  if (problems > 0) return "Nothing was changed. Solve the problems first.";
  if (changes === 0) return "Nothing to change.";
  return isApplied ? "Changed." : "Nothing was changed. Add --apply to change it.";
}
