import type { Content } from "../../../functions/engine/guide/guide.ts";
import { defineCommand, type Kind } from "../command.ts";
import { matching, stage, text } from "../kinds.ts";

const number = matching(/^\+[1-9]\d{6,14}$/, "a number like +12025550143");

const languages: Kind<string[]> = {
  expected: "one to three languages' tags with commas between them",
  parse(typed) {
    const tags = [...new Set(typed.split(","))];
    return tags.length <= 3 && tags.every((tag) => /^[A-Za-z0-9-]+$/.test(tag)) ? tags : undefined;
  },
};

/** What a test replaces: the content, its folder, and the folder with the stages' settings. */
type Here = { content: () => Content; contentFolder: string; root: string };

export const doorsCommand = (replaced: Partial<Here> = {}) =>
  defineCommand({
    about:
      "Writes the ways in: for each guide and language a link for WhatsApp and SMS and its QR code, and for each guide a poster to print.",
    examples: [
      ["--stage production", "every guide, with the numbers in .env.production"],
      ["GUIDE --whatsapp +12025550143 --sms +12025550143", "one guide, with these numbers"],
      ["--stage production --tag market --printed", "count who comes by these, and record the posters as printed"],
      ["--check", "say which printed posters are wrong now; the exit code is 1 if any is"],
    ],
    options: {
      stage: { value: "STAGE", kind: stage, help: "a deployment" },
      whatsapp: { value: "NUMBER", kind: number, help: "the number that people write to on WhatsApp" },
      sms: { value: "NUMBER", kind: number, help: "the number that people text" },
      languages: {
        value: "TAG,TAG",
        kind: languages,
        help: "the languages of the posters, up to three; by default the first three of each guide",
      },
      tag: {
        value: "TAG",
        kind: text("a tag like market"),
        help: "stands behind the keyword, so that the log counts who came by this door",
      },
      printed: { help: "record the posters in content/doors.lock: they are printed" },
      check: { help: "compare the printed posters with the content and the numbers" },
      out: { value: "FOLDER", kind: text("a folder"), help: ".checkback/doors by default; with a tag, a folder in it" },
      json: { help: "print the links and files, or what is wrong, as JSON" },
    },
    maxPositionals: Number.POSITIVE_INFINITY,
    remarks:
      "A poster is a PDF in A4 and in A5, and a picture. It works offline. A tag counts once its poster is recorded (--printed) and content/doors.lock is deployed: the log line of the person's message has it as door.",
    async run({ values, positionals: names }, { print, note, progress }) {
      const { compileContent, contentFolder } = await import("../../content/compiled.ts");
      const { makeDoors } = await import("../../doors/make.ts");
      const { checkPrinted } = await import("../../doors/check.ts");
      const { resolve } = await import("node:path");
      progress.step("reading the content ...");
      const here: Here = {
        content: compileContent,
        contentFolder,
        root: resolve(import.meta.dirname, "../../.."),
        ...replaced,
      };
      const asked = { ...values, names, content: here.content(), contentFolder: here.contentFolder, root: here.root };
      return values.check
        ? checkPrinted(asked, { print, note })
        : makeDoors(asked, { print, note, step: progress.step });
    },
  });

export const command = doorsCommand();
