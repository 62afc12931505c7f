import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { folder } from "./folder.ts";
import { leakIn } from "./leak.ts";

/** A line may be a whole bundle. */
const maxShown = 300;

/** Searches every line that was logged in this run, once, and forgets them: how many there were, and those that say too much. */
export function searchLogs(): { lines: number; leaks: string[] } {
  const files = existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
  const logged = files.flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line) => ({ by: basename(file, ".log"), line })),
  );
  rmSync(folder, { recursive: true, force: true });
  const leaks = logged.flatMap(({ by, line }) => {
    const what = leakIn(line);
    return what === undefined ? [] : [`${by} logged ${what}: ${line.slice(0, maxShown)}`];
  });
  return { lines: logged.length, leaks };
}
