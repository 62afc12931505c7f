/** A share of the account's concurrency: reserved for a function, which is also its maximum. */
export type Share = {
  name: "inbound" | "sweep" | "followups";
  min: number;
  max: number;
  /** A setting asks for it, so that an account which can't provide it is an error. */
  isSetting?: true;
};

/** By function. A function that is not here shares the rest of the account's concurrency. */
export type Reserved = Partial<Record<Share["name"], number>>;

/** The account's quota of concurrent executions, or why it could not be read; empty when it was not asked for. */
export type Quota = { quota?: number; refusal?: string };

/**
 * What Lambda keeps for functions that reserve nothing.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
 */
export const unreserved = 100;

/**
 * Production's shares, the most important first. Fifty webhooks at once are hundreds of messages a second, and also the
 * limit of a flood. The sweep runs every five minutes for five at most; the stream's reader needs five for each of the four
 * shards of a new table.
 */
export const inProduction = {
  inbound: { min: 10, max: 50 },
  sweep: { min: 2, max: 2 },
  followups: { min: 20, max: 20 },
} as const satisfies Record<Share["name"], { min: number; max: number }>;

/**
 * The shares that a stage asks for. Without a setting only production reserves any.
 *
 * @param setting CHECKBACK_INBOUND_CONCURRENCY: webhooks at once; 0 reserves none for them
 */
export function sharesOf(stage: string, setting: number | undefined): Share[] {
  const usual: Partial<typeof inProduction> = stage === "production" ? inProduction : {};
  const shares = Object.entries(usual).map(([name, share]) => ({ name: name as Share["name"], ...share }));
  if (setting === undefined) return shares;
  const others = shares.filter(({ name }) => name !== "inbound");
  return setting === 0 ? others : [{ name: "inbound", min: setting, max: setting, isSetting: true }, ...others];
}

/**
 * Divides what a quota leaves above `unreserved`. A share below its minimum is not reserved at all: it would slow a function
 * down more than none.
 */
export function reservations(quota: number, shares: Share[]): Reserved {
  const reserved: Reserved = {};
  let left = quota - unreserved;
  for (const { name, min, max } of shares) {
    const share = Math.min(max, left);
    if (share < min) continue;
    reserved[name] = share;
    left -= share;
  }
  return reserved;
}

/**
 * What is reserved, and a line about it for the end of a deployment. Without a known quota only a setting is reserved.
 * Throws when a setting asks for more than the account has.
 */
export function decide({ quota, refusal }: Quota, shares: Share[]): { reserved: Reserved; summary: string } {
  const settings = shares.filter(({ isSetting }) => isSetting);
  if (quota === undefined) {
    const reserved = Object.fromEntries(settings.map(({ name, max }) => [name, max]));
    if (refusal === undefined) return { reserved, summary: `${listed(reserved)}: a stage other than production` };
    return { reserved, summary: `${listed(reserved)}: ${unreadable(refusal)}` };
  }
  const reserved = reservations(quota, shares);
  for (const { name, max } of settings)
    if (reserved[name] === undefined)
      throw new Error(
        `CHECKBACK_INBOUND_CONCURRENCY is ${max}, and this account allows ${Math.max(0, quota - unreserved)}: ` +
          `its quota is ${quota}, and Lambda keeps ${unreserved} for functions that reserve nothing`,
      );
  const isLess = shares.some(({ name, max }) => (reserved[name] ?? 0) < max);
  return { reserved, summary: `${listed(reserved)}${isLess ? `: ${tooSmall(quota)}` : `, of the account's ${quota}`}` };
}

function listed(reserved: Reserved): string {
  const shares = Object.entries(reserved).map(([name, share]) => `${share} for ${name}`);
  return shares.length > 0 ? `reserved ${shares.join(", ")}` : "nothing reserved";
}

const tooSmall = (quota: number) =>
  `the account's quota is ${quota}, and Lambda keeps ${unreserved} for functions that reserve nothing. ` +
  "To raise it: Service Quotas, AWS Lambda, Concurrent executions";

const unreadable = (refusal: string) =>
  "the account's quota could not be read, which takes servicequotas:GetServiceQuota and " +
  `servicequotas:GetAWSDefaultServiceQuota (${refusal.split("\n")[0]})`;
