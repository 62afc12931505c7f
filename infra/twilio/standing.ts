import type { Kept } from "./contents.ts";
import type { Body } from "./limits.ts";
import type { Wanted } from "./wanted.ts";

/**
 * How a template stands. `missing`: to be created; `drifted`: its words are new, and Twilio has older ones; `created`: to be
 * submitted; `received` and `pending`: WhatsApp is looking; `edited`: somebody changed it at Twilio; `faulty`: WhatsApp
 * would refuse it; `no language`: WhatsApp has no templates in it. Else what WhatsApp says: approved, rejected, paused...
 */
export type Standing = {
  key: string;
  state: string;
  /** The content at Twilio that has today's words. */
  sid?: string | undefined;
  /** The content to write with: today's words, or older ones while these are not approved yet. */
  usable?: string | undefined;
  /** What is to be known, or done. */
  remark: string;
};

/** What only a person can mend. */
const needsSomebody = new Set(["faulty", "edited", "rejected", "paused", "disabled"]);

export const isStuck = ({ state }: Standing): boolean => needsSomebody.has(state);

/** Compares a template with what Twilio has of it. */
export function standingOf(wanted: Wanted, contents: Kept[]): Standing {
  const { key, friendlyName, faults } = wanted;
  if (wanted.language === undefined)
    return { key, state: "no language", remark: "WhatsApp has no templates in it: asked in another language" };
  const versions = contents
    .filter((each) => each.friendlyName.startsWith(`${key} `))
    .sort((a, b) => b.createdAt - a.createdAt);
  const named = versions.filter((each) => each.friendlyName === friendlyName);
  const current = named.find(({ status }) => status !== "unsubmitted") ?? named[0];
  const isEdited = current !== undefined && wordsOf(current.types) !== wordsOf(wanted.types);
  const older = versions.find((each) => each !== current && each.status === "approved" && fits(each, wanted));
  const usable = current?.status === "approved" && !isEdited ? current : older;
  const using = usable && usable !== current ? `until then ${usable.sid}, with older words` : "";
  const standing = (state: string, remark = using): Standing => ({
    ...{ key, state, sid: current?.sid, usable: usable?.sid, remark },
  });
  if (faults.length > 0) return standing("faulty", faults.join("; "));
  if (isEdited)
    return standing("edited", "somebody changed its words at Twilio: delete it there (Content Template Builder)");
  if (!current) return standing(versions.length > 0 ? "drifted" : "missing");
  if (current.status === "unsubmitted") return standing("created");
  if (current.status !== "rejected") return standing(current.status);
  return standing(
    "rejected",
    `${current.reason || "no reason given"}. Change its words: the same ones can't be submitted again`,
  );
}

/** Whether the functions can write with an older version: they give it as many variables as today's has. */
const fits = (older: Kept, { variables }: Wanted) =>
  Object.keys(older.variables).length === Object.keys(variables).length;

/** What a person sees and taps. Twilio adds fields of its own, and may lay the text out anew. */
function wordsOf(types: Record<string, Partial<Body>>): string {
  const said = Object.entries(types).map(([type, { body, actions = [] }]) => [
    ...[type, body?.trim().split(/\s+/)],
    ...actions.map(({ title, id }) => [title, id]),
  ]);
  return JSON.stringify(said.sort());
}
