import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from "@aws-sdk/client-dynamodb";
import * as z from "zod/mini";
import { templatesKey } from "./table.ts";

const schema = z.object({
  /** Content SIDs to send by, by templateName(): {"cancel-sim-kh/check/zh": "HX..."} */
  sids: z.record(z.string(), z.string().check(z.regex(/^HX[0-9a-f]{32}$/))),
  /** When Twilio last told how the templates stand, in epoch milliseconds; 0 when it never did. */
  checkedAt: z.number(),
  /** When the sweep asks Twilio next, in epoch milliseconds. */
  askAt: z.number(),
  /** What a person has to mend: Twilio's state and WhatsApp's category of each such template. */
  problems: z.array(z.object({ key: z.string(), state: z.string(), category: z.optional(z.string()) })),
});

/** How the WhatsApp templates stand, as it is stored. */
export type StoredTemplates = z.infer<typeof schema>;

/** Where the WhatsApp templates of a deployment are kept. */
export interface TemplateStore {
  /** What is stored, and its version; version 0 when nothing is. Throws when it can't be read or understood. */
  loadTemplates(): Promise<{ stored: StoredTemplates | undefined; version: number }>;
  /** Writes over the version that was loaded, unless another write came first: then "lost", and nothing has changed. */
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

/** The templates in memory, for tests: kept as JSON, so that nothing is shared. */
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
