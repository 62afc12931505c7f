import type { Content } from "../../functions/engine/guide/guide.ts";
import type { Authored } from "../content/check.ts";
import { isError } from "../content/compile.ts";
import { lineOf, type Problem } from "../content/read.ts";
import { readGuidesAhead } from "../content/read-files.ts";
import { listening } from "../content/watched/listening.ts";
import { contentRounds } from "../content/watched/rounds.ts";
import { editorLink } from "./editor-link.ts";
import type { ContentState } from "./page/wire.ts";
import { watchContent } from "./watch-content.ts";

export type WatchedContent = {
  /** The folder of content that is watched. */
  folder: string;
  /** The warnings of the content that the desk starts with; "unchecked" when it starts with other content than the folder's. */
  warnings: Problem[] | "unchecked";
  /** Gets lines for the terminal. */
  print: (line: string) => void;
};

type Following = WatchedContent & {
  /** Gets each sound content, to talk by from now on. */
  use: (content: Content) => void;
  /** Gets what is known of the content, after each change of it. */
  tell: (state: ContentState) => void;
};

/**
 * Compiles the content again after each change of its files. Content with an error is not used. The words of what has
 * changed are listened to later, and what is found then is only shown.
 */
export async function followContent({ folder, warnings, print, use, tell }: Following) {
  const rounds = contentRounds(folder, warnings);
  const printed = new Set(warnings === "unchecked" ? [] : warnings.map(lineOf));
  let authored: Authored | undefined;
  let refused = false;

  const say = () => {
    const problems = rounds.problems();
    const lines = new Set(problems.map(lineOf));
    for (const problem of problems)
      if (!printed.has(lineOf(problem))) print(`${isError(problem) ? "" : "warning: "}${lineOf(problem)}`);
    // A mistake that was mended and made again is printed again.
    printed.clear();
    for (const line of lines) printed.add(line);
    tell({ refused, unheard: rounds.unheard().length, problems: problems.map((problem) => shown(folder, problem)) });
  };
  const words = listening(folder, ({ part, problems }) => {
    rounds.hear(part, problems);
    say();
  });
  const change = () => {
    const begun = performance.now();
    const round = rounds.next();
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    refused = round.refused;
    if (round.authored && !refused) {
      authored = round.authored;
      use(authored.content);
      print(`content ${authored.content.version} is live, after ${seconds} s`);
      words.hear(rounds.unheard());
    }
    say();
    if (refused) print("the phone goes on with the last good content");
  };

  const first = (async () => {
    await readGuidesAhead(folder);
    if (warnings === "unchecked") return change();
    const round = rounds.next();
    refused = round.refused;
    authored = round.authored;
    say();
  })();
  // A file may go while it is read. The next change reads all of them again.
  const failed = (error: Error) => print(`the content could not be read: ${error.stack}`);
  const stopWatching = await watchContent(folder, () => void first.catch(failed).then(change).catch(failed));
  return {
    /** The last good content with its sources. */
    authored: () => first.catch(failed).then(() => authored && { authored, folder }),
    async stop() {
      await stopWatching();
      await first.catch(failed);
      await words.stop();
    },
  };
}

/** A problem with the address that opens its place in an editor. */
function shown(folder: string, problem: Problem): ContentState["problems"][number] {
  const { file, line, where, message } = problem;
  const href = `${editorLink(folder, file)}:${line}`;
  return { file, line, where, message, href, isError: isError(problem) };
}
