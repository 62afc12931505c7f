/** The languages a guide can be written in. ISO 639-1 codes: Chinese (simplified), English, Khmer. */
export const languages = ["zh", "en", "km"] as const;

export type Language = (typeof languages)[number];

const scripts: [Language, RegExp][] = [
  ["km", /\p{Script=Khmer}/u],
  ["zh", /\p{Script=Han}/u],
];

/**
 * The language that a text's script gives away, or nothing: Latin letters and digits are shared by everybody
 * ("SIM", "ok", "2"), so they never decide.
 */
export function languageOfScript(text: string): Language | undefined {
  return scripts.find(([, script]) => script.test(text))?.[0];
}
