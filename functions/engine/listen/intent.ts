import type { Language } from "../../text/language.ts";

/*
 * What a message was understood as. What only shows a page and what changes something are two types: see changes.ts.
 */

/** One type for each kind. */
type OfKind<Kind extends string, Rest = object> = Kind extends string ? { kind: Kind } & Rest : never;

/** Shows a page and changes nothing else, so weak evidence is enough. `to` is a place or a /command. */
export type Navigation =
  | OfKind<"command" | "greeting" | "choice", { to: string; changes?: undefined }>
  | OfKind<"keyword", { to: string; guide: string; changes?: undefined }>;

/** Changes something: see changes.ts. Only a whole message or a clause of its own is evidence enough. */
export type Act =
  | OfKind<"opt-out" | "opt-in", { changes: true }>
  | OfKind<"command" | "choice" | "keyword", { to: string; guide?: string; changes: true }>;

/** What is asked about, or said in passing. `among`: the answers of the page that it may mean. */
type OtherIntent =
  | OfKind<"nearly" | "perhaps", { to: string; guide: string; word: string }>
  | OfKind<"unclear", { among?: string[] }>
  | OfKind<"thanks", { agrees?: boolean }>
  | OfKind<"which" | "another-day" | "quoted" | "automatic" | "sensitive" | "link" | "abuse" | "empty" | "not-offered">;

/** What a message was understood as; `language` is what it gives away. */
export type Intent = { language?: Language | undefined } & (Navigation | Act | OtherIntent);
