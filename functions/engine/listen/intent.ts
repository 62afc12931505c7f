import type { Language } from "../../text/language.ts";

/*
 * The meaning of a message. Intents that only show a page and intents that change something are two types: see
 * changes.ts.
 */

/** One type for each kind. */
type OfKind<Kind extends string, Fields = object> = Kind extends string ? { kind: Kind } & Fields : never;

/**
 * Shows a page and changes nothing else, so weak evidence is enough. `to` is a place or a /command. `alternative` is a
 * page of the open guide that the message names beside a keyword of another guide.
 */
export type Navigation =
  | OfKind<"command" | "greeting" | "choice", { to: string; changes?: undefined }>
  | OfKind<"keyword", { to: string; guide: string; alternative?: string | undefined; changes?: undefined }>;

/** Changes something: see changes.ts. Needs the whole message, or a clause that stands alone. */
export type Act =
  | OfKind<"opt-out" | "opt-in", { changes: true }>
  | OfKind<"command" | "choice" | "keyword", { to: string; guide?: string; changes: true }>;

/** Neither. `among`: the answers of the page that the message may mean. */
type OtherIntent =
  | OfKind<"nearly" | "perhaps", { to: string; guide: string; word: string }>
  | OfKind<"unclear", { among?: string[] }>
  | OfKind<"thanks", { agrees?: boolean }>
  | OfKind<"which" | "another-day" | "quoted" | "automatic" | "sensitive" | "link" | "abuse" | "empty" | "not-offered">;

/** The meaning of a message, and its language when that is clear. */
export type Intent = { language?: Language | undefined } & (Navigation | Act | OtherIntent);
