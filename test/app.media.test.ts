import { XMLParser } from "fast-xml-parser";
import { describe, expect, test } from "vitest";
import { memoryStore } from "../functions/store/memory.ts";
import { content } from "../functions/wiring/content.ts";
import { appWorld, smsForm } from "./support/webhook.ts";

const parser = new XMLParser({ ignoreAttributes: true, trimValues: false, parseTagValue: false });
const origin = "https://files.example.com";

/** What the webhook answers to the words that lead to the counter card. */
async function answer(channel: "sms" | "whatsapp", media: { origin: string; byMms: boolean } | undefined, times = 1) {
  const world = appWorld(memoryStore(), { media });
  const address = (number: string) => (channel === "whatsapp" ? `whatsapp:${number}` : number);
  const form = smsForm(1, "柬文怎么说", { From: address("+85510000001"), To: address("+12025550143") });
  for (let i = 1; i < times; i += 1) await world.post("/twilio/message", form);
  const response = await world.post("/twilio/message", form);
  return parser.parse(await response.text()).Response.Message;
}

const card = content.guides["cancel-sim-kh"]?.pages["store.phrase"]?.picture?.zh;
const withCard = { Body: expect.stringContaining("请店员看"), Media: `${origin}/media/${card}` };

describe("the page with the counter card is answered", () => {
  test("on WhatsApp with the card and its text in one message", async () => {
    expect(await answer("whatsapp", { origin, byMms: false })).toEqual(withCard);
  });

  test("in the same way when the webhook is repeated", async () => {
    expect(await answer("whatsapp", { origin, byMms: false }, 2)).toEqual(withCard);
  });

  test("by SMS with its text", async () => {
    expect(await answer("sms", { origin, byMms: false })).toContain("请店员看");
  });

  test("by MMS with the card, where that is switched on", async () => {
    expect(await answer("sms", { origin, byMms: true })).toEqual(withCard);
  });

  test("with its text where no files are public", async () => {
    expect(await answer("whatsapp", undefined)).toContain("请店员看");
  });
});
