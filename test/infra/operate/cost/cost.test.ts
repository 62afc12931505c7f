import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { content } from "../../../../functions/content.ts";
import { billFor, total } from "../../../../infra/operate/cost/bill.ts";
import { limits, paceOf } from "../../../../infra/operate/cost/pace.ts";
import { talksIn } from "../../../../infra/operate/cost/talk.ts";

/** As `npm run cost` runs it. */
const cost = (...options: string[]) =>
  promisify(execFile)(process.execPath, ["infra/operate/cost.ts", ...options], { env: { PATH: process.env.PATH } });

const talks = talksIn(content);
const given = { sms: 0.01, webhookSeconds: 0.05 };

test("the README shows what the command beside it prints", async () => {
  const [, options = "", shown] =
    /`npm run cost -- ([^`]+)`[^`]*```text\n(A conversation[^`]*)```/s.exec(readFileSync("README.md", "utf8")) ?? [];
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
  expect(many!.messages[`SMS, Khmer: ${talks.km.segments} segments`]).toBeCloseTo(1e6 * talks.km.segments * 0.01);
  expect(total(many!.aws) / 1e6).toBeLessThan(0.001);
  const standing = "Metrics, alarms, dashboard";
  expect(few!.aws[standing]).toBe(many!.aws[standing]);
  expect(few!.aws[standing]! / total(few!.aws)).toBeGreaterThan(0.9);
});

test("WhatsApp is priced by the message, where a price is given", () => {
  expect(Object.keys(billFor(1, talks, given).messages)).toHaveLength(3);
  const { messages } = billFor(10, talks, { ...given, whatsapp: 0.02 });
  const whole = talks.en.theirs + talks.en.ours;
  expect(messages[`WhatsApp: ${whole} messages`]).toBeCloseTo(10 * whole * 0.02);
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
    const { stdout } = await cost("--json", "--conversations", "5000", "--sms", "0.05");
    expect(JSON.parse(stdout)).toMatchObject({ given: { sms: 0.05 }, bills: [{ conversations: 5000 }] });
  });

  test("--help", async () => {
    expect((await cost("--help")).stdout).toContain("npm run cost -- --sms 0.05");
  });

  test.each([
    [["--sms", "0,05"], "--sms is a number, like 0.05: not 0,05"],
    [["--conversations", "many"], "--conversations is a number, like 5000: not many"],
    [["--ms", "0"], "--ms is a number, like 0.05: not 0"],
    [["5000"], "5000? Options begin with --: --help lists them"],
    [["--price", "1"], "Unknown option '--price': --help lists what there is"],
  ])("%j is refused in a line", async (options, says) => {
    await expect(cost(...options)).rejects.toMatchObject({ code: 1, stdout: "", stderr: `${says}\n` });
  });
});
