import * as z from "zod";
import { texts, words } from "../../../functions/engine/guide/authored.ts";
import { packFile } from "../pack-schema.ts";
import type { Path } from "../read.ts";

type Schema = z.core.JSONSchema.BaseSchema;

/** What every text and every list has: it explains how a guide holds its languages. */
const general = [texts.description, words.description];

/** What the schema of packs says about a place in it; undefined where it says nothing. */
export function descriptionOf(path: Path): string | undefined {
  let schema: Schema | undefined = z.toJSONSchema(packFile, { io: "input" });
  for (const key of path) schema = inner(schema, String(key));
  return general.includes(schema?.description) ? undefined : schema?.description;
}

function inner(schema: Schema | undefined, key: string): Schema | undefined {
  const found = schema?.properties?.[key] ?? schema?.additionalProperties;
  return typeof found === "object" ? found : undefined;
}
