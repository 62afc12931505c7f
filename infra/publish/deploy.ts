import { askYes } from "../cli/ask.ts";
import type { Io } from "../cli/command.ts";
import { lineOfContent, printWarning } from "../content/compile.ts";
import { compileContent } from "../content/compiled.ts";
import { runSst } from "../operate/stage.ts";
import { publishingOfStage, type StageResult } from "./stage-result.ts";

/** What a deployment needs from outside. Tests replace parts of it. */
export type Outside = {
  /** Compiles the content. @returns a line about it */
  compile: () => string;
  publishing: (stage: string, step: (line: string) => void) => Promise<StageResult>;
  /** Asks on the terminal; undefined without one. */
  ask: (question: string) => Promise<boolean | undefined>;
  /** Runs SST. @returns its exit code */
  sst: (args: string[]) => Promise<number>;
};

export const realOutside: Outside = {
  compile: () => lineOfContent(compileContent(printWarning)),
  publishing: publishingOfStage,
  ask: askYes,
  sst: runSst,
};

/** `isAgreed`: it goes on without asking. */
type Deployment = { stage: string; isAgreed: boolean };

/**
 * Says whom the deployment would affect, asks if it affects anyone, and deploys. Resolves to the exit code. Throws when there is
 * no terminal to answer on.
 */
export async function deploy({ stage, isAgreed }: Deployment, io: Io, outside: Outside): Promise<number> {
  io.progress.step("compiling the content ...");
  io.print(outside.compile());
  const people = await outside.publishing(stage, io.progress.step);
  if (people !== 0 && !isAgreed && !(await agrees(people, stage, outside.ask))) {
    io.note("nothing was deployed");
    return 1;
  }
  return outside.sst(["deploy", "--stage", stage]);
}

async function agrees(people: StageResult, stage: string, ask: Outside["ask"]): Promise<boolean> {
  const unread = `${stage} could not be read, so no one was counted. Before its first deployment this is right`;
  const answer = await ask(people === undefined ? `${unread}. Deploy?` : "Deploy all the same?");
  if (answer !== undefined) return answer;
  throw new Error(`${people === undefined ? unread : "people are affected"}. To deploy all the same, add --yes`);
}
