import { expect, test } from "vitest";
import { secretsCommand } from "../../../infra/cli/commands/secrets.ts";
import { secretsIn } from "../../../infra/twilio/secrets.ts";
import { inProcess } from "../cli/typed.ts";

const full = [
  "# fallback",
  "TwilioAuthToken=t0psecret-fallback",
  "",
  "# checkback/production",
  `TwilioAccountSid=AC${"7".repeat(32)}`,
  "TwilioAuthToken=t0psecret",
  "AddressSecret=first line of t0psecret",
  "FormerAddressSecret of another line of t0psecret",
  "",
].join("\n");

/** Types the command, with this list from SST. */
const typed = (line: string, sst: (args: string[]) => Promise<string>) =>
  inProcess(secretsCommand({ sst }), ["secrets", ...line.split(" ").filter(Boolean)]);

test("the command names each secret, set or not, and prints no value", async () => {
  const asked: string[][] = [];
  const { code, out } = await typed("--stage production", async (args) => {
    asked.push(args);
    return full;
  });
  expect(asked).toEqual([["secret", "list", "--stage", "production"]]);
  expect(out.split("\n")).toEqual([
    "TwilioAccountSid       set",
    "TwilioAuthToken        set",
    "FormerTwilioAuthToken  not set, optional",
    "AddressSecret          set",
    "FormerAddressSecret    not set, optional",
  ]);
  expect(out).not.toMatch(/t0psecret|AC7/);
  expect(code).toBe(0);
});

test("the command says how to set what a deployment would miss", async () => {
  const none = async () => Promise.reject(new Error("sst secret list failed: No secrets found"));
  const { code, out } = await typed("--stage production", none);
  expect(out).toContain("AddressSecret          not set: npx sst secret set AddressSecret --stage production");
  expect(code).toBe(1);
});

test("an empty value counts as not set", () => {
  expect(secretsIn("TwilioAuthToken=\nAddressSecret=x")).toMatchObject({ TwilioAuthToken: false, AddressSecret: true });
});

test("--json lists them", async () => {
  const { out } = await typed("--stage production --json", async () => full);
  expect(JSON.parse(out)[2]).toEqual({ name: "FormerTwilioAuthToken", isSet: false, isRequired: false });
});

test("SST's error is shown, and a stage has to be named", async () => {
  const refused = async () => Promise.reject(new Error("sst secret list failed: no credentials"));
  expect(await typed("--stage production", refused)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/checkback secrets: sst secret list failed: no credentials$/),
  });
  expect(await typed("", refused)).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^checkback secrets: it needs a stage: --stage production/),
  });
});
