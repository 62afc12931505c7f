import { common } from "./function.ts";
import { origin } from "./origin.ts";

/** What the functions that write first have in common. Delivery is reported to where the webhooks are. */
export function writesFirst(...[name, may]: Parameters<typeof common>) {
  const { environment, ...rest } = common(name, may);
  return { ...rest, memory: "512 MB" as const, environment: { ...environment, CHECKBACK_PUBLIC_ORIGIN: origin } };
}
