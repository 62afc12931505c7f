/*
 * Finds the digits of a message that look like numbers to reply; "*1202#", "1-3", "4 steps", "3天" and "8 Dec" do not. Whether
 * a number can be replied now is decided in bubble.tsx.
 */

/** A line of a list ("2 What to prepare"), or a text with numbers in it. */
export type Line = { number: number; label: string } | { pieces: (string | number)[] };

/** The names of months in dates: Dec, ធ្នូ. */
const months = [
  new Intl.DateTimeFormat("en-GB", { month: "short", timeZone: "UTC" }),
  new Intl.DateTimeFormat("km", { month: "long", timeZone: "UTC" }),
].flatMap((format) => Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2026, month))));

// A Chinese unit follows the digit directly ("3天"), so that "3 月租" remains a line of a list.
const units = String.raw`[步天个分日月年次]|小时|\s*(?:steps?|(?:working )?days?|hours?|weeks?|months?|years?|ជំហាន|ថ្ងៃ|ម៉ោង|ខែ|ឆ្នាំ|${months.join("|")})`;
const before = String.raw`[\p{Script=Latin}\d*#+/-]|\d[.:,]|第|step |ជំហាន `;
const after = String.raw`[\p{Script=Latin}\d*#/-]|[.:,]\d|${units}`;
const digit = new RegExp(String.raw`(?<!${before})\d(?!${after})`, "giu");

export function linesOf(body: string): Line[] {
  return body.split("\n").map(lineOf);
}

function lineOf(line: string): Line {
  const [first, ...others] = line.matchAll(digit);
  // A line of a list begins with its number and offers nothing else; "2 Prepare, 0 Menu" is a sentence of two numbers.
  if (first?.index === 0 && others.length === 0 && line.length > 1)
    return { number: Number(first[0]), label: line.slice(1).trim() };
  const pieces = line.split(new RegExp(`(${digit.source})`, digit.flags));
  return { pieces: pieces.map((piece, i) => (i % 2 === 1 ? Number(piece) : piece)) };
}
