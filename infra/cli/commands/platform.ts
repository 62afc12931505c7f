import { defineCommand } from "../command.ts";

export const command = defineCommand({
  about:
    "Fetches SST's components from npm, once for a version of SST. The type check of infra/aws and the plan need them.",
  examples: [["", "fetch them, unless they are there"]],
  options: {},
  async run(_, { progress }) {
    const { preparePlatform } = await import("../../plan/platform.ts");
    const { root } = await import("../../plan/plan.ts");
    await preparePlatform(root, progress.step);
  },
});
