import { parseArgs } from "node:util";
import { accountFrom } from "./account.ts";
import { type Outside, runAsTyped } from "./command.ts";
import { create, keptContents, submit } from "./contents.ts";
import { record, recordCommand, recorded, recordOf } from "./record.ts";
import { isStuck, type Standing, standingOf } from "./standing.ts";
import { table } from "./table.ts";
import { wantedTemplates } from "./wanted.ts";

const help = `The check-backs as WhatsApp templates: how they stand at Twilio; with --apply, what is missing is created and submitted.

  npm run templates                                show
  npm run templates -- --stage production          show, and what that stage's secret would say
  npm run templates -- --stage production --apply  create, submit, and record the approved ones in the secret

  --json    the same for programs

WhatsApp decides within a day or so: run it again then, and deploy when it has recorded something. Words that change
become a new template; the older one is used until that is approved. Nothing is ever deleted.

  TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN (or TWILIO_API_KEY, TWILIO_API_SECRET)`;

/** The command. Answers with its exit code: 1 when a template needs somebody to mend it. */
export async function templates(args: string[], outside: Outside): Promise<number> {
  const { say, progress, env, httpClient, sst } = outside;
  const flag = { type: "boolean" } as const;
  const options = { apply: flag, json: flag, stage: { type: "string" }, help: { ...flag, short: "h" } } as const;
  const { stage, ...values } = parseArgs({ args, options }).values;
  if (values.help) {
    say(help);
    return 0;
  }
  if (stage !== undefined && !/^[A-Za-z][A-Za-z0-9-]*$/.test(stage))
    throw new Error("--stage is a name like production");
  const all = wantedTemplates(outside.content());
  const { client } = accountFrom(env, httpClient);

  progress("asking Twilio for its contents ...");
  const contents = await keptContents(client);
  const standings: Standing[] = [];
  let done = 0;
  for (const wanted of all) {
    const standing = standingOf(wanted, contents);
    const isMissing = standing.state === "missing" || standing.state === "drifted";
    if (values.apply && (isMissing || standing.state === "created")) {
      progress(`${isMissing ? "creating and submitting" : "submitting"} ${wanted.key} ...`);
      const sid = standing.sid ?? (await create(client, wanted));
      const status = await submit(client, sid, wanted);
      standings.push({ ...standing, sid, state: status === "unsubmitted" ? "received" : status });
      done += 1;
    } else standings.push(standing);
  }

  const usable = standings.flatMap(({ key, usable }) => (usable === undefined ? [] : [[key, usable] as const]));
  const json = recordOf(Object.fromEntries(usable));
  if (stage !== undefined) progress(`asking SST for the secret of ${stage} ...`);
  const before = stage === undefined ? undefined : await recorded(sst, stage);
  const isNew = before !== undefined && before !== json;
  if (values.apply && isNew && stage !== undefined) {
    progress("recording ...");
    await record(sst, stage, json);
  }

  if (values.json) say(JSON.stringify({ templates: standings, record: JSON.parse(json) }, undefined, 2));
  else {
    for (const line of asTable(standings)) say(line);
    say("");
    for (const line of conclusion(standings, done, values.apply ?? false)) say(line);
    for (const line of onRecord(json, stage, isNew, values.apply ?? false)) say(line);
  }
  return standings.some(isStuck) ? 1 : 0;
}

const asTable = (standings: Standing[]) =>
  table([
    ["template", "state", "content", ""],
    ...standings.map(({ key, state, sid = "", remark }) => [key, state, sid, remark]),
  ]);

function conclusion(standings: Standing[], done: number, isApplied: boolean): string[] {
  const open = standings.filter(({ state }) => ["missing", "drifted", "created"].includes(state)).length;
  if (isApplied) return [done === 0 ? "Nothing to submit." : `${done} submitted. WhatsApp decides within a day or so.`];
  return [open === 0 ? "Nothing to submit." : `${open} to submit. The same with --apply does it.`];
}

function onRecord(json: string, stage: string | undefined, isNew: boolean, isApplied: boolean): string[] {
  if (stage === undefined)
    return json === "{}"
      ? []
      : ["The functions need to be told of the approved ones:", `  ${recordCommand(json, "STAGE")}`];
  if (!isNew) return [`The secret of ${stage} is up to date.`];
  if (isApplied) return [`Recorded in the secret of ${stage}. Deploy: npm run deploy -- --stage ${stage}`];
  return [`The secret of ${stage} is not up to date. --apply does this:`, `  ${recordCommand(json, stage)}`];
}

if (import.meta.main) await runAsTyped(templates);
