import { expect, onTestFinished, test, vi } from "vitest";
import type { Line } from "../../../../functions/log/log.ts";
import { command } from "../../../../infra/cli/commands/smoke.ts";
import { deployed } from "../../../support/served.ts";
import { twilio } from "../../../support/webhook.ts";
import { cli, inProcess } from "../../cli/typed.ts";
import { aCloudWatch } from "./cloudwatch.ts";

// In this process the checks are tried again at once.
vi.mock("node:timers/promises", async (original) => ({
  ...(await original<typeof import("node:timers/promises")>()),
  setTimeout: async () => {},
}));

/** Types the command. Returns its output and exit code. */
async function smoke(env: NodeJS.ProcessEnv, ...args: string[]) {
  const { code, out, err } = await cli(["smoke", ...args], { env });
  return { code, out: out.split("\n"), err };
}

/** The environment inside `sst shell`. */
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

test("a working deployment passes, and its own refusal is the metric", async () => {
  const { origin, world } = await deployed();
  const { endpoint, queries } = await aCloudWatch(() => world.lines as Line[]);
  const { code, out } = await smoke(inside(undefined, endpoint), ...stage, "--origin", origin);
  expect(out.map((line: string) => line.slice(0, 8))).toEqual(["ok      ", "ok      ", "ok      ", "ok      "]);
  expect(code).toBe(0);
  expect(queries).toMatchObject([{ Dimensions: [{ Name: "service", Value: "checkback-smoke-test" }] }]);
});

test("a deployment with another token fails with a line that says what to do, without waiting for the metric", async () => {
  for (const [name, value] of Object.entries(inside("another"))) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
  const { origin } = await deployed();
  const { code, out, err } = await inProcess(command, ["smoke", ...stage, "--origin", origin]);
  const said = out.split("\n");
  expect([code, said.length]).toEqual([1, 3]);
  expect(said[2]).toMatch(/^failed {2}a webhook signed with TwilioAuthToken is accepted: .*TwilioAuthToken is not/);
  expect(err.match(/trying again in 5 s/g)).toHaveLength(2);
});

test("--json prints each check, with the problem of one that failed", async () => {
  for (const [name, value] of Object.entries(inside("another"))) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
  const { origin } = await deployed();
  const { code, out } = await inProcess(command, ["smoke", ...stage, "--origin", origin, "--json"]);
  expect(code).toBe(1);
  expect(JSON.parse(out)).toEqual([
    { name: expect.stringContaining("health"), isOk: true },
    { name: "a webhook without a signature is refused", isOk: true },
    { name: expect.any(String), isOk: false, problem: expect.stringContaining("TwilioAuthToken is not") },
  ]);
});

test("--no-metric asks nothing of CloudWatch", async () => {
  const { origin } = await deployed();
  const { code, out } = await smoke(inside(), ...stage, "--origin", origin, "--no-metric");
  expect([code, out.length]).toEqual([0, 3]);
});

test.each([
  [[...stage], 1, "smoke-test was not the last deployment from here. Give its address: --origin https://..."],
  [[...stage, "--origin", "https://sms.example.com/twilio/message"], 2, "without a path, like https://sms.example.com"],
  [[...stage, "--origin", "http://sms.example.com"], 2, "--origin is the deployment's address"],
  [["--stage", "", "--origin", "https://sms.example.com"], 2, "--stage takes a name like production"],
])("%j is refused in a line", async (args, code, says) => {
  const { code: ended, out, err } = await inProcess(command, ["smoke", ...args]);
  expect([ended, out, err]).toEqual([code, "", expect.stringContaining(says)]);
  expect(err.split("\n")).toHaveLength(1);
});
