import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/* Makes the files of this folder from Twilio's own: node test/infra/twilio/descriptions/cut.ts FOLDER. See README.md. */

const account = "/2010-04-01/Accounts/{AccountSid}";
const services = "/v1/Services/{ServiceSid}";

/** The operations that Checkback uses, by the file that describes them. */
export const wanted: Record<string, Record<string, ("get" | "post" | "delete")[]>> = {
  twilio_api_v2010: {
    [`${account}/IncomingPhoneNumbers.json`]: ["get"],
    [`${account}/IncomingPhoneNumbers/{Sid}.json`]: ["post"],
    [`${account}/Messages.json`]: ["get", "post"],
    [`${account}/Messages/{Sid}.json`]: ["get"],
    [`${account}/Usage/Triggers.json`]: ["get", "post"],
    [`${account}/Usage/Triggers/{Sid}.json`]: ["delete"],
  },
  twilio_content_v1: {
    "/v1/Content": ["post"],
    "/v1/Content/{ContentSid}/ApprovalRequests/whatsapp": ["post"],
    "/v1/ContentAndApprovals": ["get"],
  },
  twilio_messaging_v1: {
    "/v1/Services": ["get"],
    "/v1/Services/{Sid}": ["get", "post"],
    [`${services}/PhoneNumbers`]: ["get"],
    [`${services}/PhoneNumbers/{Sid}`]: ["get"],
    "/v1/Services/{MessagingServiceSid}/ChannelSenders": ["get"],
  },
  twilio_messaging_v2: {
    "/v2/Channels/Senders": ["get"],
    "/v2/Channels/Senders/{Sid}": ["get", "post"],
  },
};

type Json = { [key: string]: unknown };
type Description = { info: Json; openapi: string; paths: Record<string, Json>; components: Record<string, Json> };

/** Parts that no request or answer is checked by: prose, examples, options of Twilio's clients. */
const left = /^(description|examples?|tags|operationId|security|servers|headers|deprecated|x-.*)$/;
/** Keys whose values are maps with any names. */
const named = new Set(["properties", "schemas", "parameters"]);

/** A description without the parts in `left`. A list of parameters has no names to protect. */
function pruned(value: unknown, areNames = false): unknown {
  if (Array.isArray(value)) return value.map((each) => pruned(each));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => areNames || !left.test(key))
      .map(([key, inner]) => [key, pruned(inner, !areNames && named.has(key))]),
  );
}

/** Every component that a value leads to, and those that they lead to in turn, as "schemas/name". */
function referred(value: unknown, components: Description["components"], found = new Set<string>()): Set<string> {
  for (const [, at = ""] of JSON.stringify(value).matchAll(/"\$ref":"#\/components\/([^"]+)"/g)) {
    if (found.has(at)) continue;
    const [kind = "", name = ""] = at.split("/");
    referred(components[kind]?.[name], components, found.add(at));
  }
  return found;
}

/** Of one of Twilio's descriptions, the operations and what they refer to. Throws when it has no such operation. */
export function cut({ info, openapi, paths, components }: Description, operations: (typeof wanted)[string]) {
  const kept = Object.entries(operations).map(([path, methods]) => {
    const operationAt = (method: string) => {
      const operation = paths[path]?.[method];
      if (!operation) throw new Error(`no ${method} ${path} in this description`);
      return [method, pruned(operation)];
    };
    return [path, Object.fromEntries(methods.map(operationAt))] as const;
  });
  const used: Description["components"] = {};
  for (const at of [...referred(kept, components)].sort()) {
    const [kind = "", name = ""] = at.split("/");
    used[kind] = { ...used[kind], [name]: pruned(components[kind]?.[name]) };
  }
  const { title, version, license } = info;
  return { openapi, info: { title, version, license }, paths: Object.fromEntries(kept), components: used };
}

if (import.meta.main) {
  const [, , from] = process.argv;
  if (!from) throw new Error("say the folder that has Twilio's descriptions: see README.md");
  for (const [name, operations] of Object.entries(wanted)) {
    const description = JSON.parse(readFileSync(join(from, `${name}.json`), "utf8"));
    writeFileSync(join(import.meta.dirname, `${name}.json`), JSON.stringify(cut(description, operations)));
  }
}
