import { lambda } from "./function.ts";
import { origin } from "./origin.ts";
import { twilioAuthToken } from "./secrets.ts";
import { settings } from "./settings.ts";

/** Whether this stage has a canary: in production by default, elsewhere when CHECKBACK_CANARY is on. */
export const hasCanary = (settings.CHECKBACK_CANARY ?? ($app.stage === "production" ? "on" : "off")) === "on";

/**
 * Posts a test message to the stage's own address. It shows whether the webhook answers when no people write. Its only
 * permission is its log. A failed run is not repeated, because the next one follows in five minutes.
 */
if (hasCanary) {
  const { environment, ...rest } = lambda("canary");
  new sst.aws.CronV2("Canary", {
    schedule: "rate(5 minutes)",
    retries: 0,
    function: {
      ...rest,
      link: [twilioAuthToken],
      environment: { ...environment, CHECKBACK_PUBLIC_ORIGIN: origin },
      memory: "256 MB",
      // Longer than it waits for an answer, which is as long as Twilio does: 15 seconds.
      timeout: "18 seconds",
      retries: 0,
    },
  });
}
