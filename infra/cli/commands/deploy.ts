import type { Outside } from "../../publish/deploy.ts";
import { defineCommand, usageError } from "../command.ts";
import { stage } from "../kinds.ts";

/** @param replaced parts of the outside world that a test replaces */
export const deployCommand = (replaced: Partial<Outside> = {}) =>
  defineCommand({
    about:
      "Compiles the content, says whom its deployment would affect, deploys with SST, and ends with npm run smoke. When people are affected, it asks first.",
    examples: [
      ["--stage production", "deploy this stage"],
      ["--stage production --yes", "deploy without asking, as a workflow has to"],
    ],
    options: {
      stage: { value: "STAGE", kind: stage, help: "the stage to deploy" },
      yes: { help: "do not ask when people are affected, or when the stage cannot be read" },
    },
    remarks:
      "It needs your AWS credentials. Without a terminal to ask on, it ends with exit code 1 instead. SST's own options: npx sst deploy --help",
    async run({ values: { stage, yes } }, io) {
      if (stage === undefined) throw usageError("it needs a stage: --stage production");
      const { deploy, realOutside } = await import("../../publish/deploy.ts");
      return deploy({ stage, isAgreed: yes }, io, { ...realOutside, ...replaced });
    },
  });

export const command = deployCommand();
