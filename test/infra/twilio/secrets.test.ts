import { expect, test } from "vitest";
import { run } from "../../../infra/twilio/command.ts";
import { secrets, secretsIn } from "../../../infra/twilio/secrets.ts";

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

/** The command as it is typed, where SST lists this. */
async function typed(line: string, sst: (args: string[]) => Promise<string>) {
  const said: string[] = [];
  const say = (text: string) => void said.push(text);
  const outside = { say, progress: say, sst } as unknown as Parameters<typeof run>[2];
  return { code: await run(secrets, line.split(" ").filter(Boolean), outside), said: said.join("\n") };
}

test("names each secret, set or not, and no value", async () => {
  const asked: string[][] = [];
  const { code, said } = await typed("--stage production", async (args) => {
    asked.push(args);
    return full;
  });
  expect(asked).toEqual([["secret", "list", "--stage", "production"]]);
  expect(said.split("\n").slice(1)).toEqual([
    "TwilioAccountSid       set",
    "TwilioAuthToken        set",
    "FormerTwilioAuthToken  not set, and need not be",
    "AddressSecret          set",
    "FormerAddressSecret    not set, and need not be",
  ]);
  expect(said).not.toMatch(/t0psecret|AC7/);
  expect(code).toBe(0);
});

test("says how to set what a deployment would miss", async () => {
  const none = async () => Promise.reject(new Error("sst secret list failed: No secrets found"));
  const { code, said } = await typed("--stage production", none);
  expect(said).toContain("AddressSecret          not set: npx sst secret set AddressSecret --stage production");
  expect(code).toBe(1);
});

test("an empty value is none", () => {
  expect(secretsIn("TwilioAuthToken=\nAddressSecret=x")).toMatchObject({ TwilioAuthToken: false, AddressSecret: true });
});

test("what SST complains of is told, and a stage has to be said", async () => {
  const refused = async () => Promise.reject(new Error("sst secret list failed: no credentials"));
  expect(await typed("--stage production", refused)).toMatchObject({
    code: 1,
    said: expect.stringMatching(/no credentials$/),
  });
  expect(await typed("", refused)).toMatchObject({
    code: 1,
    said: "which stage? npm run secrets -- --stage production",
  });
  expect((await typed("--help", refused)).said).toContain("npm run secrets -- --stage production");
});
