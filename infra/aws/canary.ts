import { lambda } from "./function.ts";
import { origin } from "./origin.ts";
import { twilioAuthToken } from "./secrets.ts";
import { settings } from "./settings.ts";

/** Whether this stage has a canary: production has, and another has if it is told so. */
export const hasCanary = (settings.CHECKBACK_CANARY ?? ($app.stage === "production" ? "on" : "off")) === "on";

/**
 * A message that is no person's, to our own address, so that an hour without people is told from an hour in which nobody
 * gets an answer. It may do nothing but write its log; a run that fails is not repeated, for there is another soon.
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
      // It waits for an answer as long as Twilio does, 15 seconds.
      timeout: "18 seconds",
      retries: 0,
    },
  });
}
