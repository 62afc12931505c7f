import { expect, test } from "vitest";
import type { FailureKind } from "../../functions/engine/state/failure.ts";
import { paramsOf } from "../../functions/twilio/signature.ts";
import { statusIn } from "../../functions/twilio/status.ts";
import { encoded, sid } from "../support/webhook.ts";

const form = {
  MessageSid: sid(2),
  MessageStatus: "delivered",
  SmsStatus: "delivered",
  To: "+85510000001",
  From: "+12025550143",
  AccountSid: "AC00000000000000000000000000000000",
};
const received = (more: Record<string, string>, checkBack: string | undefined = sid(1)) =>
  statusIn(paramsOf(encoded({ ...form, ...more })), checkBack);

const table: [more: Record<string, string>, to: string, status: string, code?: number, failure?: FailureKind][] = [
  [{}, "+85510000001", "delivered"],
  [{ MessageStatus: "sent" }, "+85510000001", "sent"],
  [{ MessageStatus: "failed", ErrorCode: "21610" }, "+85510000001", "undelivered", 21610, "opted-out"],
  [{ MessageStatus: "undelivered", ErrorCode: "30005" }, "+85510000001", "undelivered", 30005, "number-gone"],
  [{ MessageStatus: "undelivered", ErrorCode: "30003" }, "+85510000001", "undelivered", 30003, "unreachable"],
  [{ MessageStatus: "failed", ErrorCode: "63016" }, "+85510000001", "undelivered", 63016, "window-closed"],
  [{ MessageStatus: "undelivered" }, "+85510000001", "undelivered"],
  [{ MessageStatus: "read", To: "whatsapp:+85510000001" }, "whatsapp:+85510000001", "read"],
  [{ RawDlrDoneDate: "2612070400", Hologram: "1" }, "+85510000001", "delivered"],
];

test.each(table)("%j", (more, to, status, code, failure) => {
  const event = { kind: "report", checkBack: sid(1), messageId: sid(2), status, code, failure };
  expect(received(more)).toMatchObject({ event, to });
});

test.each([
  ["accepted", "pending", "pending"],
  ["queued", "pending", "pending"],
  ["sent", "sent", "sent"],
  ["delivered", "delivered", "delivered"],
  ["read", "read", "read"],
  ["undelivered", "undelivered", "undelivered"],
  ["failed", "failed", "undelivered"],
])("Twilio's status %s is %s, and %s for a check-back", (MessageStatus, status, stage) => {
  expect(received({ MessageStatus })).toMatchObject({ status, event: { status: stage } });
});

test.each(["MessageSid", "MessageStatus", "To"])("without %s it is no report", (name) => {
  const { [name]: _, ...rest } = form as Record<string, string>;
  expect(statusIn(rest, sid(1))).toBeUndefined();
});

test("a report about an unused channel is no report", () => {
  expect(received({ To: "rcs:+85510000001" })).toBeUndefined();
});

test("a report without a check-back in its address is about some message", () => {
  expect(statusIn(form, undefined)?.event).toMatchObject({ checkBack: undefined, messageId: sid(2) });
});
