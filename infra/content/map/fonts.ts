import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Language, Languages } from "../../../functions/text/language.ts";

/* The fonts of maps and of the phone page: Noto's, from npm, for the scripts of the content's languages. */

/** A font: its family in CSS, its package, and the folder of its files. */
export type Font = { family: string; name: string; folder: string };

/** What Noto's packages are called after, where it is not the script. The first has several scripts. */
const packageNames: Record<string, string> = {
  Latin: "",
  Cyrillic: "",
  Greek: "",
  Devanagari: "",
  Han: "-sc",
  Bopomofo: "-tc",
  Hiragana: "-jp",
  Katakana: "-jp",
  Hangul: "-kr",
};

const packageOf = (script: string): string =>
  `noto-sans${packageNames[script] ?? `-${script.toLowerCase().replaceAll("_", "-")}`}`;

const modules = fileURLToPath(new URL("../../../node_modules/", import.meta.url));

/** The installed font of a script, of a variable weight if there is one. */
function fontOf(script: string): Font | undefined {
  const names = ["@fontsource-variable", "@fontsource"].map((scope) => `${scope}/${packageOf(script)}`);
  const name = names.find((each) => existsSync(`${modules}${each}/index.css`));
  if (name === undefined) return undefined;
  const folder = `${modules}${name}`;
  const [, family = ""] = /font-family: '([^']+)'/.exec(readFileSync(`${folder}/index.css`, "utf8")) ?? [];
  return { family, name, folder };
}

/** The scripts of the languages. All of them have Latin names and digits. */
const scriptsOf = (languages: Languages): string[] => [
  ...new Set(["Latin", ...Object.values(languages).flatMap(({ scripts }) => scripts)]),
];

/** The installed fonts for these languages, Latin letters first. */
export function fontsOf(languages: Languages): Font[] {
  const fonts = scriptsOf(languages).flatMap((script) => fontOf(script) ?? []);
  return fonts.filter(({ name }, i) => fonts.findIndex((each) => each.name === name) === i);
}

/** For each script without a font, what to install. */
export const missingFonts = (languages: Languages): string[] =>
  scriptsOf(languages).flatMap((script) =>
    fontOf(script)
      ? []
      : `there is no font for the script ${script}, so the system's is used: npm install --save-dev --save-exact ` +
        `@fontsource-variable/${packageOf(script)} (or @fontsource/${packageOf(script)})`,
  );

/** The families for a text in one of these languages, as CSS has them: those of its scripts, all others, the system's. */
export function familiesFor(languages: Languages, language?: Language): string {
  const own = languages[language ?? ""]?.scripts.flatMap((script) => fontOf(script) ?? []) ?? [];
  const families = new Set([...own, ...fontsOf(languages)].map(({ family }) => `"${family}"`));
  return [...families, "system-ui", "sans-serif"].join(", ");
}
