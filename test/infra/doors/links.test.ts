import { describe, expect, test } from "vitest";
import { advertisedKeyword } from "../../../functions/engine/guide/render.ts";
import { content as shipped } from "../../../functions/wiring/content.ts";
import { doorsOf } from "../../../infra/doors/doors.ts";
import { messageOf, waysTo } from "../../../infra/doors/links.ts";
import { contentOf, soup, tea } from "../../engine/small-guide.ts";
import { textOfQr } from "./read-qr.ts";

const number = "+12025550199";

describe("what a door sends", () => {
  test.each([
    ["TEA", undefined, "TEA"],
    ["泡茶", "market", "泡茶 #market"],
  ])("%s with the tag %s: %s", (keyword, tag, message) => {
    expect(messageOf(keyword, tag)).toBe(message);
  });
});

describe("the links of a message", () => {
  test.each([
    ["whatsapp", "TEA", "https://wa.me/12025550199?text=TEA", "https://wa.me/12025550199?text=TEA"],
    ["whatsapp", "泡茶 #market", `https://wa.me/12025550199?text=%E6%B3%A1%E8%8C%B6%20%23market`, undefined],
    ["sms", "TEA", "sms:+12025550199?&body=TEA", "SMSTO:+12025550199:TEA"],
    ["sms", "泡茶 #market", "sms:+12025550199?&body=%E6%B3%A1%E8%8C%B6%20%23market", "SMSTO:+12025550199:泡茶 #market"],
    ["sms", "cancel & go?", "sms:+12025550199?&body=cancel%20%26%20go%3F", "SMSTO:+12025550199:cancel & go?"],
  ] as const)("by %s: %s", (channel, message, link, scanned) => {
    expect(waysTo(channel, number, message)).toEqual({ link, scanned: scanned ?? link });
  });
});

describe("the doors of a guide", () => {
  const content = contentOf(tea, soup);

  test("are one for each language, by each channel that has a number", () => {
    const doors = doorsOf(content, tea, { numbers: { sms: number }, tag: undefined });
    expect(doors.map(({ language, message, links }) => [language, message, links.map(({ url }) => url)])).toEqual([
      ["zh", "泡茶", ["sms:+12025550199?&body=%E6%B3%A1%E8%8C%B6"]],
      ["en", "TEA", ["sms:+12025550199?&body=TEA"]],
    ]);
    const both = doorsOf(content, tea, { numbers: { sms: number, whatsapp: number }, tag: undefined });
    expect(both[0]?.links.map(({ channel }) => channel)).toEqual(["whatsapp", "sms"]);
  });

  test("are refused when the message does not open the guide", () => {
    const other = { ...tea, advertise: { zh: "煮汤", en: "TEA" } };
    expect(() => doorsOf(contentOf(other, soup), other, { numbers: { sms: number }, tag: undefined })).toThrow(
      "tea, zh: 煮汤 opens soup",
    );
  });

  test.each(Object.values(shipped.guides))("open $guide in each language, and their QR codes say the same", (guide) => {
    const numbers = { whatsapp: number, sms: number };
    for (const tag of [undefined, "market"])
      for (const { language, message, links } of doorsOf(shipped, guide, { numbers, tag })) {
        expect(message).toBe(messageOf(advertisedKeyword(shipped, guide, language) ?? "", tag));
        for (const { channel, qr } of links) expect(textOfQr(qr)).toBe(waysTo(channel, number, message).scanned);
      }
  });
});
