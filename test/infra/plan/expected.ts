import { overrides } from "../../../functions/twilio/connection-overrides.ts";
import type { Plan } from "../../../infra/plan/plan.ts";
import { all, may, roles, short, the } from "./find.ts";

const turns = [
  "dynamodb:GetItem dynamodb:PutItem dynamodb:DeleteItem dynamodb:UpdateItem on dynamodb table/checkback-production-TableTable",
];
function ownLog(name: string) {
  return `logs:CreateLogStream logs:PutLogEvents on logs log-group:/aws/lambda/checkback-production-${name}:*`;
}

const table = (plan: Plan) => the(plan, "Table").inputs;
const stream = (plan: Plan) => the(plan, "EventSourceMapping").inputs;
const patterns = (plan: Plan) =>
  stream(plan).filterCriteria?.filters.map(({ pattern }: { pattern: string }) => JSON.parse(pattern));
const givenUp = (plan: Plan): string => stream(plan).destinationConfig?.onFailure.destinationArn ?? "nowhere";
const lambda = (plan: Plan, name: string) => the(plan, "Function", `-${name}`).inputs;
const timeoutOf = (plan: Plan, name: string): number => lambda(plan, name).timeout;
const schedule = (plan: Plan, name: string) => the(plan, "Schedule", `${name}Schedule`).inputs;
const retries = (plan: Plan, name: string): number =>
  the(plan, "FunctionEventInvokeConfig", `${name}HandlerEventInvokeConfig`).inputs.maximumRetryAttempts;
const role = (plan: Plan, name: string) => plan.resources.find((resource) => resource.name === name)!.inputs;
const principals = (plan: Plan, name: string) =>
  role(plan, name).assumeRolePolicy.Statement?.map(({ Principal }: { Principal: object }) => Principal);

const media = (plan: Plan) => all(plan, "BucketObjectv2").filter(({ name }) => name.startsWith("Media-"));

type Statement = { effect?: string; actions: string[]; resources: string[]; principals: { type: string }[] };

/** What the policies of buckets let everyone do: one line a statement. */
const openTo = (plan: Plan): string[] =>
  all(plan, "BucketPolicy")
    .flatMap(({ inputs }): Statement[] => JSON.parse(inputs.policy).statements)
    .filter(({ effect, principals }) => effect !== "Deny" && principals.some(({ type }) => type === "*"))
    .flatMap(({ actions, resources }) => resources.map((each) => `${actions} on ${each.split(":").at(-1)}`));

const megabytes = { inbound: 1024, followups: 512, sweep: 2048, canary: 256 };

