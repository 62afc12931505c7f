import { decided, wantedBy } from "./reservations.ts";
import { settings } from "./settings.ts";

const wanted = wantedBy($app.stage, settings.CHECKBACK_INBOUND_CONCURRENCY);

/**
 * What each function has reserved, and what a deployment says of it at its end. Where nothing is wanted, AWS is
 * not asked; a quota that may not be read does not end the deployment.
 */
export const { reserved, says } = decided(wanted.length > 0 ? await quotaOfAccount() : {}, wanted);

/**
 * The account's own quota of concurrent executions in this region: a new account has 10, the default is 1,000.
 * https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
async function quotaOfAccount(): Promise<{ quota: number } | { refusal: string }> {
  try {
    const { value } = await aws.servicequotas.getServiceQuota({ serviceCode: "lambda", quotaCode: "L-B99A9384" });
    return { quota: value };
  } catch (error) {
    return { refusal: (error as Error).message };
  }
}
