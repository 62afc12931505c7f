import { expect, test } from "vitest";
import { paramsOf } from "../../functions/twilio/signature.ts";
import { statusIn } from "../../functions/twilio/status.ts";
import { encoded, sid } from "../webhook.ts";

const form = {
  MessageSid: sid(2),
  MessageStatus: "delivered",
  SmsStatus: "delivered",
  To: "+85510000001",
  From: "+12025550143",
  AccountSid: "AC00000000000000000000000000000000",
};
const received = (more: Record<string, string>, promise: string | undefined = sid(1)) =>
  statusIn(paramsOf(encoded({ ...form, ...more })), promise);

const table: [more: Record<string, string>, to: string, status: string, code: number | undefined][] = [
  [{}, "+85510000001", "delivered", undefined],
  [{ MessageStatus: "sent" }, "+85510000001", "sent", undefined],
  [{ MessageStatus: "failed", ErrorCode: "21610" }, "+85510000001", "failed", 21610],
  [{ MessageStatus: "undelivered", ErrorCode: "30005" }, "+85510000001", "undelivered", 30005],
  [{ MessageStatus: "read", To: "whatsapp:+85510000001" }, "whatsapp:+85510000001", "read", undefined],
  [{ RawDlrDoneDate: "2612070400", Hologram: "1" }, "+85510000001", "delivered", undefined],
];

test.each(table)("%j", (more, to, status, code) => {
  expect(received(more)).toEqual({ event: { kind: "report", promise: sid(1), sid: sid(2), status, code }, to });
});

test.each(["MessageSid", "MessageStatus", "To"])("without %s it is no report", (name) => {
  const { [name]: _, ...rest } = form as Record<string, string>;
  expect(statusIn(rest, sid(1))).toBeUndefined();
});

test("without a promise in the address it is a report about some message", () => {
  expect(statusIn(form, undefined)?.event).toMatchObject({ promise: undefined, sid: sid(2) });
});
