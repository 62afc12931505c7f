import { type Mode, modes } from "../../local/fake-twilio/modes.ts";
import { defineCommand, usageError } from "../command.ts";
import { oneOf, text, wholeNumber } from "../kinds.ts";

const port = wholeNumber({ min: 1, max: 65_535, like: 4000 });

export const command = defineCommand({
  about:
    "Runs the assistant on this machine, with DynamoDB Local, a fake Twilio and a phone page; with --live, with the real Twilio.",
  examples: [
    ["", "continue with the stored conversations"],
    ["--fresh", "start empty"],
    ["--port 4000", "on another port; PORT=4000 does the same"],
    ["--default-opt-out", "as Twilio does by default, the fake answers STOP, START and HELP by SMS"],
    ["--twilio silent", "start with a fault of Twilio; the page switches it"],
    [
      "--live --origin https://words.trycloudflare.com",
      "with the real Twilio and your own phone; the tunnel leads to the next port",
    ],
    ["--restore", "restore the webhooks that a killed live desk has left"],
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
    live: { help: "use the real Twilio and the real clock, with conversations of their own" },
    origin: {
      value: "URL",
      kind: text("an address like https://words.trycloudflare.com"),
      help: "with --live: the address of a tunnel to the port after PORT",
    },
    yes: { help: "with --live: set the number's webhooks without asking; they are restored at the end" },
    restore: { help: "restore the webhooks that a killed live desk has left, and end" },
  },
  remarks: `Environment
  CHECKBACK_DATA      the folder of the stored conversations: .checkback by default
  DYNAMODB_LOCAL_JAR  a DynamoDBLocal.jar with DynamoDBLocal_lib beside it: the installed one by default
  WHATSAPP_BUTTONS    off: replies on WhatsApp have no buttons and lists
  TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN  what the fake Twilio and the webhooks sign with: made up by default; with --live the account
  TWILIO_NUMBER       with --live: the number that people text, for SMS, WhatsApp or both
  CHECKBACK_DEFAULT_OPT_OUT  with --live: off when Twilio does not answer STOP, START and HELP on this number`,
  async run({ values }, io) {
    const ofEnvironment = io.env.PORT ? port.parse(io.env.PORT) : 3000;
    if (ofEnvironment === undefined) throw usageError(`PORT takes ${port.expected}: not ${io.env.PORT}`);
    const buttons = io.env.WHATSAPP_BUTTONS || "on";
    if (buttons !== "on" && buttons !== "off") throw usageError(`WHATSAPP_BUTTONS is on or off: not ${buttons}`);
    const withButtons = buttons === "on";
    const { live, origin, yes, restore, fresh } = values;
    if (restore) {
      if (live) throw usageError("--restore comes without --live, which restores as well");
      const { restoreLeft } = await import("../../local/live/restore.ts");
      await restoreLeft(io);
      return;
    }
    if (live) {
      if (values.twilio !== undefined || values["default-opt-out"])
        throw usageError("--twilio and --default-opt-out belong to the fake Twilio: leave them out with --live");
      if (origin === undefined) throw usageError("--live needs --origin, the address of a tunnel: see README.md");
      const { runLive } = await import("../../local/live/run-live.ts");
      await runLive({ origin, port: values.port ?? ofEnvironment, fresh, isAgreed: yes }, io);
      return;
    }
    if (origin !== undefined || yes) throw usageError("--origin and --yes belong to --live");
    const { runDesk } = await import("../../local/start.ts");
    await runDesk(
      {
        fresh,
        defaultOptOut: values["default-opt-out"],
        mode: values.twilio ?? "well",
        withButtons,
        port: values.port ?? ofEnvironment,
      },
      io,
    );
  },
});
