import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { content } from "../../../functions/wiring/content.ts";
import { jsonSchemas } from "../../../infra/content/schema.ts";

const schemas = jsonSchemas(content.languages);

test.each(Object.keys(schemas))("content/.schema/%s.json is what the compiler parses with: npm run content", (name) => {
  expect(JSON.parse(readFileSync(`content/.schema/${name}.json`, "utf8"))).toEqual(schemas[name]);
});

/** The errors that an independent JSON Schema validator finds in a YAML text. */
function faultsIn(name: string, yaml: string): string[] {
  const validate = new Ajv2020({ allErrors: true, formats: { date: true } }).compile(schemas[name]!);
  validate(parse(yaml));
  return (validate.errors ?? []).map(({ instancePath, message, params }) =>
    [instancePath, message, params.additionalProperty].filter(Boolean).join(" "),
  );
}

describe("each YAML file of content/ names its schema, for editors, and keeps to it", () => {
  test.each(globSync("content/**/*.yaml").sort())("%s", (file) => {
    const yaml = readFileSync(file, "utf8");
    const [, path = ""] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(yaml) ?? [];
    const known = Object.keys(schemas).find((name) => join(dirname(file), path) === `content/.schema/${name}.json`);
    expect(known, `${file} should begin with "# yaml-language-server: $schema=..."`).toBeDefined();
    expect(faultsIn(known!, yaml)).toEqual([]);
  });
});

const small = `guide: tea
name: { en: Tea }
languages: [en]
start: menu
done: menu
hours: { from: "10:00", to: "18:00", zone: Asia/Phnom_Penh }
calendar: cambodia
advertise: { en: TEA }
keywords: { en: [tea] }
keys: {}
pages:
  menu:
    text: { en: "Tea? {#menu}" }
    checkBack: { after: 3 days, ask: menu }
`;

test("a small guide is sound", () => {
  expect(faultsIn("guide", small)).toEqual([]);
});

test.each<[what: string, from: string, to: string, says: string]>([
  ["a misspelt key", "calendar:", "calender:", "must NOT have additional properties calender"],
  [
    "a misspelt key of a page",
    "    checkBack:",
    "    checkBak:",
    "/pages/menu must NOT have additional properties checkBak",
  ],
  ["a missing text", '    text: { en: "Tea? {#menu}" }\n', "", "/pages/menu must have required property 'text'"],
  ["an empty text", '"Tea? {#menu}"', '""', "/pages/menu/text/en must NOT have fewer than 1 characters"],
  ["a number in place of a text", '"Tea? {#menu}"', "1204", "/pages/menu/text/en must be string"],
  [
    "a language that there isn't",
    "{ en: Tea }",
    "{ en: Tea, fr: Thé }",
    "/name must NOT have additional properties fr",
  ],
  ["a bad span", "after: 3 days", "after: 3 dais", "/pages/menu/checkBack/after must match pattern"],
  ["a bad time", '"10:00"', '"10h"', "/hours/from must match pattern"],
  ["a key that is no digit", "keys: {}", "keys: { x: menu }", "/keys must match pattern"],
  ["a page's id in capitals", "  menu:\n", "  Menu:\n", "/pages must match pattern"],
])("%s is not", (_, from, to, says) => {
  expect(small).toContain(from);
  expect(faultsIn("guide", small.replace(from, to))).toContainEqual(expect.stringContaining(says));
});

test("every key has a description for authors of guides", () => {
  const undescribed = (schema: Described, path: string): string[] => [
    ...(schema.description ? [] : [path]),
    ...Object.entries(schema.properties ?? {}).flatMap(([key, inner]) => undescribed(inner, `${path}/${key}`)),
    ...(schema.items?.properties ? undescribed({ ...schema.items, description: "-" }, path) : []),
    ...(schema.additionalProperties ? undescribed({ description: "-", ...schema.additionalProperties }, path) : []),
  ];
  const plain = ["from", "to", "zone", "name", "page", "prefixes"].map((key) => `/${key}`);
  for (const [name, schema] of Object.entries(schemas))
    expect(
      undescribed({ ...schema, description: name }, "").filter((path) => !plain.some((key) => path.endsWith(key))),
    ).toEqual([]);
});

type Described = {
  description?: string;
  properties?: Record<string, Described>;
  items?: Described;
  additionalProperties?: Described | false;
};