/** Every setting that matters: its place in the plan of production, and its required value. */
export const settings: [what: string, look: (plan: Plan) => unknown, expected: unknown][] = [
  ["the table's keys", (plan) => [table(plan).hashKey, table(plan).rangeKey], ["pk", "sk"]],
  [
    "sparse indexes of check-backs, with keys and no more",
    (plan) => table(plan).globalSecondaryIndexes,
    [
      { name: "due", hashKey: "dueShard", rangeKey: "dueAt", projectionType: "KEYS_ONLY" },
      { name: "waiting", hashKey: "waitsFor", rangeKey: "firstDueAt", projectionType: "KEYS_ONLY" },
    ],
  ],
  ["the stream shows what was removed", (plan) => table(plan).streamViewType, "OLD_IMAGE"],
  ["time-to-live", (plan) => table(plan).ttl, { attributeName: "expireAt", enabled: true }],
  ["recovery to any second", (plan) => table(plan).pointInTimeRecovery.enabled, true],
  ["the table can't be deleted by hand", (plan) => table(plan).deletionProtectionEnabled, true],
  ["nor with the stage", (plan) => the(plan, "Table").retained, true],
  ["nor the stage", (plan) => plan.outputs?._protect, true],

  ["only timers wake", (plan) => patterns(plan), [{ dynamodb: { OldImage: { entity: { S: ["TIMER"] } } } }]],
  ["none that fell due before is missed", (plan) => stream(plan).startingPosition, "TRIM_HORIZON"],
  ["a batch takes less than the time-out", (plan) => stream(plan).batchSize * 8 < timeoutOf(plan, "followups"), true],
  ["no waiting for more", (plan) => stream(plan).maximumBatchingWindowInSeconds, 0],
  ["five batches of a shard at a time", (plan) => stream(plan).parallelizationFactor, 5],
  ["bad records are named", (plan) => stream(plan).functionResponseTypes, ["ReportBatchItemFailures"]],
  ["a crash is closed in on", (plan) => stream(plan).bisectBatchOnFunctionError, true],
  ["a record is retried so often", (plan) => stream(plan).maximumRetryAttempts, 5],
  ["and counts as long as the stream has it", (plan) => stream(plan).maximumRecordAgeInSeconds, 24 * 60 * 60],
  ["then noted", (plan) => short(givenUp(plan)), "sqs checkback-production-GivenUpQueue"],
  ["for two weeks", (plan) => the(plan, "Queue").inputs.messageRetentionSeconds, 14 * 24 * 60 * 60],

  ...["Sweep", "Canary"].flatMap((name): typeof settings => [
    [`${name}'s clock`, (plan) => schedule(plan, name).scheduleExpression, "rate(5 minutes)"],
    [`${name}'s clock is on`, (plan) => schedule(plan, name).state, "ENABLED"],
    [`${name}: a failed run is not repeated`, (plan) => retries(plan, name), 0],
  ]),
  ["the canary waits for an answer as long as Twilio, and ends", (plan) => timeoutOf(plan, "canary"), 18],

  ["a webhook ends when Twilio's attempt does", (plan) => timeoutOf(plan, "inbound"), Math.ceil(overrides.rt / 1000)],
  ["a flood has its limit", (plan) => lambda(plan, "inbound").reservedConcurrentExecutions, 50],
  ["the sweep has room", (plan) => lambda(plan, "sweep").reservedConcurrentExecutions, 2],
  ["so has the stream's reader", (plan) => lambda(plan, "followups").reservedConcurrentExecutions, 20],
  ["the address is public", (plan) => the(plan, "FunctionUrl").inputs.authorizationType, "NONE"],
  ["but not to browsers", (plan) => the(plan, "FunctionUrl").inputs.cors, undefined],
  ...(["inbound", "followups", "sweep", "canary"] as const).flatMap((name): typeof settings => [
    [
      `${name} runs on`,
      (plan) => [lambda(plan, name).runtime, ...lambda(plan, name).architectures],
      ["nodejs24.x", "arm64"],
    ],
    [`${name} has the memory`, (plan) => lambda(plan, name).memorySize, megabytes[name]],
    [`${name}'s log is kept for 90 days`, (plan) => the(plan, "LogGroup", `-${name}`).inputs.retentionInDays, 90],
    [
      `${name}'s role is for Lambda alone`,
      (plan) => principals(plan, roles[name]),
      [{ Service: "lambda.amazonaws.com" }],
    ],
    [`${name}'s role has nothing of AWS's own`, (plan) => role(plan, roles[name]).managedPolicyArns, []],
    [
      `${name}'s metrics are told apart by stage`,
      (plan) => lambda(plan, name).environment.variables.POWERTOOLS_SERVICE_NAME,
      "checkback-production",
    ],
  ]),
  ["inbound may", (plan) => may(plan, roles.inbound), [...turns, ownLog("inbound")]],
  [
    "followups may",
    (plan) => may(plan, roles.followups),
    [
      "dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator dynamodb:ListStreams on dynamodb table/checkback-production-TableTable/stream/2026-01-01T00:00:00.000",
      ...turns,
      "sqs:SendMessage on sqs checkback-production-GivenUpQueue",
      ownLog("followups"),
    ],
  ],
  [
    "sweep may",
    (plan) => may(plan, roles.sweep),
    [
      ...turns,
      "dynamodb:Query on dynamodb table/checkback-production-TableTable/index/due",
      "dynamodb:Query on dynamodb table/checkback-production-TableTable/index/waiting",
      ownLog("sweep"),
    ],
  ],
  ["canary may", (plan) => may(plan, roles.canary), [ownLog("canary")]],
  [
    "of all buckets, only these files are public, to be read by their names",
    openTo,
    ["s3:GetObject on MediaBucket/media/*"],
  ],
  ["no bucket has an access list", (plan) => the(plan, "BucketPublicAccessBlock").inputs.ignorePublicAcls, true],
  [
    "a file is kept in caches, under a name that changes with it",
    (plan) =>
      media(plan).map(({ inputs }) => [
        /^media\/[0-9a-f]{24}\.png$/.test(inputs.key),
        inputs.contentType,
        inputs.cacheControl,
      ]),
    [[true, "image/png", "public, max-age=31536000, immutable"]],
  ],
  [
    "the webhook knows where the files are",
    (plan) => lambda(plan, "inbound").environment.variables.CHECKBACK_MEDIA_ORIGIN,
    "https://MediaBucket.s3.us-east-1.amazonaws.com",
  ],
  ["no secret is in the plan", (plan) => /the value of SST_SECRET_/.test(JSON.stringify(plan)), false],
  ["every alarm rings somewhere", (plan) => all(plan, "MetricAlarm").every(({ inputs }) => inputs.alarmActions), true],
  ["a cold start of inbound loads less than a megabyte", (plan) => (plan.bundles.Inbound?.eager ?? 1e9) < 1e6, true],
];
