import type { Resource } from "./plan.ts";

/** The part of Pulumi's monitor that is used here. */
type Monitor = { registerResource: (request: Request, callback: unknown) => unknown };
type Request = {
  [Get in "getType" | "getName"]: () => string;
} & { [Get in "getRetainondelete" | "getProtect"]: () => boolean } & {
  getObject: () => { toJavaScript: () => object };
};

/** Records the resources of AWS that are registered with Pulumi; the others are SST's groups, look-ups and keys. */
export function recordInto(resources: Resource[], monitor: Monitor): void {
  const register = monitor.registerResource.bind(monitor);
  monitor.registerResource = (request, callback) => {
    if (request.getType().startsWith("aws:"))
      resources.push({
        type: request.getType(),
        name: request.getName(),
        inputs: unwrapped(request.getObject().toJavaScript()) as Resource["inputs"],
        retained: request.getRetainondelete(),
        protect: request.getProtect(),
      });
    return register(request, callback);
  };
}

/** Pulumi wraps a secret in an object with this key and value. */
const [signature, secret] = ["4dabf18193072939515e22adb298388d", "1b47061264138c4ac30d75fd1eb44270"];

function unwrapped(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unwrapped);
  if (typeof value !== "object" || value === null) return value;
  if ((value as Record<string, unknown>)[signature] === secret) return unwrapped((value as { value: unknown }).value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unwrapped(inner)]));
}
