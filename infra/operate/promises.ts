import { parseArgs } from "node:util";
import { compileContent } from "../content/compile.ts";
import { act } from "./act.ts";
import { timesIn } from "./format-time.ts";
import { states, why } from "./history.ts";
import { list, type State } from "./list.ts";
import { progressOn } from "./progress.ts";
import { retryMany, type Wanted } from "./retry-many.ts";
import { everyPromise, withId } from "./scan-check-backs.ts";
import { isInside, throughSst } from "./stage.ts";
import { onDesk, onStage, type Place } from "./target.ts";

const help = `Promises to check back: what is open, what went wrong, and why. Never a number, never a text.

  npm run promises                        what is open, being sent, or did not go as it should; the newest first
  npm run promises -- list --all          all of them, for 30 days after the person's last word
  npm run promises -- list --state open   only these; can be said several times
  npm run promises -- why ID              the story of one. As much of its id as no other has is enough
  npm run promises -- retry ID            opens again what could not be sent: due at once, in the guide's hours
  npm run promises -- cancel ID           ends what is still to come

  npm run promises -- retry --state unsendable               how many could not be sent, by Twilio's error code
  npm run promises -- retry --state unsendable --error 30007 only those that were refused by this one
  npm run promises -- retry --state unsendable --apply       opens all of them again

They are read on the desk that runs on this machine (CHECKBACK_DATA, .checkback), or where you say:

  npm run promises -- --stage production  the deployed table, through  sst shell  and your AWS credentials

States: ${Object.keys(states).join(", ")}
`;

type Asked = { command: string; id?: string | undefined; states: State[] | "all"; many?: Wanted };

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: "boolean", short: "h" },
      stage: { type: "string" },
      all: { type: "boolean" },
      state: { type: "string", multiple: true, default: [] },
      error: { type: "string" },
      apply: { type: "boolean" },
    },
  });
  if (values.help) return print([help]);
  const asked = understood(positionals, values);
  const { stage } = values;
  if (stage !== undefined && !isInside(stage)) return throughSst(stage, process.argv.slice(1));
  const content = compileContent();
  const place =
    stage === undefined ? onDesk(content, process.env.CHECKBACK_DATA || ".checkback") : await onStage(content);
  try {
    return print(await answer(place, asked));
  } finally {
    place.client.destroy();
  }
}

/** What was asked for. Throws, saying what can be. */
function understood(
  [command = "list", id, ...rest]: string[],
  { state, all, error, apply = false }: { state: string[]; all?: boolean; error?: string; apply?: boolean },
): Asked {
  const isMany = command === "retry" && id === undefined && (state.length > 0 || error !== undefined);
  if (!isMany && (error !== undefined || apply))
    throw new Error("--error and --apply go with  npm run promises -- retry --state unsendable");
  if (error !== undefined && !/^[1-9]\d{4}$/.test(error))
    throw new Error(`--error is a code of Twilio's, like 30007: not ${error}`);
  if (isMany && state.some((name) => name !== "unsendable"))
    throw new Error("only what is unsendable can be opened again: --state unsendable");
  if (isMany) return { command, states: [], many: { error: error === undefined ? undefined : Number(error), apply } };
  const takesId = ["why", "retry", "cancel"].includes(command);
  if (!takesId && command !== "list") throw new Error(`there is no ${command}: list, why, retry or cancel`);
  if (takesId && !id) throw new Error(`which? npm run promises -- ${command} ID`);
  if (rest.length > 0 || (!takesId && id !== undefined)) throw new Error(`too many words: ${[id, ...rest].join(" ")}`);
  const unknown = state.find((name) => !Object.hasOwn(states, name));
  if (unknown !== undefined) throw new Error(`${unknown} is no state: ${Object.keys(states).join(", ")}`);
  return { command, id, states: all ? "all" : (state as State[]) };
}

async function answer(place: Place, { command, id = "", states, many }: Asked): Promise<string[]> {
  const { content, now } = place.deps;
  const times = (guide: string) => timesIn(content.guides[guide]?.hours.zone ?? "UTC", now());
  const { say, done } = progressOn(process.stderr);
  let unreadable = 0;
  const count = () => {
    unreadable += 1;
  };
  const all = await everyPromise(place, {
    progress: (items) => say(`looked at ${items} items ...`),
    unreadable: count,
  });
  done();
  if (unreadable > 0) console.error(`${unreadable} conversations could not be read: by another version's code?`);
  if (many) {
    const lines = await retryMany(place, all, many, times, say);
    done();
    return lines;
  }
  if (command === "list") return list(all, states, times);
  const found = withId(all, id);
  const inZone = times(found[0].conversation.promise.guide);
  if (command === "why") return why(found, inZone);
  return [await act(place, found, command === "retry" ? "retry" : "cancel", inZone)];
}

function print(lines: string[]): number {
  console.log(lines.join("\n"));
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
