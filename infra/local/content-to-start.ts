import type { Content } from "../../functions/engine/guide/guide.ts";
import { ContentError } from "../content/compile.ts";
import { compileContent, lastCompiled } from "../content/compiled.ts";
import { lineOf, type Problem } from "../content/read.ts";
import type { WatchedContent } from "./follow-content.ts";

/**
 * The content that a desk starts with: what the author wrote, or the last good content when that has errors. Throws an
 * error that lists them when there is none.
 *
 * @param note gets lines for the terminal: the warnings, or that the content has errors
 * @param root the project's folder
 */
export function contentToStart(
  note: (line: string) => void,
  root?: string,
): { content: Content } & Pick<WatchedContent, "warnings"> {
  const warnings: Problem[] = [];
  try {
    const content = compileContent((problem) => warnings.push(problem), root);
    for (const problem of warnings) note(`warning: ${lineOf(problem)}`);
    return { content, warnings };
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    const content = lastCompiled(root);
    if (!content)
      throw new Error(
        `${error.message}\nNo good content was compiled here before, so there is none to start with. Correct this, and start again.`,
      );
    const count = error.problems.length === 1 ? "an error" : `${error.problems.length} errors`;
    note(`the content has ${count}, listed below; the phone starts with the last good content, ${content.version}`);
    return { content, warnings: "unchecked" };
  }
}
