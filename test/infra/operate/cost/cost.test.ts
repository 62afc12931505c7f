import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { content } from "../../../../functions/wiring/content.ts";
import { billFor, type Given, total } from "../../../../infra/operate/cost/bill.ts";
import { printed } from "../../../../infra/operate/cost/print.ts";
import { talksIn } from "../../../../infra/operate/cost/sample-conversation.ts";
import { limits, paceOf } from "../../../../infra/operate/cost/throughput.ts";

/** As `npm run cost` runs it. */
const cost = (...options: string[]) =>
  promisify(execFile)(process.execPath, ["infra/operate/cost.ts", ...options], { env: { PATH: process.env.PATH } });

const talks = talksIn(content);
const given = { sms: 0.01, whatsapp: 0.005, metaFree: 0, webhookSeconds: 0.05 };

test("the README shows what the command beside it prints", async () => {
  const [, options = "", shown] =
    /`npm run cost -- ([^`]+)`[^`]*```text\n(A conversation[^`]*)```/s.exec(readFileSync("infra/README.md", "utf8")) ??
    [];
  const { stdout } = await cost(...options.split(" "));
  expect(shown?.trimEnd().split("\n")).toEqual(stdout.trimEnd().split("\n"));
});

test("each way of counting is the conversation's own", () => {
  for (const { theirs, ours, checkBacks, segments, ourSegments } of Object.values(talks)) {
    expect(checkBacks).toBe(1);
    // Whoever is asked answers, and the check-back comes unasked.
    expect(ours).toBe(theirs + 1);
    expect([ourSegments >= ours, segments >= ourSegments + theirs]).toEqual([true, true]);
  }
  expect(talks.km.segments).toBeGreaterThan(talks.zh.segments);
});

test("messages cost what a segment costs, and AWS a thousandth of that; it is the standing things that few pay for", () => {
  const [few, many] = [1e3, 1e6].map((count) => billFor(count, talks, given));
  expect(total(many!.messages["SMS, Khmer"]!)).toBeCloseTo(1e6 * talks.km.segments * 0.01);
  expect(total(many!.aws) / 1e6).toBeLessThan(0.001);
  const standing = "Metrics, alarms, dashboard";
  expect(few!.aws[standing]).toBe(many!.aws[standing]);
  expect(few!.aws[standing]! / total(few!.aws)).toBeGreaterThan(0.9);
});

describe("by WhatsApp", () => {
  const { ours, theirs, checkBacks } = talks.en;
  const twilios = 10 * (ours + theirs) * 0.005;

  test("Twilio bills both sides; without Meta's price the bill says that its part is missing", () => {
    const { messages } = billFor(10, talks, given);
    expect(messages).not.toHaveProperty("WhatsApp");
    expect(total(messages["WhatsApp without Meta's part"]!)).toBeCloseTo(twilios);
  });

  test("Meta bills ours, replies and check-backs, and none of theirs", () => {
    const { WhatsApp } = billFor(10, talks, { ...given, meta: 0.02 }).messages;
    expect(Object.values(WhatsApp!)).toEqual([expect.closeTo(twilios), expect.closeTo(10 * ours * 0.02)]);
  });

  test.each([
    ["some replies are free", 50, 10 * ours - 50],
    ["check-backs are templates, and never free", 1000, 10 * checkBacks],
  ])("%s", (_, metaFree, billed) => {
    const { WhatsApp } = billFor(10, talks, { ...given, meta: 0.02, metaFree }).messages;
    expect(total(WhatsApp!)).toBeCloseTo(twilios + billed * 0.02);
  });

  test.each<[what: string, more: Partial<Given>, says: string[]]>([
    [
      "without Meta's price",
      {},
      ["Meta asks for each of ours is an input (--meta PRICE)", "All, by WhatsApp without Meta's"],
    ],
    ["with it", { meta: 0.02 }, ["and each of ours $0.02 to Meta.", "All, by WhatsApp  "]],
    ["with free replies", { meta: 0.02, metaFree: 1000 }, ["$0.02 to Meta, 1,000 replies a month free."]],
  ])("%s the output says so", (_, more, says) => {
    const all = { ...given, ...more };
    const reckoned = {
      talks,
      bills: [billFor(10, talks, all)],
      paces: [paceOf(10, talks.en, 0.05)],
      limits: limits(0.05),
    };
    for (const words of says) expect(printed(reckoned, all)).toContain(words);
  });

  test.each([
    [250, 250],
    [251, 2_000],
    [2_001, 10_000],
    [100_000, 100_000],
    [100_001, undefined],
  ])("%i check-backs a day take the messaging limit %s", (aDay, limit) => {
    expect(paceOf(30 * aDay, talks.en, 0.05)).toMatchObject({ checkBacks: aDay, messagingLimit: limit });
  });
});

test("fast webhooks are held up by Lambda's requests a second, slow ones by how many run at once", () => {
  expect([0.02, 0.1, 1].map((seconds) => limits(seconds).webhooksASecond)).toEqual([500, 500, 50]);
});

test("a sender that is just enough is one", () => {
  const aSecond = (30 * 36_000) / talks.en.ourSegments;
  expect([1, 1.01, 3, 3.1].map((times) => paceOf(aSecond * times, talks.en, 0.05))).toMatchObject([
    { longCodes: 1, tollFree: 1 },
    { longCodes: 2, tollFree: 1 },
    { longCodes: 3, tollFree: 1 },
    { longCodes: 4, tollFree: 2 },
  ]);
});

describe("npm run cost", () => {
  test("--json is all of it", async () => {
    const { stdout } = await cost("--json", "--conversations", "5000", "--meta", "0.01", "--meta-free", "1000");
    const given = { sms: 0.0083, whatsapp: 0.005, meta: 0.01, metaFree: 1000 };
    expect(JSON.parse(stdout)).toMatchObject({ given, bills: [{ conversations: 5000 }] });
  });

  test("--help", async () => {
    expect((await cost("--help")).stdout).toContain("npm run cost -- --sms 0.05");
  });

  test.each([
    [["--sms", "0,05"], "--sms is a number, like 0.05: not 0,05"],
    [["--conversations", "many"], "--conversations is a number, like 5000: not many"],
    [["--meta", "free"], "--meta is a number, like 0.05: not free"],
    [["--meta-free", "0.5"], "--meta-free is a number, like 5000: not 0.5"],
    [["--ms", "0"], "--ms is a number, like 0.05: not 0"],
    [["5000"], "5000? Options begin with --: --help lists them"],
    [["--price", "1"], "Unknown option '--price': --help lists what there is"],
  ])("%j is refused in a line", async (options, says) => {
    await expect(cost(...options)).rejects.toMatchObject({ code: 1, stdout: "", stderr: `${says}\n` });
  });
});
