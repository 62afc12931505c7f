import { parseArgs } from "node:util";
import type { TemplateStore } from "../../functions/store/templates.ts";
import { toStoredTemplates } from "../../functions/templates/check-templates.ts";
import { requiredTemplates } from "../../functions/templates/required-templates.ts";
import { listContents } from "../../functions/twilio/contents.ts";
import { usableSids } from "../../functions/twilio/template-status.ts";
import { accountFrom } from "./account.ts";
import { type Outside, runAsTyped } from "./command.ts";
import { isProblem, type Remarked, remarked } from "./remark.ts";
import { create, submit } from "./submit.ts";
import { table } from "./table.ts";

const help = `The check-backs as WhatsApp templates: how they stand at Twilio; with --apply, what is missing is created and submitted.

  npm run templates                                show
  npm run templates -- --stage production          show, and whether that stage sends by the approved ones
  npm run templates -- --stage production --apply  create, submit, and have that stage send by the approved ones

  --json    the same for programs

WhatsApp decides within a day or so. The sweep of each stage asks Twilio once a day and takes over what was approved, so
nothing is left to do. Words that change become a new template; the older one is used until that is approved. Nothing is
ever deleted. The exit code is 1 when a template is rejected, paused or otherwise stuck, or when WhatsApp has moved it to
another category than UTILITY.

  TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN (or TWILIO_API_KEY, TWILIO_API_SECRET)`;

/** The command. Answers with its exit code: 1 when a template needs a person to mend it. */
export async function templates(args: string[], outside: Outside): Promise<number> {
  const { say, progress, env, httpClient } = outside;
  const flag = { type: "boolean" } as const;
  const options = { apply: flag, json: flag, stage: { type: "string" }, help: { ...flag, short: "h" } } as const;
  const { stage, apply: isApplied = false, ...values } = parseArgs({ args, options }).values;
  if (values.help) {
    say(help);
    return 0;
  }
  if (stage !== undefined && !/^[A-Za-z][A-Za-z0-9-]*$/.test(stage))
    throw new Error("--stage is a name like production");
  const { client } = accountFrom(env, httpClient);
  if (stage !== undefined && !outside.isInside(stage))
    return outside.throughSst(stage, [import.meta.filename, ...args]);
  const all = requiredTemplates(outside.content());

  progress("asking Twilio for its contents ...");
  const contents = await listContents(client);
  const standings: Remarked[] = [];
  let done = 0;
  for (const wanted of all) {
    const standing = remarked(wanted, contents);
    const isMissing = standing.state === "missing" || standing.state === "drifted";
    if (isApplied && (isMissing || standing.state === "created")) {
      progress(`${isMissing ? "creating and submitting" : "submitting"} ${wanted.key} ...`);
      const sid = standing.sid ?? (await create(client, wanted));
      const status = await submit(client, sid, wanted);
      standings.push({ ...standing, sid, state: status === "unsubmitted" ? "received" : status });
      done += 1;
    } else standings.push(standing);
  }

  const ofStage = stage === undefined ? [] : await onStage(stage, standings, isApplied, outside);
  if (values.json) say(JSON.stringify({ templates: standings, record: usableSids(standings) }, undefined, 2));
  else for (const line of [...asTable(standings), "", ...conclusion(standings, done, isApplied), ...ofStage]) say(line);
  return standings.some(isProblem) ? 1 : 0;
}

const asTable = (standings: Remarked[]) =>
  table([
    ["template", "state", "category", "content", ""],
    ...standings.map(({ key, state, category = "", sid = "", remark }) => [key, state, category, sid, remark]),
  ]);

function conclusion(standings: Remarked[], done: number, isApplied: boolean): string[] {
  const open = standings.filter(({ state }) => ["missing", "drifted", "created"].includes(state)).length;
  if (isApplied) return [done === 0 ? "Nothing to submit." : `${done} submitted. WhatsApp decides within a day or so.`];
  return [open === 0 ? "Nothing to submit." : `${open} to submit. The same with --apply does it.`];
}

/** What a stage sends by, set right with --apply. Throws when another process has just written it. */
async function onStage(
  stage: string,
  standings: Remarked[],
  isApplied: boolean,
  { progress, templateStore }: Outside,
): Promise<string[]> {
  progress(`asking the table of ${stage} ...`);
  const store = await templateStore();
  const { stored, version } = await store.loadTemplates();
  const isSame = sameSids(stored?.sids ?? {}, usableSids(standings));
  const asked = stored?.checkedAt ? `${new Date(stored.checkedAt).toISOString().slice(0, 16)}Z` : "never yet";
  if (isApplied) {
    progress("writing ...");
    await write(store, standings, { sids: stored?.sids ?? {}, version });
  }
  if (isSame) return [`${stage} sends by the approved ones. It last asked Twilio: ${isApplied ? "now" : asked}.`];
  if (isApplied) return [`${stage} sends by the approved ones within five minutes. There is nothing to deploy.`];
  return [
    `${stage} sends by others still; it last asked Twilio: ${asked}. --apply sets it right, or the next daily look.`,
  ];
}

type Before = { sids: Record<string, string>; version: number };

async function write(store: TemplateStore, standings: Remarked[], { sids, version }: Before): Promise<void> {
  const end = await store.saveTemplates(toStoredTemplates(standings, sids, Date.now()), version);
  if (end === "lost") throw new Error("the table has just been written by the sweep: run it again");
}

const sameSids = (some: Record<string, string>, others: Record<string, string>) =>
  JSON.stringify(Object.entries(some).sort()) === JSON.stringify(Object.entries(others).sort());

if (import.meta.main) await runAsTyped(templates);
