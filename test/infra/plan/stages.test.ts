import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { lastDeployment } from "../../../infra/operate/smoke/last-deployment.ts";
import type { Plan } from "../../../infra/plan/plan.ts";
import { printed } from "../../../infra/plan/print.ts";
import { all, short, the } from "./find.ts";
import { planFor, settings } from "./plans.ts";

const told = (plan: Plan, name: string) => the(plan, "Function", `-${name}`).inputs.environment.variables;

describe("a stage that is not production", () => {
  let plan: Plan;
  beforeAll(async () => {
    plan = await planFor("dev");
  }, 180_000);

  test("is removed without protection", () => {
    expect(plan.outputs?._protect).toBe(false);
    expect(plan.resources.filter(({ retained, protect }) => retained || protect)).toEqual([]);
    expect(the(plan, "Table").inputs.deletionProtectionEnabled).toBe(false);
  });

  test("takes no concurrency from production in the same account", () => {
    for (const { inputs } of all(plan, "Function")) expect(inputs.reservedConcurrentExecutions).toBeUndefined();
  });

  test("has names and metrics of its own", () => {
    const named = plan.resources.flatMap(({ inputs }) => inputs.name ?? []);
    expect(named.filter((name: string) => !name.includes("dev"))).toEqual([]);
    expect(told(plan, "inbound").POWERTOOLS_SERVICE_NAME).toBe("checkback-dev");
  });

  test("has no canary, and no alarm about one", () => {
    expect(canaries(plan)).toEqual([]);
  });

  test("has alarms without an address for mails, and its deployment says that no one gets a mail", () => {
    expect(all(plan, "TopicSubscription")).toEqual([]);
    expect(all(plan, "MetricAlarm").length).toBeGreaterThan(9);
    expect(plan.outputs?.alarms).toContain("CHECKBACK_ALARM_EMAIL is not set");
  });

  test("has the function's own address for signatures and reports", () => {
    const own = the(plan, "FunctionUrl");
    expect(own.inputs.functionName).toBe("checkback-dev-inbound");
    expect(told(plan, "inbound").CHECKBACK_PUBLIC_ORIGIN).toBeUndefined();
    for (const name of ["followups", "sweep"])
      expect(told(plan, name).CHECKBACK_PUBLIC_ORIGIN).toBe("https://given-by-lambda.lambda-url.us-east-1.on.aws");
    expect(plan.outputs?.webhook).toBe("https://given-by-lambda.lambda-url.us-east-1.on.aws/twilio/message");
  });
});

/** A stage's function and alarm for the canary, which exist together. */
const canaries = (plan: Plan) =>
  plan.resources.flatMap(({ inputs }) => inputs.name ?? []).filter((name) => /^checkback-\w+-canary$/.test(name));

describe("with a domain of our own", () => {
  let plan: Plan;
  beforeAll(async () => {
    plan = await planFor("dev", settings);
  }, 180_000);

  test("the domain leads to the function, which has no other address, and neither has the API", () => {
    expect(all(plan, "FunctionUrl")).toEqual([]);
    expect(the(plan, "DomainName").inputs.domainName).toBe("sms.example.com");
    expect(the(plan, "Integration").inputs).toMatchObject({
      integrationType: "AWS_PROXY",
      payloadFormatVersion: "2.0",
    });
    expect(short(the(plan, "Integration").inputs.integrationUri)).toBe("lambda function:checkback-dev-inbound");
    expect(the(plan, "Permission").inputs).toMatchObject({ principal: "apigateway.amazonaws.com" });
    expect(the(plan, "ApiMapping").inputs.stage).toBe("$default");
    expect(the(plan, "Api").inputs.disableExecuteApiEndpoint).toBe(true);
  });

  test("all functions know it, and a deployment prints the webhook's address", () => {
    for (const name of ["inbound", "followups", "sweep", "canary"])
      expect(told(plan, name).CHECKBACK_PUBLIC_ORIGIN).toBe("https://sms.example.com");
    expect(plan.outputs?.webhook).toBe("https://sms.example.com/twilio/message");
  });

  test("npm run smoke finds the stage and the address in what a deployment printed", () => {
    const folder = mkdtempSync(join(tmpdir(), "outputs-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, "outputs.json");
    writeFileSync(file, JSON.stringify(plan.outputs));
    expect(lastDeployment(file)).toEqual({ stage: "dev", origin: "https://sms.example.com" });
  });

  test("the other settings reach the functions", () => {
    for (const name of ["inbound", "followups", "sweep"])
      expect(told(plan, name)).toMatchObject({ CHECKBACK_DEFAULT_OPT_OUT: "off", CHECKBACK_SMS_FROM: "+12025550143" });
    expect(the(plan, "Function", "-inbound").inputs.reservedConcurrentExecutions).toBe(7);
  });
});

/** Production without its canary, deployed from a shell that works in another region. */
const offElsewhere = { CHECKBACK_CANARY: "off", AWS_REGION: "eu-central-1", AWS_DEFAULT_REGION: "eu-central-1" };

test("production has a canary, unless it is switched off", async () => {
  const [asIs, off] = await Promise.all([planFor("production"), planFor("production", offElsewhere)]);
  expect(canaries(asIs)).toHaveLength(2);
  expect(canaries(off)).toEqual([]);
}, 180_000);

test("every wrong setting is named", async () => {
  const env = {
    CHECKBACK_DOMAIN: "https://sms.example.com",
    CHECKBACK_ALARM_EMAIL: "me",
    CHECKBACK_SMS_FROM: "555",
    CHECKBACK_DEFAULT_OPT_OUT: "",
  };
  await expect(planFor("dev", env)).rejects.toThrow(
    /^CHECKBACK_DOMAIN must be like sms.example.com; CHECKBACK_ALARM_EMAIL must be like you@example.com; CHECKBACK_SMS_FROM must be like \+12025550143$/,
  );
}, 180_000);

describe("the region of a stage", () => {
  const regions = ({ region, resources, outputs }: Plan) => [
    region,
    ...new Set([JSON.stringify(resources), JSON.stringify(outputs)].join().match(/\b[a-z]{2}-[a-z]+-\d\b/g)),
  ];

  test("does not depend on the shell's AWS_REGION", async () => {
    const plan = await planFor("production", offElsewhere);
    expect(regions(plan)).toEqual(["us-east-1", "us-east-1"]);
    expect(printed(plan)).toMatch(/^Stage production in us-east-1: /);
  }, 180_000);

  test("is decided by CHECKBACK_REGION alone", async () => {
    const plan = await planFor("production", { CHECKBACK_REGION: "ap-southeast-1", AWS_REGION: "us-east-1" });
    expect(regions(plan)).toEqual(["ap-southeast-1", "ap-southeast-1"]);
    expect(printed(plan)).toMatch(/^Stage production in ap-southeast-1: /);
  }, 180_000);
});
