import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { calendar } from "../../functions/engine/guide/calendar.ts";
import { guide, wordsFile } from "../../functions/engine/guide/guide.ts";

/*
 * JSON Schemas in content/.schema, with which editors complete, explain and check the YAML. They are made from the compiler's
 * schemas. The first line of each YAML file names its schema, which yaml-language-server reads.
 */

const files = { guide, words: wordsFile, calendar };

/** Descriptions of keys that occur below many others. */
const keyNames: Record<string, string> = {
  zh: "Chinese (simplified)",
  en: "English",
  km: "Khmer",
  any: "Words that people type in every language: sim, 1204",
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

/** Lists the known keys of a record (zh, en, km), so that an editor can offer them and refuse others. */
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

/** Writes the schemas into a folder of content. */
export function writeSchemas(content: string): void {
  mkdirSync(join(content, ".schema"), { recursive: true });
  for (const [name, schema] of Object.entries(jsonSchemas()))
    writeFileSync(join(content, ".schema", `${name}.json`), `${JSON.stringify(schema, null, 2)}\n`);
}
