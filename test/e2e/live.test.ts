import { expect, test } from "vitest";
import { clientTo } from "../infra/twilio/small-twilio.ts";
import { deskInBrowser } from "./desk-in-browser.ts";
import { faultsOf } from "./phone.ts";

const number = "+12025550143";
const { desk, phone } = deskInBrowser({
  live: {
    shown: { number, channels: ["sms"] },
    origin: "https://desk.example.com",
    port: 0,
    id: "this desk",
    // Nothing is at this port.
    httpClient: clientTo("http://127.0.0.1:9"),
    ready: async () => {},
  },
});

test("the page of a live desk shows real conversations, and neither moves the clock nor writes for people", {
  timeout: 60_000,
}, async () => {
  const { page, errors } = await phone();
  await page.getByText("No one has written yet.").waitFor();
  await page.getByText(`Live: text ${number} by SMS from a phone.`).waitFor();
  const about = { from: "+85510000001", to: number, media: 0, at: Date.now(), status: "received" };
  desk().feed.messages.put({ ...about, sid: `SM${"d".repeat(32)}`, direction: "inbound", body: "SIM" });
  await page.getByTestId("message").filter({ hasText: "SIM" }).waitFor();
  for (const name of ["+3 days", "Send", "Start"])
    expect(await page.getByRole("button", { name, exact: true }).count(), name).toBe(0);
  expect(await page.getByRole("combobox").count()).toBe(0);
  expect(errors).toEqual([]);
  expect(await faultsOf(page)).toEqual([]);
});
