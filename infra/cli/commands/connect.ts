import type { Outside } from "../../twilio/outside.ts";
import type { Connected } from "../../twilio/target.ts";
import { defineCommand, usageError } from "../command.ts";
import { matching, text } from "../kinds.ts";

/** @param replaced parts of the outside world that a test replaces */
export const connectCommand = (replaced: Partial<Outside> = {}) =>
  defineCommand({
    about:
      "Connects a Twilio number or a Messaging Service to a deployment: shows what would change and, with --apply, changes it.",
    examples: [
      [
        "--number +12025550143 --origin https://sms.example.com",
        "a number for SMS, and the WhatsApp sender with the same number",
      ],
      [`--service MG... --origin https://sms.example.com`, "a Messaging Service, and the WhatsApp senders in it"],
    ],
    options: {
      number: {
        value: "NUMBER",
        kind: matching(/^\+[1-9]\d{6,14}$/, "a number like +12025550143"),
        help: "the number",
      },
      service: {
        value: "SID",
        kind: matching(/^MG[0-9a-f]{32}$/, "a Messaging Service's SID, MG and 32 digits"),
        help: "the Messaging Service",
      },
      origin: {
        value: "URL",
        kind: text("an address like https://sms.example.com"),
        help: "the deployment's address, as `npm run deploy` printed it, without the path",
      },
      "usage-limit": {
        value: "DOLLARS",
        kind: matching(/^(?!0+(\.0*)?$)\d+(\.\d{1,2})?$/, "US dollars a day, like 20"),
        help: "have Twilio call the deployment when a day costs the account this much, for the alarm usage-limit",
      },
      apply: { help: "make the changes; without it nothing is changed" },
      json: { help: "print the settings and changes as JSON, without the checklists" },
      "test-to": {
        value: "NUMBER",
        kind: matching(/^(whatsapp:)?\+[1-9]\d{6,14}$/, "a number like +12025550143 or whatsapp:+12025550143"),
        help: "with --apply: send a test message to this number, and follow its delivery",
      },
    },
    remarks: `Environment
  TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN  the account
  TWILIO_API_KEY, TWILIO_API_SECRET      in place of the token; then it is not checked whether the deployment has the token that signs webhooks`,
    async run({ values: { number, service, origin, apply, json, ...values } }, io) {
      const what: Connected | undefined =
        number !== undefined
          ? { by: "number", number }
          : service !== undefined
            ? { by: "service", sid: service }
            : undefined;
      if (what === undefined || (number !== undefined && service !== undefined) || origin === undefined)
        throw usageError("it needs --number or --service, and --origin");
      const { "usage-limit": limit, "test-to": testTo } = values;
      if (json && testTo !== undefined) throw usageError("--test-to follows a message: leave out --json");
      const { connect } = await import("../../twilio/connect.ts");
      const { realOutside } = await import("../../twilio/outside.ts");
      const usageLimit = limit === undefined ? undefined : Number(limit);
      return connect({ what, origin, testTo, usageLimit, isApplied: apply, json }, { ...realOutside(io), ...replaced });
    },
  });

export const command = connectCommand();
