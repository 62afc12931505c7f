import type { Plan, Resource } from "./plan.ts";

type Inputs = Resource["inputs"];

/** The important settings, by type of resource and in the order in which they are printed. `--json` has everything. */
export const shown: Record<string, { group: string; settings: (resource: Resource, plan: Plan) => object }> = {
  "aws:dynamodb/table:Table": {
    group: "Table",
    settings: ({ inputs, retained }) => ({
      ...pick(inputs, "hashKey", "rangeKey", "streamViewType", "billingMode", "deletionProtectionEnabled"),
      index: inputs.globalSecondaryIndexes.map(Object.values),
      timeToLive: inputs.ttl?.attributeName,
      pointInTimeRecovery: inputs.pointInTimeRecovery?.enabled,
      removedWithStage: !retained,
    }),
  },
  "aws:lambda/function:Function": {
    group: "Functions",
    settings: ({ name, inputs }, { bundles, resources }) => ({
      runs: `${inputs.runtime} ${inputs.architectures}, ${inputs.memorySize} MB, ${inputs.timeout} s`,
      ...pick(inputs, "reservedConcurrentExecutions"),
      bundle: sizes(bundles[name.replace(/Function$/, "")]),
      ...environmentOf(inputs),
      ...permissionsOf(resources.find((other) => isRole(other) && inputs.role.endsWith(`/${other.inputs.name}`))),
    }),
  },
  "aws:lambda/eventSourceMapping:EventSourceMapping": {
    group: "Triggers",
    settings: ({ inputs }) => ({
      ...pick(inputs, "functionName", "eventSourceArn"),
      filters: inputs.filterCriteria?.filters.map(({ pattern }: Inputs) => pattern),
      onFailure: inputs.destinationConfig?.onFailure.destinationArn,
      ...rest(inputs, "functionName", "eventSourceArn", "filterCriteria", "destinationConfig"),
    }),
  },
  "aws:scheduler/schedule:Schedule": {
    group: "Triggers",
    settings: ({ inputs }) => ({
      functionName: inputs.target.arn,
      ...pick(inputs, "scheduleExpression", "state"),
    }),
  },
  "aws:lambda/functionUrl:FunctionUrl": {
    group: "Addresses",
    settings: ({ inputs }) => pick(inputs, "functionName", "authorizationType"),
  },
  "aws:apigatewayv2/domainName:DomainName": {
    group: "Addresses",
    settings: ({ inputs }) => pick(inputs, "domainName"),
  },
  "aws:cloudwatch/logGroup:LogGroup": {
    group: "Logs",
    settings: ({ inputs }) => ({ kept: `${inputs.retentionInDays} days` }),
  },
  "aws:s3/bucketPolicy:BucketPolicy": {
    group: "Public files",
    settings: ({ inputs }) => ({ public: openTo(JSON.parse(inputs.policy).statements) }),
  },
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    group: "Alarms",
    settings: ({ inputs }) => ({ fires: `${condition(inputs)} -> ${inputs.alarmActions}` }),
  },
  "aws:sns/topicSubscription:TopicSubscription": {
    group: "Alarms",
    settings: ({ inputs }) => ({ sends: `${inputs.topic} -> ${inputs.endpoint}` }),
  },
  "aws:cloudwatch/dashboard:Dashboard": {
    group: "Dashboard",
    settings: ({ inputs }) => ({
      shows: JSON.parse(inputs.dashboardBody).widgets.flatMap(({ properties }: Inputs) => properties.title ?? []),
    }),
  },
};

const pick = (inputs: Inputs, ...names: string[]) => Object.fromEntries(names.map((name) => [name, inputs[name]]));
const rest = (inputs: Inputs, ...names: string[]) =>
  Object.fromEntries(Object.entries(inputs).filter(([name]) => !names.includes(name)));

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
const sizes = (bundle: Plan["bundles"][string] | undefined) =>
  bundle && `${megabytes(bundle.eager)} at a cold start, ${megabytes(bundle.all)} in all`;

const isRole = ({ type }: Resource) => type === "aws:iam/role:Role";

/** The statements of a role's policies. */
function statementsOf({ inputs }: Resource): { actions: string[]; resources: string[] }[] {
  return (inputs.inlinePolicies ?? []).flatMap(({ policy }: { policy: string }) => JSON.parse(policy).statements);
}

function permissionsOf(role: Resource | undefined) {
  const statements = role ? statementsOf(role) : [];
  return { may: statements.map(({ actions, resources }) => [...actions, "on", ...resources].join(" ")) };
}

/** What a bucket's policy lets everyone do. */
const openTo = (statements: { effect?: string; actions: string[]; resources: string[] }[]): string =>
  statements
    .filter(({ effect }) => effect !== "Deny")
    .map(({ actions, resources }) => [...actions, "on", ...resources].join(" "))
    .join("; ");

function environmentOf({ environment }: Inputs) {
  const ours = Object.entries(environment?.variables ?? {}).filter(([name]) => !name.startsWith("SST_"));
  return { environment: ours.map(([name, value]) => `${name}=${value}`) };
}

const signs: Record<string, string> = {
  GreaterThanOrEqualToThreshold: ">=",
  GreaterThanThreshold: ">",
  LessThanOrEqualToThreshold: "<=",
  LessThanThreshold: "<",
};

/** An alarm's condition, in which each id of the metric math is replaced by its statistic and metric. */
function condition({ metricQueries, comparisonOperator, threshold, ...inputs }: Inputs): string {
  const { id, expression = id } = metricQueries.find(({ returnData }: Inputs) => returnData);
  const measures: Inputs[] = metricQueries.filter(({ metric }: Inputs) => metric);
  const { period } = measures[0]!.metric;
  const named = new Map(measures.map(({ id, metric }) => [id, `${metric.stat} of ${metric.metricName}`]));
  const measured = expression.replace(/\w+/g, (word: string) => named.get(word) ?? word);
  const sign = signs[comparisonOperator] ?? comparisonOperator;
  const times = inputs.evaluationPeriods === 1 ? "" : `${inputs.datapointsToAlarm} of ${inputs.evaluationPeriods} x `;
  const time = period % 3600 === 0 ? counted(period / 3600, "hour") : counted(period / 60, "minute");
  const missing = inputs.treatMissingData === "ignore" ? ", unchanged without data" : "";
  return `${measured} ${sign} ${threshold} in ${times}${time}${missing}`;
}

const counted = (count: number, unit: string) => `${count} ${unit}${count === 1 ? "" : "s"}`;
