import { common } from "./function.ts";
import { origin } from "./origin.ts";
import { settings } from "./settings.ts";

/** The settings of the functions that send check-backs. Delivery is reported to the address of the webhooks. */
export function outboundFunction(...[name, permissions]: Parameters<typeof common>) {
  const { environment, ...rest } = common(name, permissions);
  const pace = {
    CHECKBACK_SMS_SEGMENTS_PER_SECOND: String(settings.CHECKBACK_SMS_SEGMENTS_PER_SECOND),
    CHECKBACK_WHATSAPP_MESSAGES_PER_SECOND: String(settings.CHECKBACK_WHATSAPP_MESSAGES_PER_SECOND),
  };
  return {
    ...rest,
    memory: "512 MB" as const,
    environment: { ...environment, ...pace, CHECKBACK_PUBLIC_ORIGIN: origin },
  };
}
