import { type Asked, account, region } from "./policy.ts";

/*
 * The requests to AWS for each kind of resource in the plan: to create, read, change and remove it, as Pulumi's AWS
 * provider does, which is Terraform's: https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service
 */

type Inputs = Record<string, string>;

/** Several actions of one service on one thing. */
const on = (arn: string, service: string, actions: string, context?: Asked["context"]): Asked[] =>
  actions
    .trim()
    .split(/\s+/)
    .map((action) => ({ action: `${service}:${action}`, arn, ...(context && { context }) }));

const inRegion = (service: string, rest: string) => `arn:aws:${service}:${region}:${account}:${rest}`;
const any = "*";
const bucket = (kind: "asset" | "state") => `arn:aws:s3:::sst-${kind}-abcdefhkmnor`;
const mediaBucket = "arn:aws:s3:::checkback-production-mediabucket-bdvfbzta";
const api = (path: string) => `arn:aws:apigateway:${region}::${path}`;
const tags = api("/tags/arn%3Aaws%3Aapigateway");
const mapping = inRegion("lambda", "event-source-mapping:5a4d3b0e-0000-4000-8000-000000000000");
const certificate = inRegion("acm", "certificate/5a4d3b0e-0000-4000-8000-000000000000");
const functionOf = ({ functionName = "", function: named = functionName, name = named }: Inputs) =>
  name.startsWith("arn:") ? name : inRegion("lambda", `function:${name}`);
const topicOf = ({ topic = "", name = "" }: Inputs) => topic || inRegion("sns", name);
const logGroup = "CreateLogGroup DeleteLogGroup PutRetentionPolicy DeleteRetentionPolicy";

