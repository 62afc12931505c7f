import { parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import { assemble } from "../assemble.ts";
import type { Authored } from "../check.ts";
import { todayIs } from "../compile.ts";
import { readFiles } from "../read-files.ts";
import type { Heard, ToHear } from "./listening.ts";
import { partsOf, problemsOfPart } from "./parts.ts";

/*
 * A thread that gives every word of changed parts to the listener, one part after the other, and says what it found. A newer
 * message takes the place of the one it is at.
 */

const port = parentPort!;
const { folder } = workerData as { folder: string };

/** @returns what is asked by then, when it is something else */
function hear({ round, parts }: ToHear): ToHear | undefined {
  const authored = compiled();
  if (!authored) return undefined;
  for (const part of parts.filter((each) => partsOf(authored).includes(each))) {
    const newer = newest();
    if (newer) return newer;
    const heard: Heard = { round, part, problems: problemsOfPart(authored, part) };
    port.postMessage(heard);
  }
  return undefined;
}

/** The content as it is now; nothing when it is broken, which the desk has said by then. */
function compiled(): Authored | undefined {
  const files = readFiles(folder);
  if (Array.isArray(files)) return undefined;
  const { content, problems } = assemble(files, () => "");
  const { guides, words, released, media } = files;
  return problems.length > 0 ? undefined : { content, guides, words, released, media, today: todayIs() };
}

function newest(): ToHear | undefined {
  let last: ToHear | undefined;
  for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port)) last = next.message;
  return last;
}

port.on("message", (asked: ToHear) => {
  for (let next: ToHear | undefined = newest() ?? asked; next; ) next = hear(next);
});
