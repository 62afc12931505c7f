import { expect, inject, test } from "vitest";
import { posted, requested, sms } from "../events.ts";
import { fates } from "./between.ts";
import { aWorld } from "./world.ts";

/** Under Amazon's runtime interface client, as Lambda starts it. */
type Response = { statusCode: number; headers: Record<string, string>; body: string };
const message = (text: string, how: Parameters<typeof posted>[2] = {}) => posted("/twilio/message", sms(text), how);

test("one process answers webhooks one after another: plain, in base64, forged, and /health", async () => {
  const inbound = await (await aWorld("LambdaInbound")).start("inbound");
  const first = await inbound.answer<Response>(message("注销"));
  expect(first).toMatchObject({ statusCode: 200, headers: { "content-type": expect.stringContaining("text/xml") } });
  expect(first.body).toMatch(/^<\?xml .*<Response><Message [^>]*>.*去营业厅办/s);

  // The process is warm, and the conversation continues.
  const second = await inbound.answer<Response>(message("7", { base64: false }));
  expect(second).toMatchObject({ statusCode: 200, body: expect.stringContaining("<Message ") });
  expect(second.body).not.toBe(first.body);

  const forged = message("7", { origin: "https://somebody-elses.example.com" });
  expect(await inbound.answer(forged)).toMatchObject({ statusCode: 403, body: "" });
  const health = await inbound.answer<Response>(requested("GET", "/health"));
  expect(JSON.parse(health.body)).toMatchObject({ ok: true });
  expect(await inbound.answer(requested("GET", "/"))).toMatchObject({ statusCode: 404 });
  expect(inbound.memory()).toBeLessThan(inject("functions").inbound.memory);
});

test.each(Object.keys(fates) as (keyof typeof fates)[])(
  "frozen, and its connection to DynamoDB %s meanwhile: the next webhook is answered",
  async (fate) => {
    const { dynamo, start } = await aWorld("LambdaFrozen");
    const inbound = await start("inbound");
    await inbound.answer(message("注销"));
    // Without a connection there is nothing to freeze.
    expect(dynamo.connections()).toBeGreaterThan(0);
    inbound.kill("SIGSTOP");
    dynamo.leave(fate);
    const answer = inbound.answer<Response>(message("注销"));
    inbound.kill("SIGCONT");
    expect(await answer).toMatchObject({ statusCode: 200, body: expect.stringContaining("去营业厅办") });
  },
);

test("SIGTERM ends inbound at once, and the next process continues the conversation", async () => {
  const { start } = await aWorld("LambdaEnded");
  const before = await start("inbound");
  await before.answer(message("注销"));
  const began = performance.now();
  before.kill("SIGTERM");
  expect(await before.exited).toEqual([null, "SIGTERM"]);
  expect(performance.now() - began).toBeLessThan(1_000);

  const after = await start("inbound");
  const { body } = await after.answer<Response>(message("7"));
  expect(body).toContain("我来问结果");
});

test("Lambda gets an error that names the wrong setting", async () => {
  const { start } = await aWorld("LambdaWrong");
  const inbound = await start("inbound", 0, { SST_RESOURCE_AddressSecret: '{"value":"short"}' });
  await expect(inbound.answer(requested("GET", "/health"))).rejects.toThrow("AddressSecret needs 32 characters");
});
