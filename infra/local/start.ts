import type { Io } from "../cli/command.ts";
import { contentFolder } from "../content/compiled.ts";
import { missingFonts } from "../content/map/fonts.ts";
import { contentToStart } from "./content-to-start.ts";
import { type DeskOptions, startDesk } from "./desk.ts";
import { installJava } from "./java.ts";
import { liveFolder } from "./live/restore.ts";
import { isNoted } from "./live/webhook-note.ts";
import { untilEnded } from "./until-ended.ts";

type Start = Pick<DeskOptions, "fresh" | "defaultOptOut" | "mode" | "port" | "withButtons">;

/** Starts the desk and keeps it running until Ctrl-C. Rejects when it cannot start. */
export async function runDesk(options: Start, { note, print, progress, env }: Io): Promise<void> {
  progress.step("compiling the content ...");
  const { content, warnings } = contentToStart(note);
  for (const missing of missingFonts(content.languages)) note(`warning: ${missing}`);
  const desk = await startDesk({
    ...options,
    content,
    watched: { folder: contentFolder, warnings, print },
    folder: env.CHECKBACK_DATA || ".checkback",
    account: {
      sid: env.TWILIO_ACCOUNT_SID ?? `AC${"0".repeat(32)}`,
      authToken: env.TWILIO_AUTH_TOKEN ?? "desk-auth-token",
    },
    progress: (what) => progress.step(`starting ${what} ...`),
  }).catch((error: NodeJS.ErrnoException) => {
    const { port } = options;
    if (error.code !== "EADDRINUSE") throw error;
    throw new Error(`port ${port} is taken. Choose another: npm start -- --port ${port + 1}`);
  });
  if (isNoted(liveFolder(env)))
    note("warning: webhooks at Twilio still lead to a live desk that was killed. Restore them: npm start -- --restore");
  if (desk.isWithoutJava)
    print(`There is no Java, so conversations are kept in a file. For Amazon's DynamoDB engine: ${installJava}`);
  const now = desk.now();
  if (desk.toWall(now) !== now) print(`the desk's clock says ${new Date(now).toUTCString()}`);
  print(`\nThe phone is at ${desk.origin}  (Ctrl-C ends everything)\n`);
  untilEnded(env, async () => {
    print("\nclosing; conversations are stored");
    await desk.stop();
    return 0;
  });
}
