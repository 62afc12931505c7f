import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Language } from "../../../../functions/text/language.ts";
import { content } from "../../../../functions/wiring/content.ts";
import { command } from "../../../../infra/cli/commands/cost.ts";
import { billFor, type Given, total } from "../../../../infra/operate/cost/bill.ts";
import { printed } from "../../../../infra/operate/cost/print.ts";
import { sampleConversations, transcriptOf } from "../../../../infra/operate/cost/sample-conversation.ts";
import { limits, throughputOf } from "../../../../infra/operate/cost/throughput.ts";
import { costOf } from "../../../../infra/operate/cost.ts";
import { inProcess } from "../../cli/typed.ts";

const cost = (...options: string[]) => inProcess(command, ["cost", ...options]);

const all = sampleConversations(content);
const { samples, longest, onWhatsApp } = all;
const given = { sms: 0.01, whatsapp: 0.005, metaFree: 0, webhookSeconds: 0.05 };

test("the README shows what the command beside it prints", async () => {
  const [, options = "", shown] =
    /`npm run cost -- ([^`]+)`[^`]*```text\n(A conversation[^`]*)```/s.exec(readFileSync("infra/README.md", "utf8")) ??
    [];
  const { out } = await cost(...options.split(" "));
  expect(shown?.trimEnd().split("\n")).toEqual(out.split("\n"));
});

test("the counts are those of the sample conversation", () => {
  for (const { theirs, ours, checkBacks, segments, ourSegments } of samples) {
    expect(checkBacks).toBe(1);
    // Every message of the person gets one reply. The check-back is the one message more.
    expect(ours).toBe(theirs + 1);
    expect([ourSegments >= ours, segments >= ourSegments + theirs]).toEqual([true, true]);
  }
  expect(samples.map(({ language }) => language)).toEqual(content.guides["cancel-sim-kh"]?.languages);
});

test("on WhatsApp the errand takes seven messages of ours", () => {
  expect([onWhatsApp.ours, onWhatsApp.checkBacks]).toEqual([7, 1]);
});

test("messages cost the price of their segments, AWS less than a tenth of a cent a conversation, and a small bill is mostly fixed costs", () => {
  const [few, many] = [1e3, 1e6].map((count) => billFor(count, all, given));
  expect(total(many!.messages["SMS, Khmer"]!)).toBeCloseTo(
    1e6 * (samples.find(({ language }) => language === "km")?.segments ?? 0) * 0.01,
  );
  expect(total(many!.aws) / 1e6).toBeLessThan(0.001);
  const standing = "Metrics, alarms, dashboard";
  expect(few!.aws[standing]).toBe(many!.aws[standing]);
  expect(few!.aws[standing]! / total(few!.aws)).toBeGreaterThan(0.9);
});

describe("by WhatsApp", () => {
  const { ours, theirs, checkBacks } = onWhatsApp;
  const twilio = 10 * (ours + theirs) * 0.005;

  test("Twilio bills both directions, and without Meta's price the bill says that its part is missing", () => {
    const { messages } = billFor(10, all, given);
    expect(messages).not.toHaveProperty("WhatsApp");
    expect(total(messages["WhatsApp without Meta's part"]!)).toBeCloseTo(twilio);
  });

  test("Meta bills our replies and check-backs, and not the person's messages", () => {
    const { WhatsApp } = billFor(10, all, { ...given, meta: 0.02 }).messages;
    expect(Object.values(WhatsApp!)).toEqual([expect.closeTo(twilio), expect.closeTo(10 * ours * 0.02)]);
  });

  test.each([
    ["some replies are free", 50, 10 * ours - 50],
    ["check-backs are templates, and never free", 1000, 10 * checkBacks],
  ])("%s", (_, metaFree, billed) => {
    const { WhatsApp } = billFor(10, all, { ...given, meta: 0.02, metaFree }).messages;
    expect(total(WhatsApp!)).toBeCloseTo(twilio + billed * 0.02);
  });

  test.each<[what: string, more: Partial<Given>, says: string[]]>([
    [
      "without Meta's price",
      {},
      ["what Meta charges for each sent one is an input (--meta PRICE)", "All, by WhatsApp without Meta's"],
    ],
    ["with it", { meta: 0.02 }, ["and each sent one $0.02 at Meta.", "All, by WhatsApp  "]],
    ["with free replies", { meta: 0.02, metaFree: 1000 }, ["$0.02 at Meta, 1,000 replies a month free."]],
  ])("%s the output says so", (_, more, says) => {
    const prices = { ...given, ...more };
    const text = printed(costOf(content, [10], prices), prices);
    for (const words of says) expect(text).toContain(words);
  });

  test.each([
    [250, 250],
    [251, 2_000],
    [2_001, 10_000],
    [100_000, 100_000],
    [100_001, undefined],
  ])("%i check-backs a day take the messaging limit %s", (aDay, limit) => {
    expect(throughputOf(30 * aDay, longest, 0.05)).toMatchObject({ checkBacks: aDay, messagingLimit: limit });
  });
});

test("fast webhooks are limited by Lambda's requests a second, slow ones by the concurrency", () => {
  expect([0.02, 0.1, 1].map((seconds) => limits(seconds).webhooksASecond)).toEqual([500, 500, 50]);
});

test("a sender that is just fast enough counts as one", () => {
  const aSecond = (30 * 36_000) / longest.ourSegments;
  expect([1, 1.01, 3, 3.1].map((times) => throughputOf(aSecond * times, longest, 0.05))).toMatchObject([
    { longCodes: 1, tollFree: 1 },
    { longCodes: 2, tollFree: 1 },
    { longCodes: 3, tollFree: 1 },
    { longCodes: 4, tollFree: 2 },
  ]);
});

describe("where a language has no transcript of the first guide", () => {
  /** A folder of content with the sample conversation in these languages alone. */
  function folderWith(...languages: Language[]): string {
    const folder = mkdtempSync(join(tmpdir(), "content-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    for (const language of languages) {
      const file = transcriptOf("cancel-sim-kh", language);
      cpSync(join("content", file), join(folder, file));
    }
    return folder;
  }

  test("npm run cost counts the others and names the missing one", () => {
    const there = content.guides["cancel-sim-kh"]!.languages.filter((language) => language !== "en");
    const found = sampleConversations(content, folderWith(...there));
    expect(found).toMatchObject({ missing: ["en"], longest: { language: "zh" } });
    expect(found.samples.map(({ language }) => language)).toEqual(there);
    const text = printed({ ...costOf(content, [10], given), ...found, bills: [billFor(10, found, given)] }, given);
    expect(text).toContain("Not counted: en (content/transcripts/cancel-sim-kh/en-in-a-shop.txt does not exist).");
    expect(text).toContain("content/transcripts/cancel-sim-kh/zh-in-a-shop.txt): 11 messages received and 12 sent.");
    expect(text).not.toContain("SMS, English");
  });

  test("cost says which file to write when no language has a transcript", () => {
    expect(() => sampleConversations(content, folderWith())).toThrow(
      "there is no sample conversation. Write content/transcripts/cancel-sim-kh/zh-in-a-shop.txt.",
    );
  });
});

describe("npm run cost", () => {
  test("--json prints all figures", async () => {
    const { out } = await cost("--json", "--conversations", "5000", "--meta", "0.01", "--meta-free", "1000");
    const given = { sms: 0.0083, whatsapp: 0.005, meta: 0.01, metaFree: 1000 };
    expect(JSON.parse(out)).toMatchObject({ given, bills: [{ conversations: 5000 }], missing: [] });
  });

  test.each([
    [["--sms", "0,05"], "--sms takes a number above zero, like 0.05: not 0,05"],
    [["--conversations", "many"], "--conversations takes a whole number of at least 1, like 5000: not many"],
    [["--meta", "free"], "--meta takes a number above zero, like 0.01: not free"],
    [["--meta-free", "0.5"], "--meta-free takes a whole number of at least 1, like 1000: not 0.5"],
    [["--ms", "0"], "--ms takes a number above zero, like 30: not 0"],
    [["5000"], "too many arguments: 5000"],
  ])("%j is refused in a line", async (options, says) => {
    expect(await cost(...options)).toEqual({
      code: 2,
      out: "",
      err: `checkback cost: ${says}. See: npm run cost -- --help`,
    });
  });
});
