import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import type { Line } from "../../../../functions/log/log.ts";
import { deployed } from "../../../support/served.ts";
import { twilio } from "../../../support/webhook.ts";
import { aCloudWatch } from "./cloudwatch.ts";

/** The command as it is typed: what it prints, and its exit code. */
async function smoke(env: NodeJS.ProcessEnv, ...args: string[]) {
  const options = { env: { PATH: process.env.PATH, ...env } };
  const running = promisify(execFile)(process.execPath, ["infra/operate/smoke.ts", ...args], options);
  const { code = 0, stdout, stderr } = await running.catch((failed) => failed);
  return { code, out: stdout.trim().split("\n"), err: stderr.trim() };
}

/** What sst shell hands on. */
const inside = (token = twilio.authToken, cloudwatch = "http://127.0.0.1:9") => ({
  CHECKBACK_STAGE: "smoke-test",
  SST_RESOURCE_App: JSON.stringify({ name: "checkback", stage: "smoke-test" }),
  SST_RESOURCE_TwilioAuthToken: JSON.stringify({ value: token }),
  AWS_REGION: "local",
  AWS_ACCESS_KEY_ID: "desk",
  AWS_SECRET_ACCESS_KEY: "desk",
  AWS_ENDPOINT_URL_CLOUDWATCH: cloudwatch,
});

const stage = ["--stage", "smoke-test"];

test("a deployment that works passes, and its own refusal is the metric that is seen", async () => {
  const { origin, world } = await deployed();
  const { endpoint, queries } = await aCloudWatch(() => world.lines as Line[]);
  const { code, out } = await smoke(inside(undefined, endpoint), ...stage, "--origin", origin);
  expect(out.map((line: string) => line.slice(0, 8))).toEqual(["ok      ", "ok      ", "ok      ", "ok      "]);
  expect(code).toBe(0);
  expect(queries).toMatchObject([{ Dimensions: [{ Name: "service", Value: "checkback-smoke-test" }] }]);
});

test("one with another token fails with a line that says what to do, and no metric is waited for", async () => {
  const { origin } = await deployed();
  const { code, out } = await smoke(inside("another"), ...stage, "--origin", origin);
  expect([code, out.length]).toEqual([1, 3]);
  expect(out[2]).toMatch(/^failed {2}a webhook signed with TwilioAuthToken is taken: .*TwilioAuthToken is not/);
}, 30_000);

test("--no-metric asks nothing of CloudWatch", async () => {
  const { origin } = await deployed();
  const { code, out } = await smoke(inside(), ...stage, "--origin", origin, "--no-metric");
  expect([code, out.length]).toEqual([0, 3]);
});

test.each([
  [[...stage], "smoke-test was not deployed from here last: say where it is, --origin https://..."],
  [[...stage, "--origin", "https://sms.example.com/twilio/message"], "without a path: https://sms.example.com"],
  [[...stage, "--origin", "http://sms.example.com"], "--origin is where it is deployed"],
  [["--stage", "", "--origin", "https://sms.example.com"], "which stage? --stage production"],
  [["--colour"], "Unknown option '--colour'"],
])("%j is refused in a line", async (args, says) => {
  const { code, out, err } = await smoke(inside(), ...args);
  expect([code, out, err]).toEqual([1, [""], expect.stringContaining(says)]);
  expect(err).not.toContain("    at ");
});

test("--help", async () => {
  expect((await smoke({}, "--help")).out.join("\n")).toContain("npm run smoke -- --stage production");
});
