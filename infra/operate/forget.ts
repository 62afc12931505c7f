import { createInterface } from "node:readline";
import { runTurn } from "../../functions/run-turn.ts";
import { addressOf, type Channel, channelOf } from "../../functions/twilio/address.ts";
import type { Place } from "./target.ts";

const named: Record<Channel, string> = { sms: "by SMS", whatsapp: "by WhatsApp" };

/** Asks on standard error and reads one line of standard input. Rejects when the input ends without one. */
export function askForNumber(): Promise<string> {
  const line = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((resolve, reject) => {
    line.question("Their number: ", (answer) => {
      resolve(answer);
      line.close();
    });
    line.once("close", () => reject(new Error("no number was given. Type it when asked, or send it through a pipe.")));
  });
}

/** The addresses that a person can be stored under. Throws when the text is no address. */
export function addressesOf(typed: string): string[] {
  const text = typed.replace(/\s/g, "");
  // A user id has a dot in it, which belongs to it: whatsapp:KH.1349...
  if (/^whatsapp:[^+]/.test(text)) return [text];
  const number = text.replace(/[().-]/g, "");
  if (/^whatsapp:\+[1-9]\d{6,14}$/.test(number)) return [number];
  if (/^\+[1-9]\d{6,14}$/.test(number)) return [number, addressOf("whatsapp", number)];
  throw new Error(
    "that is not a number. Write it with its country code, +85510000001, or as Twilio does, whatsapp:+855...",
  );
}

/** Erases what is stored under an address. Resolves to a line that says whether there was anything. */
export async function erase({ deps }: Place, address: string): Promise<string> {
  const { turn } = await runTurn(deps, deps.personKey(address), { kind: "operator", command: "erase" }, { address });
  const isErased = turn.happened.some((each) => each.kind === "operator" && each.outcome === "erased");
  return `${named[channelOf(address)]}: ${isErased ? "erased" : "nothing is stored"}`;
}
