import { type Mode, modes } from "../../local/fake-twilio/modes.ts";
import { defineCommand, usageError } from "../command.ts";
import { oneOf, wholeNumber } from "../kinds.ts";

const port = wholeNumber({ min: 1, max: 65_535, like: 4000 });

export const command = defineCommand({
  about: "Runs the assistant on this machine, with DynamoDB Local, a fake Twilio and a phone page.",
  examples: [
    ["", "continue with the stored conversations"],
    ["--fresh", "start empty"],
    ["--port 4000", "on another port; PORT=4000 does the same"],
    ["--default-opt-out", "as Twilio does by default, the fake answers STOP, START and HELP by SMS"],
    ["--twilio silent", "start with a fault of Twilio; the page switches it"],
  ],
  options: {
    fresh: { help: "delete the stored conversations first" },
    port: { value: "PORT", kind: port, help: "3000 by default" },
    "default-opt-out": { help: "the fake Twilio answers opt-out words by SMS" },
    twilio: {
      value: "FAULT",
      kind: oneOf(Object.keys(modes) as Mode[]),
      help: `how the fake Twilio behaves:\n${Object.entries(modes)
        .map(([mode, what]) => `${mode.padEnd(23)} ${what}`)
        .join("\n")}`,
    },
  },
  remarks: `Environment
  CHECKBACK_DATA      the folder of the stored conversations: .checkback by default
  DYNAMODB_LOCAL_JAR  a DynamoDBLocal.jar with DynamoDBLocal_lib beside it: the installed one by default
  TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN  what the fake Twilio and the webhooks sign with: made up by default`,
  async run({ values }, io) {
    const ofEnvironment = io.env.PORT ? port.parse(io.env.PORT) : 3000;
    if (ofEnvironment === undefined) throw usageError(`PORT takes ${port.expected}: not ${io.env.PORT}`);
    const { runDesk } = await import("../../local/start.ts");
    await runDesk(
      {
        fresh: values.fresh,
        defaultOptOut: values["default-opt-out"],
        mode: values.twilio ?? "well",
        port: values.port ?? ofEnvironment,
      },
      io,
    );
  },
});
