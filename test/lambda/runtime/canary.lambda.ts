import { ScanCommand } from "@aws-sdk/client-dynamodb";
import { expect, inject, test } from "vitest";
import { listening } from "../../support/served.ts";
import { requested } from "../events.ts";
import { aWorld } from "./world.ts";

type Response = { statusCode: number; headers: Record<string, string>; body: string };

test("the canary calls the webhook by its address and gets its answer: both in Lambda's runtime, with a table between them", async () => {
  const { client, table, start } = await aWorld("LambdaCanary");
  const deployment: { inbound?: Awaited<ReturnType<typeof start>> } = {};
  // Replaces the function URL: passes a request to the function as Lambda does.
  const origin = await listening(async (request, response) => {
    let form = "";
    for await (const chunk of request.setEncoding("utf8")) form += chunk;
    const event = requested(request.method ?? "", request.url ?? "", form, request.headers as Record<string, string>);
    const { statusCode, headers, body } = await deployment.inbound!.answer<Response>(event);
    response.writeHead(statusCode, headers).end(body);
  });
  deployment.inbound = await start("inbound", 0, { CHECKBACK_PUBLIC_ORIGIN: origin });
  const canary = await start("canary", 0, { CHECKBACK_PUBLIC_ORIGIN: origin });
  for (let n = 0; n < 3; n += 1)
    expect(await canary.answer(inject("functions").scheduled)).toEqual({ canary: "answered", ms: expect.any(Number) });
  const { Items = [] } = await client.send(new ScanCommand({ TableName: table }));
  expect(Items.map(({ version }) => version)).toEqual([{ N: "3" }]);
  expect(canary.memory()).toBeLessThan(inject("functions").canary.memory);

  const elsewhere = await start("canary", 0, { CHECKBACK_PUBLIC_ORIGIN: origin.replace("127.0.0.1", "localhost") });
  expect(await elsewhere.answer(inject("functions").scheduled)).toMatchObject({ canary: "failed", status: 403 });
});
