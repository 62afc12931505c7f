import type { Io } from "../../cli/command.ts";
import { printWarning } from "../../content/compile.ts";
import { compileContent } from "../../content/compiled.ts";
import { installJava } from "../java.ts";
import { untilEnded } from "../until-ended.ts";
import { type LiveDesk, type LiveOutside, type LiveRequest, startLive } from "./start-live.ts";

/** Starts the live desk and keeps it running until Ctrl-C. Rejects when it cannot start. */
export async function runLive(request: LiveRequest, io: Io, replaced: Partial<LiveOutside> = {}): Promise<void> {
  const { print, progress, note, env } = io;
  const content = () => {
    progress.step("compiling the content ...");
    return compileContent(printWarning);
  };
  const beforeChange = (stop: LiveDesk["stop"]) =>
    untilEnded(env, async () => {
      print("\nclosing; conversations are stored");
      try {
        await stop();
        return 0;
      } catch (error) {
        note(`the webhooks could not be restored: ${(error as Error).message}. Try again: npm start -- --restore`);
        return 1;
      }
    });
  const { desk } = await startLive(request, io, { content, beforeChange, ...replaced }).catch(
    (error: NodeJS.ErrnoException) => {
      const { port } = request;
      if (error.code !== "EADDRINUSE") throw error;
      throw new Error(`port ${port} or ${port + 1} is taken. Choose another: npm start -- --live --port ${port + 10}`);
    },
  );
  if (desk.isWithoutJava)
    print(`There is no Java, so conversations are kept in a file. For Amazon's DynamoDB engine: ${installJava}`);
  const { live } = await desk.feed.snapshot();
  const by = live?.channels.map((channel) => ({ sms: "SMS", whatsapp: "WhatsApp" })[channel]).join(" or ");
  print(`\nText ${live?.number} by ${by}. What happens is at ${desk.origin}  (Ctrl-C ends everything)\n`);
}
