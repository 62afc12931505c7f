import type { Built } from "../lambda/built.ts";
import { environmentOf } from "../lambda/environment.ts";
import { posted, sms } from "../lambda/events.ts";
import { invokeFresh } from "../lambda/fresh.ts";

/** Enough rounds for a median. The bundles take turns, so that other load on the machine slows all of them alike. */
const rounds = 15;

/**
 * The duration of a cold start: a fresh Node process loads a bundle, answers one signed webhook on DynamoDB Local, and
 * ends. The others are compared with the first.
 *
 * @param folders the folders of the bundles, by name
 */
export async function coldStarts(inbound: Built, folders: Record<string, string>, table: string, dynamo: string) {
  const env = environmentOf(inbound, table, dynamo);
  const taken = new Map<string, number[]>(Object.keys(folders).map((name) => [name, []]));
  for (let round = -1; round < rounds; round += 1)
    for (const [name, folder] of Object.entries(folders)) {
      const began = performance.now();
      const { answer } = await invokeFresh({ folder }, env, posted("/twilio/message", sms("注销")));
      if (answer.statusCode !== 200) throw new Error(`${name} answered ${answer.statusCode}`);
      // The first round warms the disk's cache.
      if (round >= 0) taken.get(name)?.push(performance.now() - began);
    }
  const median = (name: string) => taken.get(name)?.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN;
  const [first = ""] = Object.keys(folders);
  return Object.keys(folders).map((name) => ({
    "cold start": name,
    "median ms": Math.round(median(name)),
    [`of "${first}"`]: Number((median(name) / median(first)).toFixed(2)),
  }));
}
