import { parseArgs } from "node:util";
import { ContentError, compileContent, warnAloud } from "../content/compile.ts";
import { startDesk } from "./desk.ts";
import { isMode, type Mode, modes } from "./fake-twilio/modes.ts";

const help = `Checkback on your desk: the assistant, DynamoDB Local, a Twilio double and a phone page.

  npm start                 go on with the kept conversations
  npm start -- --fresh      start empty
  npm start -- --port 4000  another port; PORT=4000 does the same (default 3000)

  npm start -- --default-opt-out
                            the double answers STOP, START and HELP by SMS itself, as Twilio does
                            for a number whose default handling of these words is left on

  npm start -- --twilio silent
                            begins with a fault of Twilio's; the page and POST /desk/twilio switch it:
${Object.entries(modes)
  .map(([mode, what]) => `      ${mode.padEnd(24)}${what}`)
  .join("\n")}

  DYNAMODB_LOCAL_JAR        the DynamoDBLocal.jar to run, with DynamoDBLocal_lib beside it (default: the installed one)
  CHECKBACK_DATA            where the desk keeps its data (default .checkback)
  TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN
                            what the double and the webhooks sign with (the defaults are made up)
`;

/** What goes wrong at the start and is for whoever typed the command: one line, no stack. */
function explain(error: unknown, port: number): string {
  if (error instanceof ContentError) return error.message;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "EADDRINUSE") return `port ${port} is taken: choose another with  npm start -- --port ${port + 1}`;
  return message;
}

function modeOf(text: string): Mode {
  if (isMode(text)) return text;
  throw new Error(`--twilio is one of ${Object.keys(modes).join(", ")}`);
}

async function main(): Promise<void> {
  let port = 3000;
  try {
    const { values } = parseArgs({
      options: {
        fresh: { type: "boolean" },
        help: { type: "boolean", short: "h" },
        port: { type: "string" },
        "default-opt-out": { type: "boolean" },
        twilio: { type: "string", default: "well" },
      },
    });
    if (values.help) return void console.log(help);
    port = Number(values.port ?? (process.env.PORT || port));
    if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Error("the port is a number from 1 to 65535");
    const mode = modeOf(values.twilio);
    const folder = process.env.CHECKBACK_DATA || ".checkback";
    const content = compileContent(warnAloud);
    const account = {
      sid: process.env.TWILIO_ACCOUNT_SID ?? `AC${"0".repeat(32)}`,
      authToken: process.env.TWILIO_AUTH_TOKEN ?? "desk-auth-token",
    };
    const desk = await startDesk({
      content,
      folder,
      fresh: values.fresh ?? false,
      defaultOptOut: values["default-opt-out"] ?? false,
      mode,
      port,
      account,
      progress: (what) => console.log(`starting ${what} ...`),
    });
    const now = desk.now();
    if (desk.toWall(now) !== now) console.log(`the desk's clock says ${new Date(now).toUTCString()}`);
    console.log(`\nThe phone is at ${desk.origin}  (Ctrl-C ends everything)\n`);
    let ending = false;
    const end = async () => {
      if (ending) return;
      ending = true;
      console.log("\nclosing; conversations are kept");
      await desk.stop();
      process.exit(0);
    };
    process.on("SIGINT", end).on("SIGTERM", end);
    // npm, told to end, does not tell us: its shell is just gone.
    const parent = process.ppid;
    if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && void end(), 500).unref();
  } catch (error) {
    console.error(explain(error, port));
    process.exit(1);
  }
}

await main();
