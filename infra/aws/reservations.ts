/** How many runs of a function at once are set aside for it, which is also the most that it may have. */
export type Wanted = { name: "inbound" | "sweep" | "followups"; least: number; most: number; isTold?: true };

/** By function. What is not here shares what the account leaves to all. */
export type Reserved = Partial<Record<Wanted["name"], number>>;

/** The account's quota of concurrent executions, or why it could not be read; nothing when it was not asked for. */
export type Asked = { quota?: number; refusal?: string };

/**
 * What Lambda leaves to functions that reserve nothing, and refuses to go below.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
 */
export const unreserved = 100;

/**
 * What production wants, the most important first. Fifty webhooks at once are hundreds of messages a second, and a flood
 * gets no more either. The sweep runs every five minutes for at most five; the stream's reader needs five
 * for each of the four shards that a new table has.
 */
export const inProduction = {
  inbound: { least: 10, most: 50 },
  sweep: { least: 2, most: 2 },
  followups: { least: 20, most: 20 },
} as const satisfies Record<Wanted["name"], { least: number; most: number }>;

/**
 * What a stage wants reserved. Only production takes something from the rest of the account, unless a stage is told to.
 *
 * @param told how many webhooks run at once, as CHECKBACK_INBOUND_CONCURRENCY says; 0 reserves none for them
 */
export function wantedBy(stage: string, told: number | undefined): Wanted[] {
  const usual: Partial<typeof inProduction> = stage === "production" ? inProduction : {};
  const shares = Object.entries(usual).map(([name, share]) => ({ name: name as Wanted["name"], ...share }));
  if (told === undefined) return shares;
  const others = shares.filter(({ name }) => name !== "inbound");
  return told === 0 ? others : [{ name: "inbound", least: told, most: told, isTold: true }, ...others];
}

/**
 * Shares out what a quota leaves above `unreserved`. What can't have its least gets nothing: a share too small would
 * hold a function up more than none.
 */
export function reservations(quota: number, wanted: Wanted[]): Reserved {
  const reserved: Reserved = {};
  let left = quota - unreserved;
  for (const { name, least, most } of wanted) {
    const share = Math.min(most, left);
    if (share < least) continue;
    reserved[name] = share;
    left -= share;
  }
  return reserved;
}

/**
 * What is reserved, and a line about it for the end of a deployment. Without a known quota it is what a setting says
 * and nothing else. Throws when a setting says more than the account allows.
 */
export function decided({ quota, refusal }: Asked, wanted: Wanted[]): { reserved: Reserved; says: string } {
  const told = wanted.filter(({ isTold }) => isTold);
  if (quota === undefined) {
    const reserved = Object.fromEntries(told.map(({ name, most }) => [name, most]));
    if (refusal === undefined) return { reserved, says: `${shown(reserved)}: this stage leaves it to the account` };
    return { reserved, says: `${shown(reserved)}: ${unread(refusal)}` };
  }
  const reserved = reservations(quota, wanted);
  for (const { name, most } of told)
    if (reserved[name] === undefined)
      throw new Error(
        `CHECKBACK_INBOUND_CONCURRENCY is ${most}, and this account allows ${Math.max(0, quota - unreserved)}: ` +
          `its quota is ${quota}, and Lambda keeps ${unreserved} for functions that reserve nothing`,
      );
  const isLess = wanted.some(({ name, most }) => (reserved[name] ?? 0) < most);
  return { reserved, says: `${shown(reserved)}${isLess ? `: ${tooSmall(quota)}` : `, of the account's ${quota}`}` };
}

function shown(reserved: Reserved): string {
  const shares = Object.entries(reserved).map(([name, share]) => `${share} for ${name}`);
  return shares.length > 0 ? `reserved ${shares.join(", ")}` : "nothing reserved";
}

const tooSmall = (quota: number) =>
  `the account's quota is ${quota}, and Lambda keeps ${unreserved} for functions that reserve nothing. ` +
  "To have more: Service Quotas, AWS Lambda, Concurrent executions";

const unread = (refusal: string) =>
  "the account's quota could not be read, which takes servicequotas:GetServiceQuota and " +
  `servicequotas:GetAWSDefaultServiceQuota (${refusal.split("\n")[0]})`;
