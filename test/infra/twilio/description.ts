import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";

/*
 * Twilio's published OpenAPI description of its API, as far as Checkback uses it: descriptions/README.md says where it
 * is from. Requests and answers must match it exactly: a misspelled parameter is a fault, although Twilio would ignore
 * it.
 */

/** The product's name in an address, and the files that describe it. */
const files: Record<string, string[]> = {
  api: ["twilio_api_v2010"],
  content: ["twilio_content_v1"],
  messaging: ["twilio_messaging_v1", "twilio_messaging_v2"],
};

type Schema = { type?: string; nullable?: boolean; properties?: object; additionalProperties?: unknown };
type Parameter = { name: string; in: "path" | "query"; required?: boolean };
type Media = Record<string, { schema: Schema }>;
type Operation = {
  parameters?: Parameter[];
  requestBody?: { content: Media; required?: boolean };
  responses: Record<string, { content?: Media }>;
};
type Description = { paths: Record<string, Record<string, Operation>> };

/** Twilio's formats, as far as they can be wrong. */
const formats = {
  uri: (text: string) => URL.canParse(text),
  "date-time": (text: string) => /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text)),
  "date-time-rfc-2822": (text: string) => /^\w{3}, \d\d \w{3} \d{4} /.test(text) && !Number.isNaN(Date.parse(text)),
  "phone-number": /^(whatsapp:)?\+[1-9]\d{6,14}$/,
  "http-method": /^(GET|POST)$/,
};
const ajv = new Ajv({ strict: false, coerceTypes: true, allErrors: true, formats, logger: false });

const described = Object.entries(files).flatMap(([product, names]) =>
  names.flatMap((name) => {
    const file = join(import.meta.dirname, "descriptions", `${name}.json`);
    const description = JSON.parse(readFileSync(file, "utf8"), (_, value) => closed(value)) as Description;
    ajv.addSchema(description, name, undefined, false);
    return Object.entries(description.paths).map(([path, methods]) => ({ product, name, path, methods }));
  }),
);

/** Forbids properties that are not described. A nullable value without a type may be anything. */
function closed(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const { nullable, ...schema } = value as Schema;
  if (schema.type !== "object" || !schema.properties || schema.additionalProperties !== undefined)
    return schema.type === undefined ? schema : value;
  return { ...value, additionalProperties: false };
}

const compiled = new Map<string, ValidateFunction>();

/** The faults of a value by the schema at this place of a description. */
function faultsBy(name: string, pointer: string[], value: unknown): string[] {
  const $ref = `${name}#/${pointer.map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/")}`;
  const validate = compiled.get($ref) ?? ajv.compile({ $ref });
  compiled.set($ref, validate);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

/** An operation that Twilio describes, with functions that find the faults of a request and of an answer. */
export type Described = {
  faultsOfRequest: (query: URLSearchParams, type: string, body: string) => string[];
  faultsOfAnswer: (status: number, body: unknown) => string[];
};

/** The operation of this method and path of a product's API; undefined when Twilio describes none. */
export function describedAt(product: string, method: string, path: string): Described | undefined {
  const parts = path.split("/");
  const isAt = (template: string) => {
    const pattern = template.split("/").map((part) => part.replaceAll(".", "\\.").replace(/\{\w+\}/, "[^/]+"));
    return pattern.length === parts.length && pattern.every((part, i) => new RegExp(`^${part}$`).test(parts[i] ?? ""));
  };
  const found = described.find((each) => each.product === product && isAt(each.path) && each.methods[method]);
  const operation = found?.methods[method];
  if (!found || !operation) return undefined;
  const at = ["paths", found.path, method];
  const parameters = operation.parameters ?? [];
  const faultsOf = ({ name }: Parameter, value: string) =>
    faultsBy(
      found.name,
      [...at, "parameters", `${parameters.findIndex((each) => each.name === name)}`, "schema"],
      value,
    ).map((fault) => `${name}${fault}`);
  return {
    faultsOfRequest(query, type, body) {
      const inPath = found.path.split("/").flatMap((part, i) => {
        const parameter = parameters.find(({ name }) => part.startsWith(`{${name}}`));
        return parameter ? faultsOf(parameter, (parts[i] ?? "").replace(/\.json$/, "")) : [];
      });
      const known = parameters.filter((each) => each.in === "query");
      const inQuery = [...query].flatMap(([name, value]) => {
        const parameter = known.find((each) => each.name === name);
        return parameter ? faultsOf(parameter, value) : [`${name} is no parameter`];
      });
      const missing = known
        .filter(({ name, required }) => required && !query.has(name))
        .map(({ name }) => `${name} is missing`);
      return [...inPath, ...inQuery, ...missing, ...faultsOfBody(type, body)];
    },
    faultsOfAnswer(status, body) {
      const media = operation.responses[status]?.content;
      if (!media) return [`${status} is no answer to this`];
      return faultsBy(found.name, [...at, "responses", `${status}`, "content", "application/json", "schema"], body);
    },
  };

  function faultsOfBody(type: string, body: string): string[] {
    const media = operation?.requestBody?.content;
    if (!media) return body === "" ? [] : ["a body where none is described"];
    const [declared = ""] = Object.keys(media);
    if (!type.startsWith(declared)) return [`the body is ${type}, not ${declared}`];
    const value: unknown = declared.endsWith("json") ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body));
    return faultsBy(found?.name ?? "", [...at, "requestBody", "content", declared, "schema"], value);
  }
}
