import type { Change } from "./changed.ts";

/** For every setting of expected.ts, a change that removes or breaks it. */
export const everyOne: Change[] = [
  ["sst.config.ts", '"retain"', '"remove"'],
  ["sst.config.ts", /^.*protect: .*$/m, ""],
  ["infra/aws/table.ts", ", rangeKey: key.range", ""],
  ["infra/aws/table.ts", '"keys-only"', '"all"'],
  ["infra/aws/table.ts", "views[streamView]", '"keys-only"'],
  ...["ttl", "deletionProtection"].map(without("infra/aws/table.ts")),
  ["infra/aws/table.ts", "enabled: true", "enabled: false"],
  ["infra/aws/table.ts", /^sst.Linkable.wrap.*$/m, ""],
  ["infra/aws/table.ts", "dynamodb:Query", "dynamodb:Scan"],
  ...["filters", "startingPosition", "maximumBatchingWindowInSeconds", "parallelizationFactor"].map(
    without("infra/aws/followups.ts"),
  ),
  ...["functionResponseTypes", "bisectBatchOnFunctionError", "maximumRetryAttempts"].map(
    without("infra/aws/followups.ts"),
  ),
  ...["maximumRecordAgeInSeconds", "destinationConfig", "batchSize"].map(without("infra/aws/followups.ts")),
  ["infra/aws/followups.ts", /messageRetentionSeconds: [^}]*/, ""],
  ["infra/aws/sweep.ts", 'schedule: "rate(5 minutes)"', 'schedule: "rate(1 day)", enabled: false'],
  ["infra/aws/sweep.ts", "    retries: 0,", ""],
  ...["memory"].map(without("infra/aws/sweep.ts")),
  ["infra/aws/canary.ts", 'schedule: "rate(5 minutes)"', 'schedule: "rate(1 day)", enabled: false'],
  ["infra/aws/canary.ts", /retries: 0,\n {4}}/, "}"],
  ...["timeout", "memory"].map(without("infra/aws/canary.ts")),
  [
    "infra/aws/canary.ts",
    'lambda("canary")',
    'lambda("canary", [{ actions: ["dynamodb:GetItem"], resources: ["*"] }])',
  ],
  ...["timeout", "memory"].map(without("infra/aws/inbound.ts")),
  ["infra/aws/inbound.ts", "...rest,", "...rest, memory: '128 MB',"],
  ["infra/aws/inbound.ts", "{ cors: false }", "{ authorization: 'iam' }"],
  ["infra/aws/outbound-function.ts", /memory: [^,]*,/, ""],
  ["infra/aws/function.ts", "nodejs24.x", "nodejs22.x"],
  ...["architecture", "nodejs", "transform", "logging", "concurrency"].map(without("infra/aws/function.ts")),
  ["infra/aws/function.ts", "POWERTOOLS_SERVICE_NAME: service", "POWERTOOLS_SERVICE_NAME: $app.name"],
  ["infra/aws/function.ts", "CHECKBACK_DEFAULT_OPT_OUT: settings.CHECKBACK_DEFAULT_OPT_OUT", "TOKEN: secrets[1].value"],
  ["infra/aws/media.ts", '"media/*"', '"*"'],
  ["infra/aws/media.ts", "restrictPublicBuckets: false", "restrictPublicBuckets: false, ignorePublicAcls: false"],
  ...["cacheControl"].map(without("infra/aws/media.ts")),
  ...["CHECKBACK_MEDIA_ORIGIN"].map(without("infra/aws/inbound.ts")),
  ["infra/aws/monitoring/alarms.ts", "alarmActions: [topic.arn],", ""],
];

/** Removes a setting that has a line of its own. */
function without(file: string) {
  return (setting: string): Change => [file, new RegExp(`^ *${setting}: .*,$`, "m"), ""];
}
