import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { tag } from "../../functions/engine/guide/authored.ts";
import { calendar } from "../../functions/engine/guide/calendar.ts";
import { guide } from "../../functions/engine/guide/guide.ts";
import type { Languages } from "../../functions/text/language.ts";
import { endingsFile } from "./new-guide/article/endings.ts";
import { commonFile, packFile } from "./pack-schema.ts";

/*
 * JSON Schemas in content/.schema, with which editors complete, explain and check the YAML. They are made from the compiler's
 * schemas. The first line of each YAML file names its schema, which yaml-language-server reads.
 */

const files = { guide, words: commonFile, language: packFile, calendar, article: endingsFile };

/** Words that people type in every language, like sim. */
const any = "Words that people type in every language: sim, 1204";

/** The JSON Schema of each kind of file, by its name. */
export function jsonSchemas(languages: Languages): Record<string, object> {
  return Object.fromEntries(
    Object.entries(files).map(([name, schema]) => [
      name,
      z.toJSONSchema(schema, { io: "input", override: ({ jsonSchema }) => nameLanguages(jsonSchema, languages) }),
    ]),
  );
}

/** Lists the languages that a text or a list of words may have, so that an editor can offer them and refuse others. */
function nameLanguages(schema: z.core.JSONSchema.BaseSchema, languages: Languages): void {
  const { propertyNames, additionalProperties } = schema;
  if (typeof propertyNames !== "object" || typeof additionalProperties !== "object") return;
  if (propertyNames.pattern !== tagPattern) return;
  const named = Object.entries(languages).map(([tag, { name }]) => [
    tag,
    { ...additionalProperties, description: name },
  ]);
  const forAll = additionalProperties.type === "array" ? { any: { ...additionalProperties, description: any } } : {};
  schema.properties = { ...Object.fromEntries(named), ...forAll };
  schema.additionalProperties = false;
  delete schema.propertyNames;
}

/** How a language's tag is written. */
const { pattern: tagPattern } = z.toJSONSchema(tag);

/** Writes the schemas into a folder of content. */
export function writeSchemas(content: string, languages: Languages): void {
  mkdirSync(join(content, ".schema"), { recursive: true });
  for (const [name, schema] of Object.entries(jsonSchemas(languages)))
    writeFileSync(join(content, ".schema", `${name}.json`), `${JSON.stringify(schema, null, 2)}\n`);
}
