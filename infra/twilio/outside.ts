import type twilio from "twilio";
import type { Content } from "../../functions/engine/guide/guide.ts";
import type { TemplateStore } from "../../functions/store/templates.ts";
import type { Io } from "../cli/command.ts";
import { compileContent } from "../content/compiled.ts";
import { isInside, throughSst } from "../operate/stage.ts";
import { templatesOnStage } from "../operate/target.ts";
import { sst } from "./sst.ts";

/** What the commands for Twilio need from outside. Tests replace parts of it. */
export type Outside = {
  env: NodeJS.ProcessEnv;
  /** Prints a result. */
  say: (line: string) => void;
  /** Shows what the command does now. */
  progress: (line: string) => void;
  content: () => Content;
  httpClient?: twilio.RequestClient;
  fetch: typeof fetch;
  sleep: (ms: number) => Promise<unknown>;
  /** Whether this process was started by `sst shell` for the stage. */
  isInside: typeof isInside;
  throughSst: typeof throughSst;
  sst: typeof sst;
  /** The templates of the stage that this process runs in. */
  templateStore: () => Promise<TemplateStore>;
};

/** The terminal, the network, and SST. */
export const realOutside = ({ print, progress, env }: Io): Outside => ({
  env,
  say: print,
  progress: progress.step,
  content: () => compileContent(),
  fetch,
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  isInside,
  throughSst,
  sst,
  templateStore: templatesOnStage,
});
