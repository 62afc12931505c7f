import { type Buttons, shapes } from "../engine/state/buttons.ts";
import { hashOf } from "../text/hash.ts";

/*
 * The contents that replies with buttons are sent with. Their texts, titles and ids are all variables, so one content for
 * each number of rows serves every page in every language. Within 24 hours of a person's message they need no approval.
 * https://www.twilio.com/docs/content/using-variables-with-content-api
 * https://www.twilio.com/docs/content/twilio-quick-reply and https://www.twilio.com/docs/content/twilio-list-picker
 */

/** A content as it is created at Twilio. */
export type ReplyContent = {
  /** By which the functions find it: "list-4", "buttons-2". */
  key: string;
  /** Its name at Twilio. It ends with a hash of the rest, because a content cannot be changed. */
  friendlyName: string;
  types: Record<string, object>;
  /** A sample of each variable, which Twilio requires. */
  variables: Record<string, string>;
};

type Kind = Buttons["kind"];

const keyOf = (kind: Kind, rows: number): string => `${kind}-${rows}`;

/** In a list, variable 2 is the button that opens it. */
const before: Record<Kind, number> = { buttons: 1, list: 2 };

/** All that Checkback needs: lists of one to ten rows, and one to three buttons. */
export const replyContents: ReplyContent[] = (["list", "buttons"] as const).flatMap((kind) =>
  Array.from({ length: shapes[kind].rows }, (_, i) => contentOf(kind, i + 1)),
);

function contentOf(kind: Kind, count: number): ReplyContent {
  const rows = Array.from({ length: count }, (_, i) => {
    const title = before[kind] + 1 + 2 * i;
    return { title: `{{${title}}}`, id: `{{${title + 1}}}` };
  });
  const types: Record<string, object> =
    kind === "list"
      ? {
          "twilio/list-picker": {
            body: "{{1}}",
            button: "{{2}}",
            items: rows.map(({ title: item, id }) => ({ item, id })),
          },
        }
      : { "twilio/quick-reply": { body: "{{1}}", actions: rows.map((row) => ({ type: "QUICK_REPLY", ...row })) } };
  const sample: Buttons = {
    kind,
    open: "Choose",
    rows: rows.map((_, i) => ({ title: `Choice ${i + 1}`, id: `choice-${i + 1}` })),
  };
  const key = keyOf(kind, count);
  const variables = variablesOf("Reply with a number.", sample);
  const version = hashOf(JSON.stringify([types, variables])).toString(16);
  return { key, friendlyName: `checkback reply ${key} ${version}`, types, variables };
}

/** The content that a reply is sent with. */
export const contentKeyOf = ({ kind, rows }: Buttons): string => keyOf(kind, rows.length);

/** The values of its variables: the text, for a list what opens it, then the title and the id of each row. */
export function variablesOf(text: string, { kind, open, rows }: Buttons): Record<string, string> {
  const values = [text, ...(kind === "list" ? [open] : []), ...rows.flatMap(({ title, id }) => [title, id])];
  return Object.fromEntries(values.map((value, i) => [String(i + 1), value]));
}

/** The Content SIDs of these contents by their keys, as far as the account has them. */
export function replySidsIn(contents: { sid: string; friendlyName: string }[]): Record<string, string> {
  const sids = new Map(contents.map(({ friendlyName, sid }) => [friendlyName, sid]));
  return Object.fromEntries(
    replyContents.flatMap(({ key, friendlyName }) => {
      const sid = sids.get(friendlyName);
      return sid === undefined ? [] : [[key, sid] as const];
    }),
  );
}
