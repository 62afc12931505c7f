import { namespace } from "../../functions/log/metrics.ts";
import { reserved } from "./concurrency.ts";
import { secrets } from "./secrets.ts";
import { settings } from "./settings.ts";
import { table, takeTurns } from "./table.ts";

/** The settings that bound what is sent: the functions read them by the same names. */
const limits = [
  "CHECKBACK_MAX_SEGMENTS_PER_PERSON_DAY",
  "CHECKBACK_MAX_SEGMENTS_PER_COUNTRY_HOUR",
  "CHECKBACK_MAX_SEGMENTS_PER_DAY",
  "CHECKBACK_CHECK_BACK_RESERVE",
] as const;

type Permissions = { actions: string[]; resources: (string | $util.Output<string>)[] }[];

/** The app and its stage: what names begin with, and what tells the metrics of one stage from another's. */
export const service = `${$app.name}-${$app.stage}`;

/** The entries in functions/ that take turns. Every stage has them. */
export const functionNames = ["inbound", "followups", "sweep"] as const;
export type FunctionName = (typeof functionNames)[number] | "canary";

export const fullName = (name: FunctionName) => `${service}-${name}`;
export const logGroup = (name: FunctionName) => `/aws/lambda/${fullName(name)}`;

/** SST would let everybody in the account who may assume roles assume these, too. */
const forLambdaAlone = aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" });

/**
 * For a quick cold start: no names kept for functions that are called otherwise now, and none of the AWS SDK's other ways
 * to credentials, for Lambda puts them into the environment. `npm run bench` tells what it's worth.
 */
const esbuild = {
  keepNames: false,
  external: [
    "@smithy/credential-provider-imds",
    ...["http", "ini", "process", "sso", "web-identity"].map((way) => `@aws-sdk/credential-provider-${way}`),
  ],
};

/**
 * What all functions have in common: they write their own log.
 *
 * @param may what this one is allowed beside that
 */
export const lambda = (name: FunctionName, may: Permissions = []) => ({
  name: fullName(name),
  handler: `functions/${name}.handler`,
  runtime: "nodejs24.x" as const,
  architecture: "arm64" as const,
  nodejs: { minify: true, splitting: true, esbuild },
  permissions: [...may, ownLog(name)],
  transform: { role: { managedPolicyArns: [], ...(!$dev && { assumeRolePolicy: forLambdaAlone }) } },
  logging: { retention: "3 months" as const },
  concurrency: concurrencyOf(name),
  environment: {
    POWERTOOLS_SERVICE_NAME: service,
    POWERTOOLS_METRICS_NAMESPACE: namespace,
  },
});

/** What is set aside of the account's concurrency for a function; nothing for the canary. */
function concurrencyOf(name: FunctionName) {
  const share = name === "canary" ? undefined : reserved[name];
  return share === undefined ? undefined : { reserved: share };
}

/** What the functions that take turns have in common. */
export function common(name: FunctionName, may: Permissions = []) {
  const { environment, ...rest } = lambda(name, [takeTurns, ...may]);
  return {
    ...rest,
    link: [table, ...secrets],
    environment: {
      ...environment,
      CHECKBACK_DEFAULT_OPT_OUT: settings.CHECKBACK_DEFAULT_OPT_OUT,
      CHECKBACK_SWEEP_GRACE_MINUTES: String(settings.CHECKBACK_SWEEP_GRACE_MINUTES),
      ...Object.fromEntries(limits.map((name) => [name, String(settings[name])])),
      ...(settings.CHECKBACK_COUNTRIES && { CHECKBACK_COUNTRIES: settings.CHECKBACK_COUNTRIES }),
      ...(settings.CHECKBACK_SMS_FROM && { CHECKBACK_SMS_FROM: settings.CHECKBACK_SMS_FROM }),
    },
  };
}

/** In place of AWSLambdaBasicExecutionRole, which may write to any log, and make new ones that are kept for ever. */
const ownLog = (name: FunctionName) => ({
  actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
  resources: [`arn:aws:logs:*:*:log-group:${logGroup(name)}:*`],
});
