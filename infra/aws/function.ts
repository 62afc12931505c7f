import { namespace } from "../../functions/log/metrics.ts";
import { reserved } from "./concurrency.ts";
import { secrets } from "./secrets.ts";
import { settings } from "./settings.ts";
import { table, takeTurns } from "./table.ts";

/** The limits on sending. The functions read them by the same names. */
const limits = [
  "CHECKBACK_MAX_SEGMENTS_PER_PERSON_DAY",
  "CHECKBACK_MAX_SEGMENTS_PER_COUNTRY_HOUR",
  "CHECKBACK_MAX_SEGMENTS_PER_DAY",
  "CHECKBACK_CHECK_BACK_RESERVE",
] as const;

type Permissions = { actions: string[]; resources: (string | $util.Output<string>)[] }[];

/** The app and its stage: the prefix of all names, and the dimension of all metrics. */
export const service = `${$app.name}-${$app.stage}`;

/** The entries in functions/ that take turns. Every stage has them. */
export const functionNames = ["inbound", "followups", "sweep"] as const;
export type FunctionName = (typeof functionNames)[number] | "canary";

export const fullName = (name: FunctionName) => `${service}-${name}`;
export const logGroup = (name: FunctionName) => `/aws/lambda/${fullName(name)}`;

/** By default SST also lets the account's own users assume these roles. */
const forLambdaAlone = aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" });

/**
 * For a fast cold start: minified functions lose their names, and the AWS SDK's credential providers are left out, because
 * Lambda passes credentials in the environment. `npm run bench` measures the gain.
 */
const esbuild = {
  keepNames: false,
  external: [
    "@smithy/credential-provider-imds",
    ...["http", "ini", "process", "sso", "web-identity"].map((way) => `@aws-sdk/credential-provider-${way}`),
  ],
};

/**
 * The settings of every function. It may write its own log.
 *
 * @param permissions what it may do beyond that
 */
export const lambda = (name: FunctionName, permissions: Permissions = []) => ({
  name: fullName(name),
  handler: `functions/${name}.handler`,
  runtime: "nodejs24.x" as const,
  architecture: "arm64" as const,
  nodejs: { minify: true, splitting: true, esbuild },
  permissions: [...permissions, ownLog(name)],
  transform: { role: { managedPolicyArns: [], ...(!$dev && { assumeRolePolicy: forLambdaAlone }) } },
  logging: { retention: "3 months" as const },
  concurrency: concurrencyOf(name),
  environment: {
    POWERTOOLS_SERVICE_NAME: service,
    POWERTOOLS_METRICS_NAMESPACE: namespace,
  },
});

/** The concurrency reserved for a function; none for the canary. */
function concurrencyOf(name: FunctionName) {
  const share = name === "canary" ? undefined : reserved[name];
  return share === undefined ? undefined : { reserved: share };
}

/** The settings of the functions that take turns. */
export function common(name: FunctionName, permissions: Permissions = []) {
  const { environment, ...rest } = lambda(name, [takeTurns, ...permissions]);
  return {
    ...rest,
    link: [table, ...secrets],
    copyFiles: [{ from: "functions/wiring/content", to: "content" }],
    environment: {
      ...environment,
      CHECKBACK_DEFAULT_OPT_OUT: settings.CHECKBACK_DEFAULT_OPT_OUT,
      CHECKBACK_SWEEP_GRACE_MINUTES: String(settings.CHECKBACK_SWEEP_GRACE_MINUTES),
      ...Object.fromEntries(limits.map((name) => [name, String(settings[name])])),
      ...(settings.WHATSAPP_BUTTONS && { WHATSAPP_BUTTONS: settings.WHATSAPP_BUTTONS }),
      ...(settings.CHECKBACK_COUNTRIES && { CHECKBACK_COUNTRIES: settings.CHECKBACK_COUNTRIES }),
      ...(settings.CHECKBACK_SMS_FROM && { CHECKBACK_SMS_FROM: settings.CHECKBACK_SMS_FROM }),
    },
  };
}

/** Replaces AWSLambdaBasicExecutionRole, which may write to any log and create logs without retention. */
const ownLog = (name: FunctionName) => ({
  actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
  resources: [`arn:aws:logs:*:*:log-group:${logGroup(name)}:*`],
});
