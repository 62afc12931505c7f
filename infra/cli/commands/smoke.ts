import { defineCommand } from "../command.ts";
import { stage, text } from "../kinds.ts";

export const command = defineCommand({
  about: "Checks that a deployment works. It stores nothing and sends no message. npm run deploy ends with it.",
  examples: [
    ["", "the stage that was last deployed from here"],
    ["--stage production", "this stage; add --origin if it was deployed from another machine"],
    ["--no-metric", "without waiting for a metric in CloudWatch, which takes five minutes at most"],
  ],
  options: {
    stage: { value: "STAGE", kind: stage, help: "the stage that was last deployed by default" },
    origin: {
      value: "URL",
      kind: text("an address like https://sms.example.com"),
      help: "its address, without a path",
    },
    "no-metric": { help: "do not wait for CloudWatch" },
    json: { help: "print the checks as JSON" },
  },
  remarks: "It needs your AWS credentials, as `npm run deploy` does. The exit code is 1 when a check failed.",
  async run({ values, typed }, io) {
    const { isHealthy, targetOf } = await import("../../operate/smoke.ts");
    const { isInside, throughSst } = await import("../../operate/stage.ts");
    const { stage, origin } = targetOf(values.stage, values.origin);
    if (!isInside(stage)) return throughSst(stage, [...typed, "--stage", stage], io.progress.step);
    return (await isHealthy({ origin, withMetric: !values["no-metric"], json: values.json, io })) ? 0 : 1;
  },
});
