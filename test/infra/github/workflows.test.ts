import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "../plan/find.ts";

type Step = { uses?: string; run?: string; with?: Record<string, unknown>; env?: Record<string, string> };
type Job = {
  steps: Step[];
  permissions?: Record<string, string>;
  "timeout-minutes"?: number;
  environment?: string;
};
type Workflow = {
  // biome-ignore lint/suspicious/noExplicitAny: what starts a workflow has a form of its own for each event.
  on: Record<string, any>;
  permissions?: Record<string, string>;
  concurrency?: object;
  jobs: Record<string, Job>;
};

const textOf = (file: string) => readFileSync(join(root, ".github", file), "utf8");
const files = globSync(".github/workflows/*", { cwd: root }).map((path) => basename(path));
const workflow = (file: string): Workflow => parse(textOf(`workflows/${file}`));
const jobsOf = (file: string) => Object.values(workflow(file).jobs);
const stepsOf = (file: string) => jobsOf(file).flatMap(({ steps }) => steps);

/** What a workflow may write: a token for AWS, and an issue about facts. */
const writes = ["id-token", "issues"];

test("there is a workflow that tests, one that deploys, and one that looks after the facts", () => {
  expect(files.sort()).toEqual(["ci.yml", "deploy.yml", "facts.yml"]);
});

describe.each(files)("%s", (file) => {
  test("names every action by the hash of a commit, and the version that it is", () => {
    const used = [...textOf(`workflows/${file}`).matchAll(/uses: *(.*)/g)].map(([, what]) => what);
    expect(used).toHaveLength(stepsOf(file).filter(({ uses }) => uses).length);
    for (const what of used) expect(what).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test("is given no more rights than it names, ends in time, and runs once at a time", () => {
    const { permissions, concurrency } = workflow(file);
    expect(permissions).toBeDefined();
    for (const rights of [permissions, ...jobsOf(file).map((job) => job.permissions)])
      for (const [right, level] of Object.entries(rights ?? {}))
        expect([right, level]).toEqual([right, writes.includes(right) ? "write" : "read"]);
    for (const job of jobsOf(file)) expect(job["timeout-minutes"]).toBeLessThanOrEqual(60);
    expect(concurrency).toBeDefined();
  });

  test("leaves no token in the checkout", () => {
    const checkouts = stepsOf(file).filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    expect(checkouts.map((step) => step.with?.["persist-credentials"])).toEqual([false]);
  });

  test("passes typed inputs to shell commands only through the environment", () => {
    for (const { run = "" } of stepsOf(file)) expect(run).not.toContain("${{");
  });
});

test("all workflows use the same version of an action", () => {
  const used = new Set(files.flatMap((file) => stepsOf(file).flatMap(({ uses }) => uses ?? [])));
  const names = [...used].map((use) => use.split("@")[0]);
  expect(names).toEqual([...new Set(names)]);
});

describe("CI", () => {
  const steps = stepsOf("ci.yml");

  test("runs what .ci/run runs, on what is pushed and on what is proposed", () => {
    expect(Object.keys(workflow("ci.yml").on)).toEqual(["push", "pull_request"]);
    expect(steps.filter(({ run }) => run === "bash .ci/run")).toHaveLength(1);
    expect(readFileSync(join(root, ".ci/run"), "utf8")).toMatch(/^npm ci/m);
  });

  test("keeps a bill of materials, of the file that it has written", () => {
    const [, written] = /^npm sbom .*--sbom-format cyclonedx > (\S+)$/.exec(steps.at(-2)?.run ?? "") ?? [];
    expect(steps.at(-1)?.uses).toMatch(/^actions\/upload-artifact@/);
    expect(steps.at(-1)?.with?.path).toBe(written);
  });
});

describe("a deployment from GitHub", () => {
  const { on } = workflow("deploy.yml");
  const [job] = jobsOf("deploy.yml");
  const at = (what: RegExp) => job?.steps.findIndex(({ uses, run }) => what.test(uses ?? run ?? "")) ?? -1;

  test("is started by a person, for a stage whose environment guards it", () => {
    expect(Object.keys(on)).toEqual(["workflow_dispatch"]);
    expect(on.workflow_dispatch.inputs.stage).toMatchObject({ type: "environment", required: true });
    expect(job?.environment).toMatch(/^\$\{\{ inputs\.stage }}$/);
    expect(job?.steps.at(-1)?.run).toBe('npm run deploy -- --stage "$STAGE" $YES');
  });

  test("ends before it affects people, unless the person who starts it says so", () => {
    expect(on.workflow_dispatch.inputs.anyway).toMatchObject({ type: "boolean", default: false });
    expect(job?.steps.at(-1)?.env?.YES).toMatch(/^\$\{\{ inputs\.anyway && '--yes' \|\| '' }}$/);
  });

  test("has AWS's credentials from a token for this run, and after what others wrote was installed", () => {
    expect(job?.permissions).toEqual({ contents: "read", "id-token": "write" });
    const credentials = job?.steps[at(/^aws-actions\/configure-aws-credentials@/)]?.with ?? {};
    expect(credentials["role-to-assume"]).toMatch(/^\$\{\{ vars\.AWS_ROLE }}$/);
    expect(Object.keys(credentials).filter((name) => /key|secret/.test(name))).toEqual([]);
    expect(at(/^npm ci$/)).toBeGreaterThan(0);
    expect(at(/^aws-actions\//)).toBeGreaterThan(at(/^npm ci$/));
    expect(textOf("workflows/deploy.yml")).not.toContain("secrets.");
  });
});

test("the facts are looked after each month, and only that workflow may write issues", () => {
  expect(workflow("facts.yml").on.schedule).toEqual([{ cron: expect.stringMatching(/^\d+ \d+ 1 \* \*$/) }]);
  expect(stepsOf("facts.yml").at(-1)?.run).toBe("bash .github/facts.sh");
  const writers = files.filter((file) => jobsOf(file).some(({ permissions }) => permissions?.issues === "write"));
  expect(writers).toEqual(["facts.yml"]);
});

test("Dependabot looks after npm's packages and after the actions, together and weekly", () => {
  const { updates } = parse(textOf("dependabot.yml"));
  expect(updates.map((each: Record<string, unknown>) => each["package-ecosystem"])).toEqual(["npm", "github-actions"]);
  for (const { schedule, groups } of updates) {
    expect(schedule).toEqual({ interval: "weekly" });
    expect(Object.keys(groups).length).toBeGreaterThan(0);
  }
});
