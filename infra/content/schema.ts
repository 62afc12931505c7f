import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { calendar } from "../../functions/engine/guide/calendar.ts";
import { guide, wordsFile } from "../../functions/engine/guide/guide.ts";

/*
 * What an editor needs to complete, explain and check the YAML: JSON Schemas in content/.schema, made from the schemas
 * that the compiler parses with. Each YAML file names its own in its first line, which every editor with YAML support
 * (yaml-language-server) reads.
 */

const files = { guide, words: wordsFile, calendar };

/** What the keys say that stand below many others. */
const keyNames: Record<string, string> = {
  zh: "Chinese (simplified)",
  en: "English",
  km: "Khmer",
  any: "Words that everybody types, whatever their language: sim, 1204",
};

/** The JSON Schema of each kind of file, by its name. */
export function jsonSchemas(): Record<string, object> {
  return Object.fromEntries(
    Object.entries(files).map(([name, schema]) => [
      name,
      z.toJSONSchema(schema, { io: "input", override: ({ jsonSchema }) => nameKeys(jsonSchema) }),
    ]),
  );
}

/** A record whose keys are known (zh, en, km) lists them, so that an editor can offer them and refuse others. */
function nameKeys(schema: z.core.JSONSchema.BaseSchema): void {
  const { propertyNames, additionalProperties } = schema;
  if (typeof propertyNames !== "object" || typeof additionalProperties !== "object") return;
  const { enum: names } = propertyNames;
  if (!names) return;
  schema.properties = Object.fromEntries(
    names.map((name) => {
      const description = keyNames[String(name)];
      return [String(name), { ...additionalProperties, ...(description && { description }) }];
    }),
  );
  schema.additionalProperties = false;
  delete schema.propertyNames;
}

/** Writes them into a folder of content. */
export function writeSchemas(content: string): void {
  mkdirSync(join(content, ".schema"), { recursive: true });
  for (const [name, schema] of Object.entries(jsonSchemas()))
    writeFileSync(join(content, ".schema", `${name}.json`), `${JSON.stringify(schema, null, 2)}\n`);
}
