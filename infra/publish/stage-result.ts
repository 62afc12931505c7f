import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { insideShell } from "../operate/stage.ts";

/*
 * What the command found inside `sst shell`, in a file: sst shell turns every exit code that is not 0 into 1. When sst shell
 * cannot start, as for a stage that was never deployed, the file is missing.
 */

/** The file's path, in the environment of the process inside. */
const variable = "CHECKBACK_RESULT_FILE";

/** How many people a deployment would affect; undefined when the stage could not be read. */
export type StageResult = number | undefined;

/**
 * Runs `publishing` for a stage inside `sst shell`, which prints it.
 *
 * @param inside replaces `sst shell` in tests
 */
export async function publishingOfStage(
  stage: string,
  step: (line: string) => void,
  inside: typeof insideShell = insideShell,
): Promise<StageResult> {
  const folder = mkdtempSync(join(tmpdir(), "checkback-"));
  const file = join(folder, "people");
  try {
    step(`starting sst shell for ${stage}, to count its people ...`);
    await inside(stage, ["publishing", "--stage", stage], { [variable]: file });
    return readResult(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readResult(file: string): StageResult {
  try {
    return Number(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** Writes the result for the process outside. Does nothing when no process waits for it. */
export function writeResult(env: NodeJS.ProcessEnv, people: number): void {
  const file = env[variable];
  if (file) writeFileSync(file, String(people));
}
