import { describe, expect, test } from "vitest";
import { messageIn } from "../../functions/twilio/message-in.ts";
import { paramsOf } from "../../functions/twilio/signature.ts";
import { encoded, sid, smsForm } from "../support/webhook.ts";

/** Encodes and decodes the form, as it comes from Twilio. */
const received = (more: Record<string, string | string[]>) => messageIn(paramsOf(encoded(smsForm(1, "SIM", more))));

test("an SMS becomes a message", () => {
  expect(received({})).toEqual({
    from: "+85510000001",
    event: {
      kind: "message",
      id: sid(1),
      channel: "sms",
      ourAddress: "+12025550143",
      sender: "+85510000001",
      text: "SIM",
      media: 0,
      optOut: undefined,
    },
  });
});

type Expected = { from?: string } & Partial<NonNullable<ReturnType<typeof messageIn>>["event"]>;

const table: [what: string, more: Record<string, string | string[]>, expected: Expected][] = [
  ["WhatsApp", { From: "whatsapp:+85510000001" }, { channel: "whatsapp", sender: "+85510000001" }],
  ["its whole address is the person's", { From: "whatsapp:+85510000001" }, { from: "whatsapp:+85510000001" }],
  ["a WhatsApp user id", { From: "whatsapp:KH.Abc1" }, { from: "whatsapp:KH.Abc1", sender: undefined }],
  ["a short code", { From: "12345" }, { from: "12345", channel: "sms", sender: undefined }],
  ["a name for a sender", { From: "Smart" }, { from: "Smart", sender: undefined }],
  ["our own line on WhatsApp", { To: "whatsapp:+12025550143" }, { ourAddress: "whatsapp:+12025550143" }],
  ["a text is kept as it is", { Body: " 注销 +&=%41\r\n" }, { text: " 注销 +&=%41\r\n" }],
  ["no text", { Body: "" }, { text: "" }],
  ["a text of other bytes", { Body: "\u0000\ufffd👋" }, { text: "\u0000\ufffd👋" }],
  ["pictures", { NumMedia: "3", MediaUrl0: "https://api.twilio.com/x" }, { media: 3 }],
  ["a picture message's id", { MessageSid: `MM${"a".repeat(32)}` }, { id: `MM${"a".repeat(32)}` }],
  ["a tapped button", { ButtonText: "SIM", ButtonPayload: "1" }, { text: "SIM", button: "1" }],
  ["a row of a list", { ListTitle: "SIM", ListId: "cancel-sim-kh menu" }, { button: "cancel-sim-kh menu" }],
  ["STOP, answered by Twilio", { OptOutType: "STOP" }, { optOut: "opt-out" }],
  ["START, answered by Twilio", { OptOutType: "START" }, { optOut: "opt-in" }],
  ["HELP, answered by Twilio", { OptOutType: "HELP" }, { optOut: "help" }],
  ["a parameter that came twice", { Body: ["SIM", "STOP"] }, { text: "SIM" }],
  ["parameters of tomorrow", { Hologram: "1", constructor: "x" }, { text: "SIM" }],
];

test.each(table)("%s", (_, more, { from, ...event }) => {
  expect(received(more)).toMatchObject({ event, ...(from !== undefined && { from }) });
});

test.each(["messenger:1234", "rcs:+85510000001", "chat:me", "Whatsapp:+85510000001", "x:y"])(
  "an address of a channel that is not used is no message: %s",
  (From) => {
    expect(received({ From })).toBeUndefined();
  },
);

const whatsapp = { From: "whatsapp:+85510000001", Body: "" };
const picture = { NumMedia: "1", MediaUrl0: "https://api.twilio.com/x", MediaContentType0: "image/jpeg" };
const place = { Latitude: "11.5564", Longitude: "104.9282" };

test.each<[MessageType: string, more: Record<string, string>, expected: "reaction" | "unreadable" | undefined]>([
  ["reaction", { Body: "👍" }, "reaction"],
  ["reaction", {}, "reaction"],
  ["location", place, "unreadable"],
  ["location", {}, "unreadable"],
  ["text", place, "unreadable"],
  ["contacts", {}, "unreadable"],
  ["contact", {}, "unreadable"],
  ["order", {}, "unreadable"],
  ["sticker", { NumMedia: "1", MediaContentType0: "image/webp" }, "unreadable"],
  ["unsupported", {}, "unreadable"],
  ["system", { Body: "Dara changed from +85510000001 to +85510000002" }, "unreadable"],
  ["SYSTEM", {}, "unreadable"],
  ["text", { Body: "SIM" }, undefined],
  ["text", { Body: "  " }, undefined],
  ["button", { Body: "SIM", ButtonPayload: "1" }, undefined],
  ["interactive", { ButtonPayload: "cancel-sim-kh menu" }, undefined],
  ["list", { ListId: "cancel-sim-kh menu" }, undefined],
  ["image", picture, undefined],
  ["image", { ...picture, Body: "7" }, undefined],
  ["audio", { NumMedia: "1", MediaContentType0: "audio/ogg" }, undefined],
  ["document", picture, undefined],
  ["image", {}, "unreadable"],
  ["hologram", {}, "unreadable"],
  ["hologram", { Body: "SIM" }, undefined],
  ["hologram", { ButtonPayload: "1" }, undefined],
])("WhatsApp's %s with %j: %s", (MessageType, more, type) => {
  expect(received({ ...whatsapp, MessageType, ...more })?.event.type).toBe(type);
});

