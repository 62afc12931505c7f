const account = "123456789012";

/** The part between the account and the name in an ARN, by type. */
const before: Record<string, string> = {
  "aws:dynamodb/table:Table": "table/",
  "aws:lambda/function:Function": "function:",
  "aws:iam/role:Role": "role/",
  "aws:cloudwatch/logGroup:LogGroup": "log-group:",
  "aws:cloudwatch/metricAlarm:MetricAlarm": "alarm:",
  "aws:scheduler/schedule:Schedule": "schedule/default/",
};
/** Services whose name in an ARN differs from Pulumi's. */
const services: Record<string, string> = { logGroup: "logs", metricAlarm: "cloudwatch" };

type Inputs = Record<string, unknown>;

/** The outputs of a created resource: its ARN, and what other resources refer to. */
export function outputsOf(region: string, type: string, name: string, inputs: Inputs): Inputs {
  const [, module = "", kind = ""] = /^aws:(\w+)\/(\w+):/.exec(type) ?? [];
  const physical = String(inputs.name ?? name);
  const place = module === "iam" ? `:${account}` : `${region}:${account}`;
  const arn = `arn:aws:${services[kind] ?? module}:${place}:${before[type] ?? ""}${physical}`;
  return { ...inputs, name: physical, arn, ...more({ region, type, name: physical }, arn) };
}

function more({ region, type, name }: { region: string; type: string; name: string }, arn: string): Inputs {
  switch (type) {
    case "aws:dynamodb/table:Table":
      return { streamArn: `${arn}/stream/2026-01-01T00:00:00.000` };
    case "aws:lambda/functionUrl:FunctionUrl":
      return { functionUrl: `https://given-by-lambda.lambda-url.${region}.on.aws/` };
    case "aws:s3/bucket:Bucket":
      return { bucket: name, bucketRegionalDomainName: `${name}.s3.${region}.amazonaws.com` };
    case "aws:apigatewayv2/api:Api":
      return { executionArn: `arn:aws:execute-api:${region}:${account}:of-its-own` };
    case "aws:apigatewayv2/domainName:DomainName":
      return {
        domainNameConfiguration: { targetDomainName: `d-api.execute-api.${region}.amazonaws.com`, hostedZoneId: "Z1" },
      };
    case "aws:acm/certificate:Certificate":
      return {
        domainValidationOptions: [
          { resourceRecordName: "_check", resourceRecordType: "CNAME", resourceRecordValue: "_value" },
        ],
      };
    case "random:index/randomBytes:RandomBytes":
      return { base64: "the key that SST encrypts linked values with" };
    case "pulumi-nodejs:dynamic:Resource":
      return { zoneId: "Z2" };
    default:
      return {};
  }
}

/** The mocked account: the stage's region, and Lambda's quota there, or that it may not be read. */
export type Account = { region: string; quota: number | "refused" };

/** Answers the look-ups of SST's components. A policy document is computed locally, as AWS's provider does. */
export function answerOf({ region, quota }: Account, token: string, inputs: Inputs): Inputs {
  switch (token) {
    case "aws:iam/getPolicyDocument:getPolicyDocument":
      return { ...inputs, json: JSON.stringify(inputs) };
    case "aws:index/getRegion:getRegion":
      return { region, name: region, id: region };
    case "aws:index/getPartition:getPartition":
      return { partition: "aws" };
    case "aws:index/getCallerIdentity:getCallerIdentity":
      return { accountId: account };
    case "aws:servicequotas/getServiceQuota:getServiceQuota":
      if (quota === "refused") throw refused(token);
      return { ...inputs, value: quota };
    default:
      throw new Error(`${token} has no offline answer. Add it to infra/plan/mocks.ts.`);
  }
}

/** The error of Pulumi's engine when AWS refuses a look-up. */
function refused(token: string): Error {
  const details = `invocation of ${token} returned an error: AccessDeniedException: not authorized to perform it`;
  return Object.assign(new Error(details), { details });
}
