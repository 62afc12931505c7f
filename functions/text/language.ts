/** The languages a guide can be written in. ISO 639-1 codes: Chinese (simplified), English, Khmer. */
export const languages = ["zh", "en", "km"] as const;

export type Language = (typeof languages)[number];

const scripts: [Language, RegExp][] = [
  ["km", /\p{Script=Khmer}/u],
  ["zh", /\p{Script=Han}/u],
];

/**
 * The language that a text's script shows, or nothing. Latin letters and digits never decide, because readers of every
 * language type them: "SIM", "ok", "2".
 */
export function languageOfScript(text: string): Language | undefined {
  return scripts.find(([, script]) => script.test(text))?.[0];
}
