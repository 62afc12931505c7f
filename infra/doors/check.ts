import { usageError } from "../cli/command.ts";
import { ContentError } from "../content/compile.ts";
import { type Printed, printedFile, readPrinted } from "../content/printed.ts";
import { type Asked, type Output, refuseUnknown } from "./asked.ts";
import { type Numbers, numbersOfStage } from "./numbers.ts";
import { nameOf, wrongOn } from "./wrong.ts";

/** Says which printed posters are wrong. Resolves to the exit code: 1 when any is. */
export async function checkPrinted(asked: Asked, { print, note }: Output): Promise<number> {
  const { content, contentFolder, names, json } = asked;
  if (asked.printed || asked.tag !== undefined || asked.languages !== undefined || asked.out !== undefined)
    throw usageError("--check writes nothing: leave out --printed, --tag, --languages and --out");
  refuseUnknown({ ...asked, names: [] });
  const posters = readPrinted(contentFolder);
  if (Array.isArray(posters)) throw new ContentError(posters);
  const chosen = posters.value.filter(({ guide }) => names.length === 0 || names.includes(guide));
  const checked = chosen.map((poster) => {
    const numbers = numbersNow(asked, poster);
    return { poster, hasNumbers: numbers !== undefined, wrong: wrongOn(content, poster, numbers) };
  });
  const wrong = checked.filter((each) => each.wrong.length > 0);
  if (json)
    print(
      JSON.stringify(
        wrong.map(({ poster, wrong }) => ({ ...poster, wrong })),
        undefined,
        2,
      ),
    );
  else {
    for (const { poster, wrong: found } of wrong) {
      const all = Object.keys(poster.keywords).join(", ");
      print(`${nameOf(poster)}:\n${found.map(({ language = all, what }) => `  ${language}: ${what}`).join("\n")}`);
    }
    print(summary(chosen.length, wrong.length));
  }
  if (checked.some(({ hasNumbers }) => !hasNumbers))
    note("The numbers of some posters are not compared: give --stage, or --whatsapp and --sms.");
  return wrong.length > 0 ? 1 : 0;
}

/** The numbers that people write to now: those that were typed, or those of the stage that the poster is for. */
function numbersNow({ whatsapp, sms, stage, root }: Asked, poster: Printed): Numbers | undefined {
  const named = poster.stage ?? stage;
  const ofStage = named === undefined ? undefined : numbersOfStage(root, named);
  if (!ofStage && whatsapp === undefined && sms === undefined) return undefined;
  return { whatsapp: whatsapp ?? ofStage?.whatsapp, sms: sms ?? ofStage?.sms };
}

function summary(all: number, wrong: number): string {
  if (all === 0) return `No printed poster is recorded in content/${printedFile}.`;
  if (wrong === 0) return all === 1 ? "The printed poster is right." : `All ${all} printed posters are right.`;
  return `${wrong} of ${all} printed posters ${wrong === 1 ? "is" : "are"} wrong. Print new ones, and remove these from content/${printedFile}.`;
}
