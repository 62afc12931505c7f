/** What a page can have beside its text. */
export type MediaKind = "picture" | "file" | "audio";

type MediaType = { kind: MediaKind; type: string; isIn: (bytes: Buffer) => boolean };

const begins =
  (...signatures: (string | number[])[]) =>
  (bytes: Buffer) =>
    signatures.some((each) => bytes.subarray(0, each.length).equals(Buffer.from(each as string)));

/** A document of Office is a ZIP file with a folder of this name. */
const office = (folder: string) => (bytes: Buffer) => begins("PK\u0003\u0004")(bytes) && bytes.includes(`${folder}/`);

const officeType = (name: string) => `application/vnd.openxmlformats-officedocument.${name}`;
const jpeg: MediaType = { kind: "picture", type: "image/jpeg", isIn: begins([0xff, 0xd8, 0xff]) };

/**
 * The files that WhatsApp takes from Twilio, by how their names end.
 * https://www.twilio.com/docs/whatsapp/guidance-whatsapp-media-messages
 */
export const mediaTypes: Record<string, MediaType> = {
  png: { kind: "picture", type: "image/png", isIn: begins([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
  jpg: jpeg,
  jpeg,
  pdf: { kind: "file", type: "application/pdf", isIn: begins("%PDF-") },
  docx: { kind: "file", type: officeType("wordprocessingml.document"), isIn: office("word") },
  pptx: { kind: "file", type: officeType("presentationml.presentation"), isIn: office("ppt") },
  xlsx: { kind: "file", type: officeType("spreadsheetml.sheet"), isIn: office("xl") },
  ogg: {
    kind: "audio",
    type: "audio/ogg",
    // Of the formats in an Ogg file WhatsApp plays Opus alone.
    isIn: (bytes) => begins("OggS")(bytes) && bytes.subarray(0, 64).includes("OpusHead"),
  },
  mp3: { kind: "audio", type: "audio/mpeg", isIn: begins("ID3", [0xff, 0xfb], [0xff, 0xf3], [0xff, 0xf2]) },
  amr: { kind: "audio", type: "audio/amr", isIn: begins("#!AMR") },
};

/** How the names of files of a kind end, to be read: ".png, .jpg". */
export const endingsOf = (kind: MediaKind): string =>
  Object.entries(mediaTypes)
    .flatMap(([ending, type]) => (type.kind === kind ? [`.${ending}`] : []))
    .join(", ");

const megabyte = 1_000_000;

/** The largest file that WhatsApp takes, in bytes. */
export const maxBytes: Record<MediaKind, number> = {
  picture: 5 * megabyte,
  file: 16 * megabyte,
  audio: 16 * megabyte,
};

/** The ending of a file's name, without its dot. */
export const endingOf = (name: string): string => name.slice(name.lastIndexOf(".") + 1);
