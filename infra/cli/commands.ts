import type { Command } from "./command.ts";

/** Every command, in the order of the help text. Its definition is loaded when it is called. */
export const commands: Record<string, { summary: string; load: () => Promise<{ command: Command }> }> = {
  start: {
    summary: "run the assistant on this machine, with a phone page",
    load: () => import("./commands/start.ts"),
  },
  content: {
    summary: "check the content and show what its messages cost",
    load: () => import("./commands/content.ts"),
  },
  facts: { summary: "list the facts that have to be checked again", load: () => import("./commands/facts.ts") },
  "new-guide": { summary: "make a small guide to start from", load: () => import("./commands/new-guide.ts") },
  "new-language": {
    summary: "make a language's file to start from, or say what it lacks",
    load: () => import("./commands/new-language.ts"),
  },
  translate: {
    summary: "write a language's texts into a spreadsheet, and bring it back",
    load: () => import("./commands/translate.ts"),
  },
  compile: {
    summary: "check the content and compile it for the functions",
    load: () => import("./commands/compile.ts"),
  },
  map: { summary: "draw each guide as a map", load: () => import("./commands/map.ts") },
  doors: {
    summary: "write links, QR codes and posters that lead people in",
    load: () => import("./commands/doors.ts"),
  },
  cards: {
    summary: "draw the sentences that people show to staff",
    load: () => import("./commands/cards.ts"),
  },
  promises: {
    summary: "list check-backs, explain, retry and cancel them",
    load: () => import("./commands/promises.ts"),
  },
  forget: { summary: "erase everything stored about one person", load: () => import("./commands/forget.ts") },
  restore: { summary: "copy lost items back from a restored table", load: () => import("./commands/restore.ts") },
  cost: { summary: "show what conversations cost in a month", load: () => import("./commands/cost.ts") },
  plan: { summary: "show what a deployment would create in AWS", load: () => import("./commands/plan.ts") },
  platform: {
    summary: "fetch SST's components, which `check` and `plan` need",
    load: () => import("./commands/platform.ts"),
  },
  publishing: {
    summary: "say whom a deployment would affect",
    load: () => import("./commands/publishing.ts"),
  },
  deploy: { summary: "say whom it would affect, and deploy", load: () => import("./commands/deploy.ts") },
  smoke: { summary: "check that a deployment works", load: () => import("./commands/smoke.ts") },
  connect: { summary: "connect a Twilio number to a deployment", load: () => import("./commands/connect.ts") },
  templates: {
    summary: "submit WhatsApp templates and show their status",
    load: () => import("./commands/templates.ts"),
  },
  secrets: { summary: "show which secrets of a stage are set", load: () => import("./commands/secrets.ts") },
};
