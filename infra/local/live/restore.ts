import { join } from "node:path";
import type twilio from "twilio";
import type { Io } from "../../cli/command.ts";
import { accountFrom } from "../../twilio/account.ts";
import { refuseIfHeld } from "../lock.ts";
import { isNoted, restoreWebhooks } from "./webhook-note.ts";

/** The folder of a live desk. Conversations of real people are never mixed with those of the desk. */
export const liveFolder = (env: NodeJS.ProcessEnv): string => join(env.CHECKBACK_DATA || ".checkback", "live");

/**
 * Restores the webhooks that a killed live desk has left. Rejects when a live desk is running, and with Twilio's error.
 *
 * @param httpClient replaces the connection to Twilio in tests
 */
export async function restoreLeft({ env, print, progress }: Io, httpClient?: twilio.RequestClient): Promise<void> {
  const folder = liveFolder(env);
  refuseIfHeld(folder);
  if (!isNoted(folder)) {
    print("No webhook has to be restored.");
    return;
  }
  const lines = await restoreWebhooks(folder, accountFrom(env, httpClient), progress.step);
  for (const line of lines) print(line);
}
