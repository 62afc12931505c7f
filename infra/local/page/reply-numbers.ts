/** A line of a list ("2 What to prepare"), or a text with numbers to reply in it. */
export type Line = { number: number; label: string } | { pieces: (string | number)[] };

/** Invisible characters that begin a line, and a number to reply. */
const begins = /^[\u200e\u200f\u2066-\u2069]*$/;

/**
 * The lines of a message, with its numbers to reply. Whether a number can be replied now is decided in bubble.tsx.
 *
 * @param replies the positions of these numbers
 */
export function linesOf(body: string, replies: number[]): Line[] {
  let start = 0;
  return body.split("\n").map((line) => {
    const from = start;
    start += line.length + 1;
    return lineOf(
      line,
      replies.filter((at) => at >= from && at < start).map((at) => at - from),
    );
  });
}

function lineOf(line: string, [first, ...others]: number[]): Line {
  if (first === undefined) return { pieces: [line] };
  // A line of a list begins with its number and offers nothing else; "2 Prepare, 0 Menu" is a sentence of two numbers.
  if (others.length === 0 && begins.test(line.slice(0, first)) && line.length > first + 1)
    return { number: Number(line[first]), label: line.slice(first + 1).trim() };
  const ends = [first, ...others];
  const texts = [...ends, line.length].map((end, i) => line.slice(i === 0 ? 0 : ends[i - 1]! + 1, end));
  return { pieces: texts.flatMap((text, i) => (i === 0 ? [text] : [Number(line[ends[i - 1]!]), text])) };
}
