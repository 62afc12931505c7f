import { parseArgs } from "node:util";
import { compareTables, putBack } from "./missing.ts";
import { progressOn } from "./progress.ts";
import { isInside, throughSst } from "./stage.ts";
import { tableOfStage } from "./target.ts";

const help = `Puts back into a stage's table what it lost, from a table that AWS restored beside it. What is there stays as it is.

  npm run restore -- --from restored --stage production          counts what is missing, and changes nothing
  npm run restore -- --from restored --stage production --apply  puts it back

  --from   the restored table, in the same account and region

It goes through  sst shell  and your AWS credentials. What has expired since is passed over, timers aside: they wake
check-backs that are due. It can be broken off and run again.
`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      from: { type: "string" },
      stage: { type: "string" },
      apply: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });
  const { from, stage, apply = false } = values;
  if (values.help) {
    console.log(help);
    return 0;
  }
  if (!from || stage === undefined) throw new Error("say --from and --stage: npm run restore -- --help");
  if (!isInside(stage)) return throughSst(stage, process.argv.slice(1));
  const { client, table } = await tableOfStage();
  if (from === table) throw new Error(`${from} is the stage's own table: restore into another one first`);
  const { say, done } = progressOn(process.stderr);
  try {
    const tables = { client, from, to: table, now: Date.now() };
    const counts = await (apply ? putBack : compareTables)(tables, (looked) =>
      say(`looked at ${looked} items ...`),
    ).finally(done);
    console.log(conclusion(counts, { from, table, apply }));
    return 0;
  } finally {
    client.destroy();
  }
}

type Counts = Awaited<ReturnType<typeof putBack>>;

function conclusion(
  { looked, expired, missing, put }: Counts,
  { from, table, apply }: { from: string; table: string; apply: boolean },
): string {
  const found = `${from} has ${looked} items. ${expired} have expired, ${missing} of the others are not in ${table}.`;
  if (apply) return `${found}\n${put} put back.`;
  return `${found}\n${missing === 0 ? "Nothing to put back." : "Nothing was changed. The same with --apply puts them back."}`;
}

try {
  process.exitCode = await main();
} catch (error) {
  const { name, message } = error as Error;
  console.error(name === "Error" ? message : `${name}: ${message}`);
  process.exitCode = 1;
}
