import twilio from "twilio";
import type { Content } from "../../functions/engine/guide/guide.ts";
import type { TemplateStore } from "../../functions/store/templates.ts";
import { ContentError, compileContent } from "../content/compile.ts";
import { isInside, throughSst } from "../operate/stage.ts";
import { templatesOnStage } from "../operate/target.ts";
import { sst } from "./sst.ts";

/** What a command needs from outside. What it finds goes to `say`, what it is just doing to `progress`. */
export type Outside = {
  env: NodeJS.ProcessEnv;
  say: (line: string) => void;
  progress: (line: string) => void;
  /** What the assistant says. */
  content: () => Content;
  httpClient?: twilio.RequestClient;
  fetch: typeof fetch;
  sleep: (ms: number) => Promise<unknown>;
  /** Whether this process was started by `sst shell` for the stage. */
  isInside: typeof isInside;
  throughSst: typeof throughSst;
  sst: typeof sst;
  /** The templates of the stage in which this process is. */
  templateStore: () => Promise<TemplateStore>;
};

export type Command = (args: string[], outside: Outside) => Promise<number>;

/** The terminal, the network, and SST. */
const real: Outside = {
  env: process.env,
  say: (line) => console.log(line),
  progress: (line) => console.error(line),
  content: () => compileContent(),
  fetch,
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  isInside,
  throughSst,
  sst,
  templateStore: templatesOnStage,
};

/** Runs a command for whoever typed it, and ends with its exit code. */
export async function runAsTyped(command: Command): Promise<void> {
  process.exitCode = await run(command, process.argv.slice(2), real);
}

/** Runs a command. What goes wrong is told in a line. */
export async function run(command: Command, args: string[], outside: Outside): Promise<number> {
  try {
    return await command(args, outside);
  } catch (error) {
    outside.progress(explain(error));
    return 1;
  }
}

function explain(error: unknown): string {
  if (error instanceof twilio.RestException) {
    if (error.status === 401) return "Twilio does not know this account SID and token (or key and secret): check them";
    return `Twilio refused (${error.code ?? error.status}): ${error.message} ${error.moreInfo ?? ""}`.trim();
  }
  const { name, code, message, stack } = error as NodeJS.ErrnoException;
  if (error instanceof ContentError || code?.startsWith("ERR_PARSE_ARGS")) return message;
  if (code) return `Twilio could not be reached (${code}): ${message}`;
  return name === "Error" ? message : (stack ?? message);
}
