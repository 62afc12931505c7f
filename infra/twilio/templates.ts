import type { TemplateStore } from "../../functions/store/templates.ts";
import { toStoredTemplates } from "../../functions/templates/check-templates.ts";
import { requiredTemplates } from "../../functions/templates/required-templates.ts";
import { listContents } from "../../functions/twilio/contents.ts";
import { replySidsIn } from "../../functions/twilio/reply-contents.ts";
import { type TemplateState, usableSids } from "../../functions/twilio/template-status.ts";
import { alignColumns } from "../cli/align.ts";
import { accountFrom } from "./account.ts";
import type { Outside } from "./outside.ts";
import { isProblem, type Remarked, remarked } from "./remark.ts";
import { create, submit } from "./submit.ts";

export type Request = {
  stage: string | undefined;
  isApplied: boolean;
  json: boolean;
  /** The command as it was typed, to run it again inside `sst shell`. */
  typed: string[];
};

/** Shows the templates and, if asked, submits missing ones. Resolves to the exit code: 1 when a template needs attention. */
export async function templates(request: Request, outside: Outside): Promise<number> {
  const { stage, isApplied, json, typed } = request;
  const { say, progress, env, httpClient } = outside;
  const { client } = accountFrom(env, httpClient);
  if (stage !== undefined && !outside.isInside(stage)) return outside.throughSst(stage, typed, progress);
  const required = requiredTemplates(outside.content());

  progress("asking Twilio for its contents ...");
  const contents = await listContents(client.content.v1);
  const statuses: Remarked[] = [];
  let submitted = 0;
  for (const template of required) {
    const status = remarked(template, contents);
    const isMissing = status.state === "missing" || status.state === "drifted";
    if (isApplied && (isMissing || status.state === "created")) {
      progress(`${isMissing ? "creating and submitting" : "submitting"} ${template.key} ...`);
      const sid = status.sid ?? (await create(client, template));
      const answer = await submit(client, sid, template);
      statuses.push({ ...status, sid, state: answer === "unsubmitted" ? "received" : answer });
      submitted += 1;
    } else statuses.push(status);
  }

  const ofStage =
    stage === undefined
      ? []
      : await compareStage({ stage, statuses, replySids: replySidsIn(contents), isApplied }, outside);
  if (json) say(JSON.stringify({ templates: statuses, record: usableSids(statuses) }, undefined, 2));
  else
    for (const line of [...asTable(statuses), "", ...conclusion(statuses, submitted, isApplied), ...ofStage]) say(line);
  return statuses.some(isProblem) ? 1 : 0;
}

const asTable = (statuses: Remarked[]) =>
  alignColumns([
    ["template", "state", "category", "content", ""],
    ...statuses.map(({ key, state, category = "", sid = "", remark }) => [key, state, category, sid, remark]),
  ]);

const unsubmitted: ReadonlySet<string> = new Set<TemplateState>(["missing", "drifted", "created"]);

function conclusion(statuses: Remarked[], submitted: number, isApplied: boolean): string[] {
  const open = statuses.filter(({ state }) => unsubmitted.has(state)).length;
  if (!isApplied) return [open === 0 ? "Nothing to submit." : `${open} to submit. Add --apply to submit them.`];
  return [submitted === 0 ? "Nothing to submit." : `${submitted} submitted. WhatsApp decides within a day or so.`];
}

type Stage = { stage: string; statuses: Remarked[]; replySids: Record<string, string>; isApplied: boolean };

/** Compares the templates that a stage sends with, and with --apply writes them. Throws when another process just wrote. */
async function compareStage(
  { stage, statuses, replySids, isApplied }: Stage,
  { progress, templateStore }: Outside,
): Promise<string[]> {
  progress(`asking the table of ${stage} ...`);
  const store = await templateStore();
  const { stored, version } = await store.loadTemplates();
  const isSame = sameSids(stored?.sids ?? {}, usableSids(statuses));
  const checkedAt = stored?.checkedAt ? `${new Date(stored.checkedAt).toISOString().slice(0, 16)}Z` : "never";
  if (isApplied) {
    progress("writing ...");
    await write(store, statuses, { sids: stored?.sids ?? {}, replySids, version });
  }
  if (isSame)
    return [`${stage} sends with the approved ones. Its last check at Twilio: ${isApplied ? "now" : checkedAt}.`];
  if (isApplied) return [`${stage} will send with the approved ones within five minutes, without a deployment.`];
  return [
    `${stage} still sends with others. Its last check at Twilio: ${checkedAt}. Add --apply, or wait for the daily check.`,
  ];
}

type Before = { sids: Record<string, string>; replySids: Record<string, string>; version: number };

async function write(store: TemplateStore, statuses: Remarked[], { sids, replySids, version }: Before): Promise<void> {
  const end = await store.saveTemplates(toStoredTemplates(statuses, sids, { now: Date.now(), replySids }), version);
  if (end === "lost") throw new Error("the sweep has just written the templates. Run the command again.");
}

const sameSids = (some: Record<string, string>, others: Record<string, string>) =>
  JSON.stringify(Object.entries(some).sort()) === JSON.stringify(Object.entries(others).sort());
