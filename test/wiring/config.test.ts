import { afterEach, expect, test, vi } from "vitest";
import { defaultPace } from "../../functions/wiring/limits.ts";
import { account, addressSecret, secret } from "../lambda/environment.ts";

/** The configuration in an environment. SST reads it when it is loaded. */
async function configIn(environment: Record<string, string>) {
  const linked = {
    SST_RESOURCE_Table: JSON.stringify({ name: "Table" }),
    SST_RESOURCE_TwilioAccountSid: secret(account.sid),
    SST_RESOURCE_TwilioAuthToken: secret(account.authToken),
    SST_RESOURCE_AddressSecret: secret(addressSecret),
    SST_RESOURCE_FormerAddressSecret: secret(""),
    SST_RESOURCE_FormerTwilioAuthToken: secret(""),
  };
  for (const [name, value] of Object.entries({ ...linked, ...environment })) vi.stubEnv(name, value);
  vi.resetModules();
  const { readConfig } = await import("../../functions/wiring/config.ts");
  return readConfig();
}

afterEach(() => {
  vi.unstubAllEnvs();
});

test("without settings a sender has the pace of Twilio's slowest number, and of WhatsApp", async () => {
  expect((await configIn({})).pace).toEqual(defaultPace);
  expect(defaultPace).toEqual({ smsSegmentsPerSecond: 1, whatsappMessagesPerSecond: 80 });
});

test("the pace is read from the settings", async () => {
  const pace = { CHECKBACK_SMS_SEGMENTS_PER_SECOND: "10", CHECKBACK_WHATSAPP_MESSAGES_PER_SECOND: "400" };
  expect((await configIn(pace)).pace).toEqual({ smsSegmentsPerSecond: 10, whatsappMessagesPerSecond: 400 });
});

test.each(["0", "fast", "0.5"])("a pace of %s is refused", async (pace) => {
  await expect(configIn({ CHECKBACK_SMS_SEGMENTS_PER_SECOND: pace })).rejects.toThrow(/smsSegmentsPerSecond/);
});
