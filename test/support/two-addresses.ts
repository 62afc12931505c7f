import { XMLParser } from "fast-xml-parser";
import type { SendPorts } from "../../functions/ports.ts";
import { memoryStore } from "../../functions/store/memory.ts";
import { sweepOverdue } from "../../functions/sweep-overdue.ts";
import { content } from "../../functions/wiring/content.ts";
import { approvedTemplates } from "../../infra/local/fake-twilio/templates.ts";
import { vault } from "./harness.ts";
import { appWorld, type Params, smsForm } from "./webhook.ts";

/** One person on WhatsApp, as their messages show them: by number, or by user id. */
export const number = "whatsapp:+85510000001";
export const id = "whatsapp:KH.13491208655302741918";

/** What a webhook says of them. `early`: as before user ids, by the number alone. */
export const shown = {
  number: { From: number, ExternalUserId: id },
  id: { From: id, ExternalUserId: id },
  early: { From: number },
} satisfies Record<string, Params>;

export type Shown = keyof typeof shown | Params;

const parser = new XMLParser({ trimValues: false, parseTagValue: false });

/** The app with the real content, on a store that can be looked into, and that person. */
export function twoAddresses() {
  const store = memoryStore();
  const world = appWorld(store);
  let messages = 0;
  const templates = Object.fromEntries(approvedTemplates(content).map(({ name, sid }) => [name, sid]));
  const sendPorts = (): SendPorts => ({ ...world.deps, content, templates: async () => templates });
  async function say(how: Shown, ...texts: string[]): Promise<string> {
    let said = "";
    for (const text of texts) {
      messages += 1;
      world.now += 1000;
      const form = smsForm(messages, text, { To: "whatsapp:+12025550143", MessageType: "text" });
      const sent = typeof how === "string" ? shown[how] : how;
      const response = await world.post("/twilio/message", { ...form, ...sent });
      said = parser.parse(await response.text()).Response?.Message ?? "";
    }
    return said;
  }
  return Object.assign(world, {
    store,
    say,
    sendPorts,
    /** How many requests to the store this takes. */
    async requests(act: () => Promise<unknown>) {
      world.calls.length = 0;
      await act();
      return [...world.calls];
    },
    /** Sends the check-backs that are due. Returns their addresses. */
    async checkBacks() {
      world.outbox.length = 0;
      await sweepOverdue(sendPorts());
      return world.outbox.map(({ to }) => to);
    },
    /** The row of this address. */
    at: (address: string) => store.load(vault.personKey(address), world.now),
    report: (To: string, MessageStatus: string, sid = "SM77") =>
      world.post("/twilio/status?check-back=", { MessageSid: sid, MessageStatus, To, From: "whatsapp:+12025550143" }),
  });
}
