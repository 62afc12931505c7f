import type { Change } from "./changed.ts";

/** Every setting of expected.ts taken out, or turned into what it must not be. */
export const everyOne: Change[] = [
  ["sst.config.ts", '"retain"', '"remove"'],
  ["sst.config.ts", /^.*protect: .*$/m, ""],
  ["infra/table.ts", ", rangeKey: key.range", ""],
  ["infra/table.ts", '"keys-only"', '"all"'],
  ["infra/table.ts", "views[streamView]", '"keys-only"'],
  ...["ttl", "deletionProtection"].map(without("infra/table.ts")),
  ["infra/table.ts", "enabled: true", "enabled: false"],
  ["infra/table.ts", /^sst.Linkable.wrap.*$/m, ""],
  ["infra/table.ts", "dynamodb:Query", "dynamodb:Scan"],
  ...["filters", "startingPosition", "maximumBatchingWindowInSeconds", "parallelizationFactor"].map(
    without("infra/followups.ts"),
  ),
  ...["functionResponseTypes", "bisectBatchOnFunctionError", "maximumRetryAttempts"].map(without("infra/followups.ts")),
  ...["maximumRecordAgeInSeconds", "destinationConfig", "batchSize"].map(without("infra/followups.ts")),
  ["infra/followups.ts", /messageRetentionSeconds: [^}]*/, ""],
  ["infra/sweep.ts", 'schedule: "rate(5 minutes)"', 'schedule: "rate(1 day)", enabled: false'],
  ["infra/sweep.ts", "    retries: 0,", ""],
  ["infra/canary.ts", 'schedule: "rate(5 minutes)"', 'schedule: "rate(1 day)", enabled: false'],
  ["infra/canary.ts", /retries: 0,\n {4}}/, "}"],
  ...["timeout", "memory"].map(without("infra/canary.ts")),
  ["infra/canary.ts", 'lambda("canary")', 'lambda("canary", [{ actions: ["dynamodb:GetItem"], resources: ["*"] }])'],
  ...["timeout", "memory"].map(without("infra/inbound.ts")),
  ["infra/inbound.ts", "...rest,", "...rest, memory: '128 MB',"],
  ["infra/inbound.ts", "{ cors: false }", "{ authorization: 'iam' }"],
  ["infra/writes-first.ts", /memory: [^,]*,/, ""],
  ["infra/function.ts", "nodejs24.x", "nodejs22.x"],
  ...["architecture", "nodejs", "transform", "logging", "concurrency"].map(without("infra/function.ts")),
  ["infra/function.ts", "POWERTOOLS_SERVICE_NAME: service", "POWERTOOLS_SERVICE_NAME: $app.name"],
  ["infra/function.ts", "CHECKBACK_DEFAULT_OPT_OUT: settings.CHECKBACK_DEFAULT_OPT_OUT", "TOKEN: secrets[1].value"],
  ["infra/alarms.ts", "alarmActions: [topic.arn],", ""],
];

/** A setting that has a line to itself, without it. */
function without(file: string) {
  return (setting: string): Change => [file, new RegExp(`^ *${setting}: .*,$`, "m"), ""];
}
