import { defineCommand } from "../command.ts";
import { stage } from "../kinds.ts";

export const command = defineCommand({
  about:
    "Says whom a deployment of the content here would affect: people on pages that it lacks, check-backs that ask with such pages, and WhatsApp templates that are not approved. It only counts, and changes nothing.",
  examples: [
    ["--stage production", "a deployment, through `sst shell` and your AWS credentials"],
    ["", "the desk that runs on this machine"],
  ],
  options: { stage: { value: "STAGE", kind: stage, help: "a deployment; without it the desk" } },
  remarks:
    "`npm run deploy` does this first. The exit code is 1 when people are affected. It reads the whole table, as `npm run promises` does.",
  async run({ values: { stage } }, io) {
    const { isInside } = await import("../../operate/stage.ts");
    if (stage !== undefined && !isInside(stage)) {
      const { publishingOfStage } = await import("../../publish/stage-result.ts");
      const people = await publishingOfStage(stage, io.progress.step);
      if (people !== undefined) return people > 0 ? 1 : 0;
      throw new Error(
        `${stage} could not be read: the reason is above. A stage that was never deployed has no table. Whose credentials ` +
          "are used: aws sts get-caller-identity",
      );
    }
    const { publishingHere } = await import("../../publish/publishing-here.ts");
    return (await publishingHere(stage, io)) > 0 ? 1 : 0;
  },
});
