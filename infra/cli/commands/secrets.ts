import type { Outside } from "../../twilio/outside.ts";
import { defineCommand, usageError } from "../command.ts";
import { stage } from "../kinds.ts";

/** @param replaced parts of the outside world that a test replaces */
export const secretsCommand = (replaced: Partial<Outside> = {}) =>
  defineCommand({
    about: "Which secrets of a stage are set. No value is printed; sst secret list prints them all.",
    examples: [["--stage production", "the secrets of this stage"]],
    options: {
      stage: { value: "STAGE", kind: stage, help: "the deployment" },
      json: { help: "print the list as JSON" },
    },
    remarks: "The exit code is 1 when a secret is missing that a deployment needs.",
    async run({ values: { stage, json } }, io) {
      if (stage === undefined) throw usageError("it needs a stage: --stage production");
      const { secrets } = await import("../../twilio/secrets.ts");
      const { realOutside } = await import("../../twilio/outside.ts");
      return secrets({ stage, json }, { ...realOutside(io), ...replaced });
    },
  });

export const command = secretsCommand();
