import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from "@aws-sdk/client-dynamodb";
import * as z from "zod/mini";
import { templatesKey } from "./table.ts";

const schema = z.object({
  /** Content SIDs to send by, by templateName(), the guide, its page and a language: {"GUIDE/PAGE/TAG": "HX..."} */
  sids: z.record(z.string(), z.string().check(z.regex(/^HX[0-9a-f]{32}$/))),
  /** Content SIDs of replies with buttons, by the keys of twilio/reply-contents.ts: {"list-4": "HX..."} */
  replySids: z.optional(z.record(z.string(), z.string())),
  /** When the templates were last checked at Twilio, in epoch milliseconds; 0 when never. */
  checkedAt: z.number(),
  /** When the sweep checks next, in epoch milliseconds. */
  askAt: z.number(),
  /** Templates that need a person to fix them, with Twilio's state and WhatsApp's category. */
  problems: z.array(z.object({ key: z.string(), state: z.string(), category: z.optional(z.string()) })),
});

/** The status of the WhatsApp templates, as stored. */
export type StoredTemplates = z.infer<typeof schema>;

/** Stores the status of the WhatsApp templates. */
export interface TemplateStore {
  /** What is stored, and its version: 0 when nothing is. Throws when it cannot be read. */
  loadTemplates(): Promise<{ stored: StoredTemplates | undefined; version: number }>;
  /** Replaces the loaded version, unless another write came first: then it returns "lost" and changes nothing. */
  saveTemplates(next: StoredTemplates, version: number): Promise<"committed" | "lost">;
}

const parse = (json: string): StoredTemplates => z.parse(schema, JSON.parse(json));

/** The templates on DynamoDB: one item, one read, one conditional write. */
export function dynamoTemplates(client: DynamoDBClient, TableName: string): TemplateStore {
  const Key = { pk: { S: templatesKey }, sk: { S: templatesKey } };
  return {
    async loadTemplates() {
      const { Item } = await client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }));
      return {
        stored: Item?.body?.S === undefined ? undefined : parse(Item.body.S),
        version: Number(Item?.version?.N ?? 0),
      };
    },

    async saveTemplates(next, version) {
      const Item = { ...Key, body: { S: JSON.stringify(next) }, version: { N: String(version + 1) } };
      const condition =
        version === 0
          ? { ConditionExpression: "attribute_not_exists(pk)" }
          : {
              ConditionExpression: "version = :version",
              ExpressionAttributeValues: { ":version": { N: String(version) } },
            };
      try {
        await client.send(new PutItemCommand({ TableName, Item, ...condition }));
        return "committed";
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return "lost";
        throw error;
      }
    },
  };
}

/** The templates in memory, for tests. It holds JSON, so that no object is shared. */
export function memoryTemplates(): TemplateStore {
  let [body, current]: [string | undefined, number] = [undefined, 0];
  return {
    async loadTemplates() {
      return { stored: body === undefined ? undefined : parse(body), version: current };
    },
    async saveTemplates(next, version) {
      if (version !== current) return "lost";
      [body, current] = [JSON.stringify(next), version + 1];
      return "committed";
    },
  };
}
