import type { FailedLine } from "./log.ts";

const maxFrames = 6;

/**
 * The name of an error and the places in our code where it was thrown. The message is left out, because it may contain
 * a number (Twilio), a key (AWS) or the invalid input (zod). A stack begins with the message, so its beginning is cut
 * off.
 */
export function failureOf(error: unknown): Pick<FailedLine, "error" | "stack"> {
  if (!(error instanceof Error)) return { error: "unknown" };
  const { name, message, stack = "" } = error;
  const said = stack.indexOf(message);
  const frames = said < 0 ? [] : stack.slice(said + message.length).split("\n");
  const ours = frames.filter((frame) => !/node_modules|\bnode:/.test(frame));
  const places = ours.flatMap((frame) => /^\s+at .*?([\w.-]+\.[cm]?[jt]s:\d+:\d+)\)?$/.exec(frame)?.[1] ?? []);
  return {
    error: /^[A-Za-z]{1,80}$/.test(name) ? name : "unknown",
    ...(places.length > 0 && { stack: places.slice(0, maxFrames).join(",") }),
  };
}
