import { accountFrom } from "./account.ts";
import { type Outside, runAsTyped } from "./command.ts";
import { askedBy, senderTo } from "./connect-args.ts";
import { oneWayWarning } from "./countries.ts";
import { optOutChecklist } from "./opt-out.ts";
import { table } from "./table.ts";
import { changesOf, type Target } from "./target.ts";
import { sendTest } from "./test-message.ts";
import { pumpingChecklist, usageTarget } from "./usage.ts";
import { webhooksAt, whatIsWrongAt } from "./webhook.ts";
import { find } from "./webhook-targets.ts";

const help = `Connects a Twilio number, or a Messaging Service, to a deployment: shows what would change; with --apply, changes it.

  npm run connect -- --number +12025550143 --origin https://sms.example.com
                     a number for SMS, and the WhatsApp sender with the same number
  npm run connect -- --service MG... --origin https://sms.example.com
                     a Messaging Service, and the WhatsApp senders in it

  --origin           where it is deployed, as  npm run deploy  printed it, without the path
  --usage-limit 20   have Twilio call the deployment when a day costs the account $20: the alarm usage-limit rings
  --apply            change it. Without, nothing is changed
  --test-to +1...    with --apply: send a test message there, and follow it (whatsapp:+1... by WhatsApp)

  TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN
                     the account. TWILIO_API_KEY and TWILIO_API_SECRET do in place of the token; then it isn't
                     checked whether the deployment has the token that signs webhooks`;

/** The command. Answers with its exit code: 1 when something has to be mended first, or the test message failed. */
export async function connect(args: string[], outside: Outside): Promise<number> {
  const { say, progress, env, httpClient } = outside;
  const asked = askedBy(args);
  if (!asked) {
    say(help);
    return 0;
  }
  const webhooks = webhooksAt(asked.origin);
  const account = accountFrom(env, httpClient);
  const content = outside.content();

  progress("asking the deployment ...");
  const wrong = await whatIsWrongAt(webhooks, account.authToken, outside.fetch);
  progress("asking Twilio ...");
  const { targets: senders, notes, inService } = await find(account, asked.what, webhooks, progress);
  const targets = [...senders, await usageTarget(account, asked.usageLimit, webhooks)];
  for (const line of targets.flatMap(shown)) say(line);
  for (const note of notes) say(`note: ${note}`);

  const problems = [...(wrong === undefined ? [] : [wrong]), ...targets.flatMap((target) => target.problems)];
  for (const problem of problems) say(`problem: ${problem}`);
  const changed = targets.filter((target) => changesOf(target).length > 0);
  if (problems.length === 0 && asked.isApplied)
    for (const target of changed) {
      progress(`changing ${target.title} ...`);
      await target.apply();
    }
  say(conclusion(problems.length, changed.length, asked.isApplied));
  say("");
  for (const line of [...optOutChecklist(content, { inService }), "", ...pumpingChecklist]) say(line);
  if (problems.length > 0) return 1;

  const { testTo: to } = asked;
  if (to === undefined) return 0;
  const warning = oneWayWarning(to);
  if (warning) say(`warning: ${warning}`);
  const test = { to, from: senderTo(to, asked), statusCallback: webhooks.status };
  if (asked.isApplied) return (await sendTest(account, content, test, outside)) ? 0 : 1;
  say(`With --apply, a test message goes to ${to}.`);
  return 0;
}

function shown({ title, settings, warnings, notes = [], byHand }: Target): string[] {
  const rows = settings.map(({ name, now, after }) => [name, now || "(nothing)", now === after ? "the same" : after]);
  return [
    title,
    ...table([["", "now", "after"], ...rows]).map((line) => `  ${line}`),
    ...warnings.map((warning) => `warning: ${warning}`),
    ...notes.map((note) => `note: ${note}`),
    ...(byHand ? [`by hand: ${byHand}`] : []),
    "",
  ];
}

function conclusion(problems: number, changes: number, isApplied: boolean): string {
  if (problems > 0) return "Nothing was changed: mend the problems first.";
  if (changes === 0) return "Nothing to change.";
  return isApplied ? "Changed." : "Nothing was changed. The same with --apply does it.";
}

if (import.meta.main) await runAsTyped(connect);