test.each<[what: string, more: Record<string, string | string[]>]>([
  ["an SMS", {}],
  ["an SMS without text", { Body: "" }],
  ["an SMS with an empty place", { Latitude: "", Longitude: "" }],
  ["a WhatsApp message of no type", whatsapp],
])("%s is neither a reaction nor unreadable", (_, more) => {
  expect(received(more)?.event.type).toBeUndefined();
});

describe("the user id beside a number on WhatsApp", () => {
  const [number, id] = ["whatsapp:+85510000001", "whatsapp:KH.13491208655302741918"];

  test.each<[From: string, ExternalUserId: string | string[]]>([
    [number, id],
    [number, `whatsapp:US.${"a1B2".repeat(32)}`],
    [number, [id, "whatsapp:KH.2"]],
  ])("of %s, %j, is another address of the person", (From, ExternalUserId) => {
    expect(received({ From, ExternalUserId })).toMatchObject({ from: From, alias: [ExternalUserId].flat()[0] });
  });

  test.each<[what: string, From: string, ExternalUserId: string]>([
    ["the sender's address itself", id, id],
    ["beside another user id", "whatsapp:KH.2", id],
    ["beside a number by SMS", "+85510000001", id],
    ["no WhatsApp address", number, "KH.13491208655302741918"],
    ["a number", number, "whatsapp:+85510000002"],
    ["empty", number, ""],
    ["without a country", number, "whatsapp:.123"],
    ["of other characters", number, "whatsapp:KH.12#3"],
    ["with a line behind it", number, `${id}\n`],
    ["too long", number, `whatsapp:KH.${"1".repeat(129)}`],
  ])("is ignored when it is %s", (_, From, ExternalUserId) => {
    const message = received({ From, ExternalUserId });
    expect(message?.from).toBe(From);
    expect(message?.alias).toBeUndefined();
  });
});

test.each<[From: string, expected: true | undefined]>([
  ["12345", true],
  ["Smart", true],
  ["+855", true],
  ["85510000001", true],
  ["+085510000001", true],
  ["+85510000001", undefined],
  ["whatsapp:+85510000001", undefined],
  ["whatsapp:KH.Abc1", undefined],
])("%s is a machine's sender: %s", (From, isMachine) => {
  expect(received({ From })?.event.isMachine).toBe(isMachine);
});

test.each([
  ["stop", "opt-out"],
  [" Cancel\n", "opt-out"],
  ["OPTOUT", "opt-out"],
  ["yes", undefined],
  ["Start", undefined],
  ["INFO", "help"],
  ["stop please", undefined],
  ["ＳＴＯＰ", undefined],
  ["停止", undefined],
])("%j by SMS, where Twilio's default handling is on: %s", (body, optOut) => {
  expect(messageIn(smsForm(1, body), { defaultOptOut: true })?.event.optOut).toBe(optOut);
  expect(messageIn(smsForm(1, body), { defaultOptOut: false })?.event.optOut).toBeUndefined();
  const whatsapp = smsForm(1, body, { From: "whatsapp:+85510000001" });
  expect(messageIn(whatsapp, { defaultOptOut: true })?.event.optOut).toBeUndefined();
});

test("a form without Body and NumMedia is a message without a text", () => {
  const { Body, NumMedia, ...form } = smsForm(1, "");
  expect(messageIn(form)?.event).toMatchObject({ text: "" });
});

describe("is no message", () => {
  test.each(["MessageSid", "From", "To"])("without %s", (name) => {
    expect(
      messageIn(Object.fromEntries(Object.entries(smsForm(1, "SIM")).filter(([key]) => key !== name))),
    ).toBeUndefined();
  });

  test.each<[name: string, value: string]>([
    ["MessageSid", ""],
    ["MessageSid", `${sid(1)}\n`],
    ["MessageSid", `${sid(1)}#2`],
    ["MessageSid", "S".repeat(65)],
    ["From", ""],
    ["From", "+".repeat(201)],
    ["To", ""],
    ["NumMedia", "many"],
  ])("with %s %j", (name, value) => {
    expect(received({ [name]: value })).toBeUndefined();
  });

  test.each([undefined, null, "", "From=+85510000001", 1, []])("when it is %j", (params) => {
    expect(messageIn(params)).toBeUndefined();
  });
});
