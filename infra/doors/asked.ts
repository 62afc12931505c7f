import type { Content } from "../../functions/engine/guide/guide.ts";
import { usageError } from "../cli/command.ts";
import type { Numbers } from "./numbers.ts";

/** What was typed behind `npm run doors`, the content, and where its folder and the settings of stages are. */
export type Asked = Numbers & {
  names: string[];
  stage: string | undefined;
  languages: string[] | undefined;
  tag: string | undefined;
  printed: boolean;
  json: boolean;
  out: string | undefined;
  content: Content;
  contentFolder: string;
  root: string;
};

/** Where results, and where warnings are written to. */
export type Output = { print: (text: string) => void; note: (text: string) => void };

/** Throws a usage error for a guide or a language that is not there. */
export function refuseUnknown({ content, names, languages = [] }: Asked): void {
  const guide = names.find((name) => !Object.hasOwn(content.guides, name));
  if (guide !== undefined)
    throw usageError(`there is no guide ${guide}: there are ${Object.keys(content.guides).join(", ")}`);
  const language = languages.find((tag) => !Object.hasOwn(content.languages, tag));
  if (language !== undefined)
    throw usageError(`there is no language ${language}: there are ${Object.keys(content.languages).join(", ")}`);
}
