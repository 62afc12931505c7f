import { maxBody, shapes } from "../../../functions/engine/state/buttons.ts";
import { replyContents } from "../../../functions/twilio/reply-contents.ts";
import type { Button } from "../messages.ts";
import { rendered, sidOf, valuesIn } from "./templates.ts";

/** A reply with buttons or a list, as the phone shows it. */
export type ShownReply = { body: string; reply: { buttons: Button[]; isReply: true; opensList?: string } };

/** The Content SIDs of replies with buttons, as if `npm run connect` had created them. */
export const replySids: Record<string, string> = Object.fromEntries(replyContents.map(({ key }) => [key, sidOf(key)]));

const keys = new Map(Object.entries(replySids).map(([key, sid]) => [sid, key]));

/**
 * A reply by the content with this SID; undefined when it is another content. "invalid": a variable is missing or empty, a
 * text is too long, or two rows have one title or one id.
 *
 * @param variables ContentVariables as received
 */
export function replyOf(sid: string, variables: string): ShownReply | "invalid" | undefined {
  const [kind, count] = (keys.get(sid) ?? "").split("-") as ["list" | "buttons", string];
  if (count === undefined) return undefined;
  const values = Object.values(valuesIn(variables || "{}") ?? {}).map(String);
  const [body = "", ...others] = values;
  const [opensList, rest] = kind === "list" ? [others[0], others.slice(1)] : [undefined, others];
  const rows = Array.from({ length: Number(count) }, (_, i) => ({
    label: rest[2 * i] ?? "",
    id: rest[2 * i + 1] ?? "",
  }));
  const isComplete = rendered(values.map((_, i) => `{{${i + 1}}}`).join(""), variables || "{}") !== undefined;
  const isShort =
    body.length <= maxBody &&
    (opensList ?? "").length <= shapes.buttons.title &&
    rows.every(({ label, id }) => label !== "" && label.length <= shapes[kind].title && id !== "" && id.length <= 200);
  const isDistinct = (["label", "id"] as const).every(
    (key) => new Set(rows.map((row) => row[key])).size === rows.length,
  );
  if (!isComplete || !isShort || !isDistinct) return "invalid";
  return { body, reply: { buttons: rows, isReply: true, ...(opensList !== undefined && { opensList }) } };
}
