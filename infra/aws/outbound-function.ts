import { common } from "./function.ts";
import { origin } from "./origin.ts";

/** The settings of the functions that send check-backs. Delivery is reported to the address of the webhooks. */
export function outboundFunction(...[name, permissions]: Parameters<typeof common>) {
  const { environment, ...rest } = common(name, permissions);
  return { ...rest, memory: "512 MB" as const, environment: { ...environment, CHECKBACK_PUBLIC_ORIGIN: origin } };
}
