import { decide, sharesOf } from "./reservations.ts";
import { settings } from "./settings.ts";

const wanted = sharesOf($app.stage, settings.CHECKBACK_INBOUND_CONCURRENCY);

/**
 * The reserved concurrency of each function, and the line about it that a deployment prints. AWS is asked for the quota only
 * when something is to be reserved, and a deployment continues without the permission to read it.
 */
export const { reserved, summary } = decide(wanted.length > 0 ? await quotaOfAccount() : {}, wanted);

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