export const needs: Record<string, (inputs: Inputs) => Asked[]> = {
  "aws:acm/certificate:Certificate": () => [
    ...on(any, "acm", "RequestCertificate"),
    ...on(certificate, "acm", "DescribeCertificate DeleteCertificate ListTagsForCertificate"),
    ...on(certificate, "acm", "AddTagsToCertificate RemoveTagsFromCertificate"),
  ],
  "aws:acm/certificateValidation:CertificateValidation": () => on(certificate, "acm", "DescribeCertificate"),
  "aws:apigatewayv2/api:Api": () => [
    ...on(api("/apis"), "apigateway", "POST"),
    ...on(api("/apis/a1b2c3"), "apigateway", "GET PATCH PUT DELETE"),
    ...on(tags, "apigateway", "GET POST PUT DELETE"),
  ],
  "aws:apigatewayv2/apiMapping:ApiMapping": ({ domainName }) => [
    ...on(api(`/domainnames/${domainName}/apimappings`), "apigateway", "POST"),
    ...on(api(`/domainnames/${domainName}/apimappings/a1b2c3`), "apigateway", "GET PATCH DELETE"),
  ],
  "aws:apigatewayv2/domainName:DomainName": ({ domainName }) => [
    ...on(api("/domainnames"), "apigateway", "POST"),
    ...on(api(`/domainnames/${domainName}`), "apigateway", "GET PATCH DELETE"),
    // The first domain name of an account makes API Gateway's own role.
    ...on(
      `arn:aws:iam::${account}:role/aws-service-role/ops.apigateway.amazonaws.com/AWSServiceRoleForAPIGateway`,
      "iam",
      "CreateServiceLinkedRole",
      { "iam:AWSServiceName": "ops.apigateway.amazonaws.com" },
    ),
  ],
  "aws:apigatewayv2/integration:Integration": () => [
    ...on(api("/apis/a1b2c3/integrations"), "apigateway", "POST"),
    ...on(api("/apis/a1b2c3/integrations/d4e5f6"), "apigateway", "GET PATCH DELETE"),
  ],
  "aws:apigatewayv2/route:Route": () => [
    ...on(api("/apis/a1b2c3/routes"), "apigateway", "POST"),
    ...on(api("/apis/a1b2c3/routes/d4e5f6"), "apigateway", "GET PATCH DELETE"),
  ],
  "aws:apigatewayv2/stage:Stage": () => [
    ...on(api("/apis/a1b2c3/stages"), "apigateway", "POST"),
    ...on(api("/apis/a1b2c3/stages/$default"), "apigateway", "GET PATCH DELETE"),
    // Its access log: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html
    ...on(any, "logs", "CreateLogDelivery GetLogDelivery UpdateLogDelivery DeleteLogDelivery ListLogDeliveries"),
    ...on(any, "logs", "PutResourcePolicy DescribeResourcePolicies DescribeLogGroups"),
  ],
  "aws:cloudwatch/dashboard:Dashboard": ({ dashboardName }) =>
    on(
      `arn:aws:cloudwatch::${account}:dashboard/${dashboardName}`,
      "cloudwatch",
      "PutDashboard GetDashboard DeleteDashboards",
    ),
  "aws:cloudwatch/logGroup:LogGroup": ({ name }) => [
    ...on(any, "logs", "DescribeLogGroups"),
    ...on(inRegion("logs", `log-group:${name}`), "logs", `${logGroup} ListTagsForResource TagResource UntagResource`),
  ],
  "aws:cloudwatch/metricAlarm:MetricAlarm": ({ name }) => [
    ...on(inRegion("cloudwatch", `alarm:${name}`), "cloudwatch", "PutMetricAlarm DescribeAlarms DeleteAlarms"),
    ...on(inRegion("cloudwatch", `alarm:${name}`), "cloudwatch", "ListTagsForResource TagResource UntagResource"),
  ],
  "aws:dynamodb/table:Table": ({ name }) => [
    ...on(inRegion("dynamodb", `table/${name}`), "dynamodb", "CreateTable DescribeTable UpdateTable DeleteTable"),
    ...on(inRegion("dynamodb", `table/${name}`), "dynamodb", "DescribeTimeToLive UpdateTimeToLive"),
    ...on(inRegion("dynamodb", `table/${name}`), "dynamodb", "DescribeContinuousBackups UpdateContinuousBackups"),
    ...on(inRegion("dynamodb", `table/${name}`), "dynamodb", "ListTagsOfResource TagResource UntagResource"),
    // Before it, people are counted, without their keys and addresses.
    ...on(inRegion("dynamodb", `table/${name}`), "dynamodb", "Scan", {
      "dynamodb:Select": "SPECIFIC_ATTRIBUTES",
      "dynamodb:Attributes": ["sk", "body", "expireAt"],
    }),
  ],
  "aws:iam/role:Role": ({ name, assumeRolePolicy }) => {
    const [service = ""] = /\w+\.amazonaws\.com/.exec(JSON.stringify(assumeRolePolicy)) ?? [];
    const role = `arn:aws:iam::${account}:role/${name}`;
    return [
      ...on(role, "iam", "CreateRole GetRole UpdateRole UpdateAssumeRolePolicy DeleteRole TagRole UntagRole"),
      ...on(role, "iam", "PutRolePolicy GetRolePolicy ListRolePolicies DeleteRolePolicy"),
      ...on(role, "iam", "ListAttachedRolePolicies ListInstanceProfilesForRole"),
      ...on(role, "iam", "PassRole", { "iam:PassedToService": service }),
    ];
  },
  "aws:lambda/eventSourceMapping:EventSourceMapping": ({ functionName = "" }) => [
    ...on(any, "lambda", "CreateEventSourceMapping", { "lambda:FunctionArn": functionName }),
    ...on(mapping, "lambda", "UpdateEventSourceMapping DeleteEventSourceMapping", {
      "lambda:FunctionArn": functionName,
    }),
    // A removed mapping has no function any more, and the check that it is gone cannot name one.
    ...on(mapping, "lambda", "GetEventSourceMapping ListTags TagResource UntagResource"),
  ],
  "aws:lambda/function:Function": (inputs) => [
    ...on(functionOf(inputs), "lambda", "CreateFunction GetFunction GetFunctionConfiguration DeleteFunction"),
    ...on(functionOf(inputs), "lambda", "UpdateFunctionCode UpdateFunctionConfiguration ListVersionsByFunction"),
    ...on(functionOf(inputs), "lambda", "PutFunctionConcurrency DeleteFunctionConcurrency"),
    ...on(functionOf(inputs), "lambda", "GetFunctionCodeSigningConfig ListTags TagResource UntagResource"),
  ],
  "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig": (inputs) =>
    on(
      functionOf(inputs),
      "lambda",
      "PutFunctionEventInvokeConfig GetFunctionEventInvokeConfig DeleteFunctionEventInvokeConfig",
    ),
  "aws:lambda/functionUrl:FunctionUrl": (inputs) => [
    ...on(functionOf(inputs), "lambda", "CreateFunctionUrlConfig GetFunctionUrlConfig UpdateFunctionUrlConfig"),
    ...on(functionOf(inputs), "lambda", "DeleteFunctionUrlConfig AddPermission RemovePermission"),
  ],
  "aws:lambda/permission:Permission": (inputs) =>
    on(functionOf(inputs), "lambda", "AddPermission GetPolicy RemovePermission"),
  "aws:route53/record:Record": ({ zoneId }) => [
    ...on(any, "route53", "ListHostedZones"),
    ...on(`arn:aws:route53:::hostedzone/${zoneId}`, "route53", "ChangeResourceRecordSets ListResourceRecordSets"),
    ...on(`arn:aws:route53:::hostedzone/${zoneId}`, "route53", "GetHostedZone"),
    ...on("arn:aws:route53:::change/C0123456789", "route53", "GetChange"),
  ],
  "aws:s3/bucket:Bucket": ({ bucket: name }) => [
    ...on(`arn:aws:s3:::${name}`, "s3", "CreateBucket DeleteBucket ListBucket ListBucketVersions"),
    ...on(
      `arn:aws:s3:::${name}`,
      "s3",
      "GetBucketAcl GetBucketCORS GetBucketLocation GetBucketLogging GetBucketPolicy",
    ),
    ...on(`arn:aws:s3:::${name}`, "s3", "GetBucketRequestPayment GetBucketVersioning GetBucketWebsite"),
    ...on(`arn:aws:s3:::${name}`, "s3", "GetBucketObjectLockConfiguration GetAccelerateConfiguration"),
    ...on(`arn:aws:s3:::${name}`, "s3", "GetEncryptionConfiguration GetLifecycleConfiguration"),
    ...on(`arn:aws:s3:::${name}`, "s3", "GetReplicationConfiguration GetBucketTagging PutBucketTagging"),
  ],
  "aws:s3/bucketPolicy:BucketPolicy": () => on(mediaBucket, "s3", "PutBucketPolicy GetBucketPolicy DeleteBucketPolicy"),
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": () =>
    on(mediaBucket, "s3", "PutBucketPublicAccessBlock GetBucketPublicAccessBlock"),
  "aws:s3/bucketObjectv2:BucketObjectv2": ({ key = "" }) =>
    on(
      `${key.startsWith("media/") ? mediaBucket : bucket("asset")}/${key}`,
      "s3",
      "PutObject GetObject DeleteObject DeleteObjectVersion PutObjectTagging GetObjectTagging",
    ),
  "aws:scheduler/schedule:Schedule": ({ name }) =>
    on(
      inRegion("scheduler", `schedule/default/${name}`),
      "scheduler",
      "CreateSchedule GetSchedule UpdateSchedule DeleteSchedule",
    ),
  "aws:sns/topic:Topic": (inputs) => [
    ...on(topicOf(inputs), "sns", "CreateTopic GetTopicAttributes SetTopicAttributes DeleteTopic"),
    ...on(topicOf(inputs), "sns", "ListTagsForResource TagResource UntagResource"),
  ],
  "aws:sns/topicSubscription:TopicSubscription": (inputs) => [
    ...on(topicOf(inputs), "sns", "Subscribe ListSubscriptionsByTopic"),
    ...on(`${topicOf(inputs)}:5a4d3b0e`, "sns", "GetSubscriptionAttributes SetSubscriptionAttributes Unsubscribe"),
  ],
  "aws:sqs/queue:Queue": ({ name }) => [
    ...on(inRegion("sqs", `${name}`), "sqs", "CreateQueue GetQueueAttributes GetQueueUrl SetQueueAttributes"),
    ...on(inRegion("sqs", `${name}`), "sqs", "DeleteQueue ListQueueTags TagQueue UntagQueue"),
  ],
};

