import type { Outside } from "../../twilio/outside.ts";
import { defineCommand } from "../command.ts";
import { stage } from "../kinds.ts";

/** @param replaced parts of the outside world that a test replaces */
export const templatesCommand = (replaced: Partial<Outside> = {}) =>
  defineCommand({
    about:
      "The check-backs as WhatsApp templates: their status at Twilio and, with --apply, the creation and submission of missing ones.",
    examples: [
      ["", "show them"],
      ["--stage production", "show them, and whether this stage sends with the approved ones"],
      ["--stage production --apply", "create, submit, and have this stage send with the approved ones"],
    ],
    options: {
      stage: { value: "STAGE", kind: stage, help: "a deployment" },
      apply: { help: "create and submit what is missing" },
      json: { help: "print the list as JSON" },
    },
    remarks: `WhatsApp decides within a day or so. The sweep of each stage asks Twilio once a day and takes over what was approved. A changed text becomes a new template; the older one is used until the new one is approved. Nothing is ever deleted. The exit code is 1 when a template is rejected, paused or otherwise unusable, or when WhatsApp moved it to another category than UTILITY.

Environment
  TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN (or TWILIO_API_KEY, TWILIO_API_SECRET)`,
    async run({ values: { stage, apply, json }, typed }, io) {
      const { templates } = await import("../../twilio/templates.ts");
      const { realOutside } = await import("../../twilio/outside.ts");
      return templates({ stage, isApplied: apply, json, typed }, { ...realOutside(io), ...replaced });
    },
  });

export const command = templatesCommand();
