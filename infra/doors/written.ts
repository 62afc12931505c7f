import type { Channel } from "../../functions/engine/state/conversation.ts";
import type { Language } from "../../functions/text/language.ts";
import type { Door } from "./doors.ts";

/** The files of a poster, by their names in the folder. */
export type PosterFiles = { guide: string; languages: Language[]; a4: string; a5: string; png: string };

/** A door with the file of each QR code in place of its drawing. */
export type DoorFiles = Omit<Door, "links"> & {
  links: { channel: Channel; number: string; url: string; qr: string }[];
};

export type Written = { content: string; tag: string | undefined; doors: DoorFiles[]; posters: PosterFiles[] };
