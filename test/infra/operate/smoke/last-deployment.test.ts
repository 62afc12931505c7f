import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { lastDeployment } from "../../../../infra/operate/smoke/last-deployment.ts";

const folder = mkdtempSync(join(tmpdir(), "outputs-"));
const file = join(folder, "outputs.json");
afterAll(() => rmSync(folder, { recursive: true }));

const read = (outputs: object) => {
  writeFileSync(file, JSON.stringify(outputs));
  return lastDeployment(file);
};

// test/infra/plan/stages.test.ts reads what a deployment does print.
test("the outputs of a deployment have its stage and address", () => {
  const outputs = { stage: "production", webhook: "https://sms.example.com/twilio/message", dashboard: "https://x" };
  expect(read(outputs)).toEqual({ stage: "production", origin: "https://sms.example.com" });
});

test("there is no last deployment before the first, or after one by an older version", () => {
  expect(lastDeployment(join(folder, "nothing.json"))).toBeUndefined();
  expect(read({ webhook: "https://sms.example.com/twilio/message" })).toBeUndefined();
});
