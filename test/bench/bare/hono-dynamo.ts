import { DynamoDBClient, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { Hono } from "hono";
import { handle } from "hono/aws-lambda";
import { twiml, xml } from "./webhook.ts";

const client = new DynamoDBClient();
const { name: TableName } = JSON.parse(process.env.SST_RESOURCE_Table ?? "{}");

/** Hono that reads one item and writes it, and gives a constant answer. The signature is not checked. */
const app = new Hono();
app.post("/twilio/message", async (c) => {
  const form = new URLSearchParams(await c.req.text());
  const Key = { pk: { S: form.get("From") ?? "" }, sk: { S: "COUNT" } };
  const { Item } = await client.send(new GetItemCommand({ TableName, Key }));
  const count = String(Number(Item?.count?.N ?? 0) + 1);
  await client.send(new PutItemCommand({ TableName, Item: { ...Key, count: { N: count } } }));
  return c.body(twiml, 200, xml);
});

export const handler = handle(app);
