import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { schema, settingsIn } from "../../../infra/aws/settings.ts";

test("an environment without settings is accepted", () => {
  expect(settingsIn({ HOME: "/root", CHECKBACK_DOMAIN: "" })).toEqual({
    CHECKBACK_CHECK_BACK_RESERVE: 20,
    CHECKBACK_DEFAULT_OPT_OUT: "on",
    CHECKBACK_MAX_SEGMENTS_PER_COUNTRY_HOUR: 1000,
    CHECKBACK_MAX_SEGMENTS_PER_DAY: 5000,
    CHECKBACK_MAX_SEGMENTS_PER_PERSON_DAY: 400,
    CHECKBACK_PRICE_PER_SEGMENT: 0.0083,
    CHECKBACK_SMS_SEGMENTS_PER_SECOND: 1,
    CHECKBACK_SWEEP_GRACE_MINUTES: 30,
    CHECKBACK_SWEEP_PARALLEL: 150,
    CHECKBACK_WHATSAPP_MESSAGES_PER_SECOND: 80,
  });
});

test("names without the prefix are not read", () => {
  const others = { DOMAIN: "corp.example.com", SMS_FROM: "whatever", ALARM_EMAIL: "nobody" };
  expect(settingsIn(others)).toEqual(settingsIn({}));
});

test("settings of the desk and of the operator's commands are accepted", () => {
  expect(() => settingsIn({ CHECKBACK_DATA: "/tmp/desk", CHECKBACK_STAGE: "production" })).not.toThrow();
});

describe("a name that nothing reads is refused", () => {
  test.each([
    ["CHECKBACK_ALARM_MAIL", "CHECKBACK_ALARM_MAIL is not a setting: did you mean CHECKBACK_ALARM_EMAIL?"],
    ["CHECKBACK_SMSFROM", "CHECKBACK_SMSFROM is not a setting: did you mean CHECKBACK_SMS_FROM?"],
    ["CHECKBACK_REGOIN", "CHECKBACK_REGOIN is not a setting: did you mean CHECKBACK_REGION?"],
    ["CHECKBACK_CARRIER_PIGEONS", "CHECKBACK_CARRIER_PIGEONS is not a setting: there are CHECKBACK_REGION, "],
  ])("%s", (name, says) => {
    expect(() => settingsIn({ [name]: "x" })).toThrow(says);
  });
});

test("all wrong settings are reported at once", () => {
  const env = { CHECKBACK_SMS_FROM: "555", CHECKBACK_REGION: "virginia", CHECKBACK_DOMAN: "a.example.com" };
  expect(() => settingsIn(env)).toThrow(
    /^CHECKBACK_REGION must be like ap-southeast-1; CHECKBACK_SMS_FROM must be like \+12025550143; CHECKBACK_DOMAN is not a setting: did you mean CHECKBACK_DOMAIN\?$/,
  );
});

test.each([
  ["CHECKBACK_MAX_SEGMENTS_PER_DAY", "many", "must be a whole number of at least 1"],
  ["CHECKBACK_MAX_SEGMENTS_PER_DAY", "0.5", "must be a whole number of at least 1"],
  ["CHECKBACK_SMS_SEGMENTS_PER_SECOND", "0", "must be a whole number of at least 1"],
  ["CHECKBACK_CHECK_BACK_RESERVE", "91", "must be a whole number from 0 to 90"],
  ["CHECKBACK_PRICE_PER_SEGMENT", "free", "must be a price above zero, like 0.0083"],
  ["CHECKBACK_CANARY", "yes", "must be on or off"],
  ["WHATSAPP_BUTTONS", "yes", "must be on or off"],
])("%s=%s %s", (name, value, says) => {
  expect(() => settingsIn({ [name]: value })).toThrow(new Error(`${name} ${says}`));
});

test("the README's table has a row for every setting, and for no other", () => {
  const rows = [...readFileSync("infra/README.md", "utf8").matchAll(/^\| `((?:CHECKBACK|WHATSAPP)_\w+)` \|/gm)].map(
    ([, name]) => name,
  );
  expect(rows.sort()).toEqual(Object.keys(schema.shape).sort());
});
