import type { TemplateBody, TwilioContent } from "./contents.ts";

/** A template that the assistant needs: the words of a page that it writes first with, in one language. */
export type RequiredTemplate = {
  /** Its templateName(): cancel-sim-kh/check/zh */
  key: string;
  /** Its name at Twilio: the key and a hash of the words. */
  friendlyName: string;
  /** Its name at WhatsApp. */
  name: string;
  /** WhatsApp's code of the language; nothing when WhatsApp has no templates in it. */
  language: string | undefined;
  types: Record<string, TemplateBody>;
  variables: Record<string, string>;
};

/**
 * How a template stands. `missing`: to be created; `drifted`: its words are new, and Twilio has older ones; `created`: to be
 * submitted; `received` and `pending`: WhatsApp is looking; `edited`: somebody changed it at Twilio; `no language`: WhatsApp
 * has no templates in it. Else what WhatsApp says: approved, rejected, paused, disabled.
 */
export type TemplateStatus = {
  key: string;
  state: string;
  /** The content at Twilio that has today's words. */
  sid?: string | undefined;
  /** The content to write with: today's words, or older ones while these are not approved yet. */
  usableSid?: string | undefined;
  /** WhatsApp's category of these contents; of the one that is not UTILITY, when they differ. */
  category?: string | undefined;
};

const stuckStates = new Set(["edited", "rejected", "paused", "disabled"]);

/** Whether only a person can mend it. */
export const isStuck = ({ state }: TemplateStatus): boolean => stuckStates.has(state);

/** Whether WhatsApp bills it and holds it back as an advertisement: https://www.twilio.com/docs/api/errors/63049 */
export const isNotUtility = ({ category }: TemplateStatus): boolean => !isUtility(category ?? utility);

const utility = "UTILITY";
const isUtility = (category: string) => category.toUpperCase() === utility;

/** Compares a template with what Twilio has of it. */
export function statusOf(wanted: RequiredTemplate, contents: TwilioContent[]): TemplateStatus {
  const { key, friendlyName } = wanted;
  if (wanted.language === undefined) return { key, state: "no language" };
  const versions = contents
    .filter((each) => each.friendlyName.startsWith(`${key} `))
    .sort((a, b) => b.createdAt - a.createdAt);
  const named = versions.filter((each) => each.friendlyName === friendlyName);
  const current = named.find(({ status }) => status !== "unsubmitted") ?? named[0];
  const isEdited = current !== undefined && wordsOf(current.types) !== wordsOf(wanted.types);
  const older = versions.find(
    (each) => each !== current && each.status === "approved" && hasSameVariables(each, wanted),
  );
  const usable = current?.status === "approved" && !isEdited ? current : older;
  const categories = [usable, current].flatMap((content) => content?.category ?? []);
  return {
    key,
    state: stateOf(current, isEdited, versions.length > 0),
    sid: current?.sid,
    usableSid: usable?.sid,
    category: categories.find((category) => !isUtility(category)) ?? categories[0],
  };
}

function stateOf(current: TwilioContent | undefined, isEdited: boolean, hasOlder: boolean): string {
  if (isEdited) return "edited";
  if (!current) return hasOlder ? "drifted" : "missing";
  return current.status === "unsubmitted" ? "created" : current.status;
}

/** The Content SIDs to write with, by template. */
export const usableSids = (standings: TemplateStatus[]): Record<string, string> =>
  Object.fromEntries(standings.flatMap(({ key, usableSid }) => (usableSid === undefined ? [] : [[key, usableSid]])));

/** Whether the functions can write with an older version: they give it as many variables as today's has. */
const hasSameVariables = (older: TwilioContent, { variables }: RequiredTemplate) =>
  Object.keys(older.variables).length === Object.keys(variables).length;

/** What a person sees and taps. Twilio adds fields of its own, and may lay the text out anew. */
function wordsOf(types: Record<string, Partial<TemplateBody>>): string {
  const said = Object.entries(types).map(([type, { body, actions = [] }]) => [
    ...[type, body?.trim().split(/\s+/)],
    ...actions.map(({ title, id }) => [title, id]),
  ]);
  return JSON.stringify(said.sort());
}
