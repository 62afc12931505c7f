import { files } from "./state.ts";
import type { ContentState } from "./wire.ts";

type Problem = ContentState["problems"][number];

const errorsIn = (state: ContentState | undefined) => (state?.problems ?? []).filter(({ isError }) => isError);

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? "" : "s"}`;

/** Always in sight: how many mistakes there are, and the way to them. */
export function MistakeCount() {
  const { length } = errorsIn(files.value);
  return (
    <output class="mistake-count">
      {length > 0 && <a href="#mistakes">{counted(length, "mistake")} in the content</a>}
    </output>
  );
}

/** What is wrong with the content's files: each mistake with a link that opens its line in an editor. */
export function Mistakes() {
  const state = files.value;
  if (!state) return null;
  const errors = errorsIn(state);
  const warnings = state.problems.filter(({ isError }) => !isError);
  return (
    <section class="mistakes" id="mistakes" aria-labelledby="content-files">
      <h2 id="content-files">Content</h2>
      <p class="note" data-testid="content-state">
        {stateOf(state, errors.length)}
      </p>
      <List problems={errors} />
      {warnings.length > 0 && (
        <details>
          <summary>{counted(warnings.length, "warning")}</summary>
          <List problems={warnings} />
        </details>
      )}
    </section>
  );
}

function stateOf({ refused, unheard }: ContentState, errors: number): string {
  if (refused) return "Not used, because of mistakes: the phone talks by the last good content.";
  if (unheard > 0) return "Live. Its words are still being listened to…";
  return errors > 0
    ? "Live, but some words are not understood as they are meant."
    : "Live: each change is here at once.";
}

function List({ problems }: { problems: Problem[] }) {
  return (
    <ul>
      {problems.map(({ file, line, where, message, href, isError }) => (
        <li key={`${file}:${line} ${where} ${message}`} data-testid={isError ? "mistake" : "warning"}>
          <a href={href}>
            {file.replace(/^content\//, "")}:{line}
          </a>{" "}
          {where && <b>{where}: </b>}
          {message}
        </li>
      ))}
    </ul>
  );
}
