import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { runTurn } from "../../functions/run-turn.ts";
import { addressOf, type Channel, channelOf } from "../../functions/twilio/address.ts";
import { compileContent } from "../content/compile.ts";
import { isInside, throughSst } from "./stage.ts";
import { onDesk, onStage, type Place } from "./target.ts";

const help = `Erases all that is stored of one person, as their own DELETE does: conversation, promise, timer, code, address.

  npm run forget                        on the desk that runs on this machine
  npm run forget -- --stage production  in the deployed table, through  sst shell  and your AWS credentials

It asks for the number, so that it stays out of your shell's history; a pipe may answer. Of a number, both the
conversation by SMS and the one by WhatsApp are erased; whatsapp:+855... erases only that. So does a user id, as Twilio's log
has it for somebody who hides their number: whatsapp:KH.1349... The log never had any of these.
`;

const named: Record<Channel, string> = { sms: "by SMS", whatsapp: "by WhatsApp" };

/** The addresses that somebody may be stored under. Throws when it can't be an address. */
function addressesOf(typed: string): string[] {
  const given = typed.replace(/[\s().-]/g, "");
  if (/^whatsapp:\S+$/.test(given)) return [given];
  if (!/^\+[1-9]\d{6,14}$/.test(given))
    throw new Error("that is no number: write it with its country, +85510000001, or as Twilio does, whatsapp:+855...");
  return [given, addressOf("whatsapp", given)];
}

async function erase({ deps }: Place, address: string): Promise<string> {
  const { turn } = await runTurn(deps, deps.personKey(address), { kind: "operator", command: "erase" }, { address });
  const isErased = turn.happened.some((each) => each.kind === "operator" && each.outcome === "erased");
  return `${named[channelOf(address)]}: ${isErased ? "erased" : "nothing is stored"}`;
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { help: { type: "boolean", short: "h" }, stage: { type: "string" } } });
  const { stage } = values;
  if (values.help) console.log(help);
  else if (stage !== undefined && !isInside(stage)) return throughSst(stage, process.argv.slice(1));
  else {
    const content = compileContent();
    const place =
      stage === undefined ? onDesk(content, process.env.CHECKBACK_DATA || ".checkback") : await onStage(content);
    const line = createInterface({ input: process.stdin, output: process.stderr });
    try {
      for (const address of addressesOf(await line.question("Their number: ")))
        console.log(await erase(place, address));
    } finally {
      line.close();
      place.client.destroy();
    }
  }
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
