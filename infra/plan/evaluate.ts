import crypto from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { answerOf, outputsOf } from "./mocks.ts";
import type { Plan } from "./plan.ts";
import { bundleProgram } from "./program.ts";
import { recordInto } from "./record.ts";
import { answerComponents } from "./sst-cli.ts";

/*
 * The process behind planOf(): runs sst.config.ts, SST's own components and all, with Pulumi's mocks in the place of its
 * engine, and writes what they would have it make to standard output. Pulumi has one state for a whole process, so
 * every plan has a process of its own.
 *
 *   node evaluate.ts <root> <stage> [<folder for the functions' bundles, to keep>]
 *
 * PLAN_LAMBDA_QUOTA is the account's quota of concurrent executions, or "refused" when it may not be read; else 1,000.
 */

const [root = "", stage = "", kept] = process.argv.slice(2);
const { PLAN_LAMBDA_QUOTA = "1000" } = process.env;
const quota = PLAN_LAMBDA_QUOTA === "refused" ? PLAN_LAMBDA_QUOTA : Number(PLAN_LAMBDA_QUOTA);
const work = mkdtempSync(join(tmpdir(), "plan-"));
// Beside SST's node_modules, where Pulumi is found.
const outfile = join(root, ".sst/platform", `plan-${process.pid}.mjs`);
const plan: Plan = { stage, region: "", resources: [], bundles: {} };

process.on("exit", () => {
  rmSync(work, { recursive: true, force: true });
  rmSync(outfile, { force: true });
});
process.on("uncaughtException", fail);
// Nothing is left to be made when nothing is left to be waited for.
process.once("beforeExit", () => process.stdout.write(JSON.stringify(plan)));
// Standard output is the plan's alone.
console.log = console.error;

await bundleProgram(root, work, outfile);
process.env.SST_SERVER = await answerComponents(root, kept ?? work, (name, size) => {
  plan.bundles[name] = size;
});
giveSecrets();
// Names end in random letters; not here, so that two plans can be compared.
crypto.randomBytes = ((size: number) => Buffer.alloc(size)) as typeof crypto.randomBytes;
await runMocked();

/** A plan needs no secrets. Each has a value that says whose it is, so that it's found where it mustn't be. */
function giveSecrets(): void {
  const isSecret = (name: unknown) => typeof name === "string" && name.startsWith("SST_SECRET_");
  process.env = new Proxy(process.env, {
    get: (env, name) => (isSecret(name) ? `the value of ${String(name)}` : Reflect.get(env, name)),
  });
}

async function runMocked(): Promise<void> {
  const { runtime } = createRequire(join(root, ".sst/platform/package.json"))("@pulumi/pulumi");
  type Registered = { type: string; name: string; inputs: Record<string, unknown>; id?: string };
  type Called = { token: string; inputs: Record<string, unknown> };
  const mocks = {
    newResource: ({ type, name, inputs, id }: Registered) => ({
      id: id || `${name}-id`,
      state: outputsOf(plan.region, type, name, inputs),
    }),
    call: ({ token, inputs }: Called) => answerOf({ region: plan.region, quota }, token, inputs),
  };
  await runtime.setMocks(mocks, "checkback", stage, false);
  recordInto(plan.resources, runtime.getMonitor());
  const { app, program } = await import(pathToFileURL(outfile).href);
  const told = await app({ stage });
  plan.region = regionOf(told.providers?.aws?.region);
  // With what SST puts where nothing is said.
  Object.assign(globalThis, { $app: { removal: "retain", protect: false, ...told, stage } });
  plan.outputs = await runtime.runInPulumiStack(program);
}

/**
 * What app() says counts more than the environment, and that more than SST's default.
 * https://github.com/anomalyco/sst/blob/dev/pkg/project/provider/aws.go (Init)
 */
function regionOf(pinned: string | undefined): string {
  return pinned || process.env.AWS_REGION || "us-east-1";
}

/** Some errors are for whoever wrote the configuration, and need no stack. */
function fail(error: Error): never {
  console.error(error.constructor === Error || error.name === "VisibleError" ? error.message : error.stack);
  process.exit(1);
}
