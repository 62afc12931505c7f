import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs, parseEnv } from "node:util";
import { planOf } from "./plan.ts";
import { printed } from "./print.ts";

const help = `What a deployment would make in AWS, worked out from sst.config.ts. It needs no account.

  npm run plan                           of the stage "dev"
  npm run plan -- --stage production     of another one
  npm run plan -- --quota 10             in an account with such a quota of concurrent Lambda executions (1000)
  npm run plan -- --json                 with all settings, to be compared or searched

It reads .env.<stage> and .env as a deployment does. The first time, it fetches SST's components from npm.
`;

const root = join(import.meta.dirname, "../..");

/** As SST does: the stage's file counts more than the environment, and that more than the file for all stages. */
function environmentOf(stage: string): Record<string, string> {
  const read = (file: string) => (existsSync(join(root, file)) ? parseEnv(readFileSync(join(root, file), "utf8")) : {});
  return { ...read(".env"), ...process.env, ...read(`.env.${stage}`) } as Record<string, string>;
}

try {
  const { values } = parseArgs({
    options: {
      stage: { type: "string", default: "dev" },
      json: { type: "boolean" },
      quota: { type: "string", default: "1000" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) console.log(help);
  else if (!/^[a-zA-Z0-9-]+$/.test(values.stage)) throw new Error("a stage is named with letters, digits and hyphens");
  else if (!/^\d{1,6}$/.test(values.quota)) throw new Error(`--quota is a number, like 10: not ${values.quota}`);
  else {
    const env = { ...environmentOf(values.stage), PLAN_LAMBDA_QUOTA: values.quota };
    const plan = await planOf(root, values.stage, env);
    console.log(values.json ? JSON.stringify(plan, null, 2) : printed(plan));
  }
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
