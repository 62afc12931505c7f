import { readPrinted } from "../content/printed.ts";
import { numbersOfStage } from "../doors/numbers.ts";
import { nameOf, wrongOn } from "../doors/wrong.ts";
import type { Report } from "./report.ts";

/**
 * The printed posters of a stage that would be wrong: what `npm run doors -- --check` says.
 *
 * @param contentFolder where content/ is, with the record of what is printed
 */
export const postersReport =
  (contentFolder: string, stage: string | undefined, root = process.cwd()): Report =>
  ({ content }) => {
    const posters = readPrinted(contentFolder);
    // The compiler names what is wrong with the file.
    if (Array.isArray(posters)) return [];
    const numbers = stage === undefined ? undefined : numbersOfStage(root, stage);
    const ofStage = posters.value.filter((poster) => stage === undefined || (poster.stage ?? stage) === stage);
    const wrong = ofStage.flatMap((poster) =>
      wrongOn(content, poster, numbers).map(
        ({ language = Object.keys(poster.keywords).join(", "), what }) => `    ${nameOf(poster)}, ${language}: ${what}`,
      ),
    );
    return wrong.length > 0 ? ["Printed posters that would be wrong: npm run doors", ...wrong] : [];
  };