/**
 * SST's own requests: its two buckets, its parameters, its state.
 * https://github.com/anomalyco/sst/blob/dev/pkg/project/provider/aws.go
 */
export const ofSst = (stage: string): Asked[] => [
  ...["bootstrap", `passphrase/checkback/${stage}`, "passphrase/checkback/_fallback"].flatMap((name) =>
    on(inRegion("ssm", `parameter/sst/${name}`), "ssm", "GetParameter PutParameter"),
  ),
  ...on(inRegion("ssm", "parameter/sst/bootstrap/asset"), "ssm", "GetParameter"),
  ...on(bucket("asset"), "s3", "CreateBucket ListBucket PutBucketNotification PutBucketPolicy"),
  ...on(bucket("state"), "s3", "CreateBucket ListBucket ListBucketVersions PutBucketVersioning PutBucketPolicy"),
  ...on(inRegion("ecr", "repository/sst-asset"), "ecr", "CreateRepository DescribeRepositories"),
  ...["app", "lock", "secret"].map((kind) => `${kind}/checkback/${stage}.json`).flatMap(stored),
  ...["update", "summary", "eventlog", "snapshot"]
    .map((kind) => `${kind}/checkback/${stage}/0a1b2c.json`)
    .flatMap(stored),
  ...on(`${bucket("state")}/secret/checkback/_fallback.json`, "s3", "GetObject"),
];

const stored = (key: string) =>
  on(`${bucket("state")}/${key}`, "s3", "GetObject PutObject DeleteObject DeleteObjectVersion");

/** What a deployment looks up: the account's quota before it, a metric after it. */
export const lookedUp: Asked[] = [
  ...on(inRegion("servicequotas", "lambda/L-B99A9384"), "servicequotas", "GetServiceQuota"),
  ...on(any, "servicequotas", "GetAWSDefaultServiceQuota"),
  ...on(any, "cloudwatch", "GetMetricStatistics"),
];
