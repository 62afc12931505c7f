import { vi } from "vitest";
import { day } from "../../../functions/engine/state/conversation.ts";
import { sweepOverdue } from "../../../functions/sweep-overdue.ts";
import { appWorld, smsForm } from "../../support/webhook.ts";

type Logged = Record<string, unknown>;

/** The lines that the functions log while a person talks, is not understood, and gets a check-back. */
export async function realLines(): Promise<Logged[]> {
  const world = appWorld();
  // The spy only reads. The lines still reach the search for leaks.
  const write = vi.spyOn(process.stdout, "write");
  const said = ["cancel my sim", "1", "qwerty uiop", "7"];
  for (const [n, body] of said.entries()) await world.post("/twilio/message", smsForm(n, body));
  const report = { MessageSid: "SM77", MessageStatus: "delivered", To: "+85510000001", From: "+12025550143" };
  world.now += 4 * day;
  await sweepOverdue(world.deps);
  await world.post("/twilio/status?check-back=none", report);
  const written = write.mock.calls.map(([chunk]) => String(chunk));
  write.mockRestore();
  return written.map((line) => JSON.parse(line));
}
