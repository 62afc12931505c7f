import { defineCommand } from "../command.ts";
import { stage, wholeNumber } from "../kinds.ts";

export const command = defineCommand({
  about: "What a deployment would create in AWS, computed from sst.config.ts. It needs no account.",
  examples: [
    ["", "of the stage dev"],
    ["--stage production", "of another stage"],
    ["--quota 10", "in an account with this quota of concurrent Lambda executions"],
    ["--json", "with every setting, to compare or search"],
  ],
  options: {
    stage: { value: "STAGE", kind: stage, help: "dev by default" },
    quota: { value: "COUNT", kind: wholeNumber({ min: 0, max: 999_999, like: 10 }), help: "1000 by default" },
    json: { help: "print everything as JSON" },
  },
  remarks: "It reads .env.<stage> and .env as a deployment does. The first run fetches SST's components from npm.",
  async run({ values: { stage = "dev", quota = 1000, json } }, { print, progress, env }) {
    const { compileContent } = await import("../../content/compiled.ts");
    const { planOf, root, settingsOf } = await import("../../plan/plan.ts");
    const { printed } = await import("../../plan/print.ts");
    progress.step("computing the plan, which takes a few seconds ...");
    compileContent();
    const plan = await planOf(root, stage, { ...settingsOf(root, stage, env), PLAN_LAMBDA_QUOTA: String(quota) });
    print(json ? JSON.stringify(plan, undefined, 2) : printed(plan));
  },
});
