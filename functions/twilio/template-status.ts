import type { TemplateBody, TwilioContent } from "./contents.ts";

/** A template that the assistant needs: a page that check-backs are sent with, in one language. */
export type RequiredTemplate = {
  /** Its templateName(): the guide, its page and a language */
  key: string;
  /** Its name at Twilio: the key and a hash of the text. */
  friendlyName: string;
  /** Its name at WhatsApp. */
  name: string;
  /** WhatsApp's code of the language; nothing when WhatsApp has no templates in it. */
  language: string | undefined;
  types: Record<string, TemplateBody>;
  variables: Record<string, string>;
};

/**
 * The status of a template.
 *
 *   missing            not created at Twilio
 *   drifted            Twilio has an older text of it
 *   created            not submitted to WhatsApp
 *   received, pending  under WhatsApp's review
 *   edited             its text was changed at Twilio
 *   no language        WhatsApp has no templates in this language
 *   approved, rejected, paused, disabled: WhatsApp's own
 */
export type TemplateState =
  | "missing"
  | "drifted"
  | "created"
  | "received"
  | "pending"
  | "edited"
  | "no language"
  | "approved"
  | "rejected"
  | "paused"
  | "disabled";

export type TemplateStatus = {
  key: string;
  /** A TemplateState, or a state that WhatsApp has introduced since. */
  state: string;
  /** The content at Twilio with the current text. */
  sid?: string | undefined;
  /** The content to send by: the current text, or an older one until the current one is approved. */
  usableSid?: string | undefined;
  /** WhatsApp's category of these contents; when they differ, the one that is not UTILITY. */
  category?: string | undefined;
};

const stuckStates: ReadonlySet<string> = new Set<TemplateState>(["edited", "rejected", "paused", "disabled"]);

/** Whether only a person can fix it. */
export const isStuck = ({ state }: TemplateStatus): boolean => stuckStates.has(state);

/** Whether WhatsApp bills and limits it as marketing: https://www.twilio.com/docs/api/errors/63049 */
export const isNotUtility = ({ category }: TemplateStatus): boolean => !isUtility(category ?? utility);

const utility = "UTILITY";
const isUtility = (category: string) => category.toUpperCase() === utility;

/** Compares a template with the contents at Twilio. */
export function statusOf(required: RequiredTemplate, contents: TwilioContent[]): TemplateStatus {
  const { key, friendlyName } = required;
  if (required.language === undefined) return { key, state: "no language" };
  const versions = contents
    .filter((each) => each.friendlyName.startsWith(`${key} `))
    .sort((a, b) => b.createdAt - a.createdAt);
  const named = versions.filter((each) => each.friendlyName === friendlyName);
  const current = named.find(({ status }) => status !== "unsubmitted") ?? named[0];
  const isEdited = current !== undefined && comparableText(current.types) !== comparableText(required.types);
  const older = versions.find(
    (each) => each !== current && each.status === "approved" && hasSameVariables(each, required),
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

/** The Content SIDs to send by, by template. */
export const usableSids = (statuses: TemplateStatus[]): Record<string, string> =>
  Object.fromEntries(statuses.flatMap(({ key, usableSid }) => (usableSid === undefined ? [] : [[key, usableSid]])));

/** Whether an older version can be sent: it needs as many variables as the current one. */
const hasSameVariables = (older: TwilioContent, { variables }: RequiredTemplate) =>
  Object.keys(older.variables).length === Object.keys(variables).length;

/** The text and buttons as JSON. Twilio adds fields and may change white space, so these are left out. */
function comparableText(types: Record<string, Partial<TemplateBody>>): string {
  const parts = Object.entries(types).map(([type, { body, actions = [] }]) => [
    type,
    body?.trim().split(/\s+/),
    ...actions.map(({ title, id }) => [title, id]),
  ]);
  return JSON.stringify(parts.sort());
}
