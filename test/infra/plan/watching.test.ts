import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { metrics, namespace } from "../../../functions/log/metrics.ts";
import { content } from "../../../functions/wiring/content.ts";
import type { Plan, Resource } from "../../../infra/plan/plan.ts";
import { all, may, short, the } from "./find.ts";
import { planFor } from "./plans.ts";
import { realLines } from "./real-lines.ts";

type Inputs = Resource["inputs"];
let plan: Plan;
let widgets: Inputs[];
beforeAll(async () => {
  plan = await planFor("production", {
    CHECKBACK_ALARM_EMAIL: "operator@example.com",
    CHECKBACK_PRICE_PER_SEGMENT: "0.05",
  });
  widgets = JSON.parse(the(plan, "Dashboard").inputs.dashboardBody).widgets;
}, 180_000);

const service = { service: "checkback-production" };
const ofLambda = (name: string) => ({ FunctionName: `checkback-production-${name}` });

describe("alarms", () => {
  const queries = (name: string): Inputs[] =>
    the(plan, "MetricAlarm", `checkback-production-${name}`).inputs.metricQueries;
  const measured = (name: string) => queries(name).flatMap(({ metric }) => metric ?? []);

  test.each([
    ["iterator-age", "AWS/Lambda", "IteratorAge", "Maximum", ofLambda("followups")],
    [
      "given-up",
      "AWS/SQS",
      "ApproximateNumberOfMessagesVisible",
      "Maximum",
      { QueueName: expect.stringMatching(/GivenUpQueue/) },
    ],
    ["sweep-silent", "AWS/Lambda", "Invocations", "Sum", ofLambda("sweep")],
    ["overdue", namespace, "OverdueSeconds", "Maximum", service],
    ["unsendable", namespace, "CheckBacksUnsendable", "Sum", service],
    ["templates", namespace, "TemplatesStuck", "Maximum", service],
    ["templates", namespace, "TemplatesNotUtility", "Maximum", service],
    ["usage-limit", namespace, "UsageLimitReached", "Sum", service],
    ["canary", namespace, "CanaryAnswered", "Sum", service],
    ["rejected-signatures", namespace, "RejectedSignatures", "Sum", service],
    ["inbound-errors", "AWS/Lambda", "Errors", "Sum", ofLambda("inbound")],
    ["followups-errors", "AWS/Lambda", "Errors", "Sum", ofLambda("followups")],
    ["sweep-errors", "AWS/Lambda", "Errors", "Sum", ofLambda("sweep")],
    ["failures", namespace, "Failures", "Sum", service],
    ["throttles", "AWS/Lambda", "Throttles", "Sum", ofLambda("inbound")],
    ["throttles", "AWS/Lambda", "Throttles", "Sum", ofLambda("followups")],
    ["throttles", "AWS/Lambda", "Throttles", "Sum", ofLambda("sweep")],
    ["table-throttles", "AWS/DynamoDB", "WriteThrottleEvents", "Sum", { TableName: expect.stringMatching(/Table/) }],
    ...(["due", "waiting"] as const).flatMap((index) =>
      ["ReadThrottleEvents", "WriteThrottleEvents"].map((metric): [string, string, string, string, object] => [
        ...(["table-throttles", "AWS/DynamoDB", metric, "Sum"] as const),
        { TableName: expect.stringMatching(/Table/), GlobalSecondaryIndexName: index },
      ]),
    ),
    ["account-refused", namespace, "AccountRefusalCode", "Maximum", service],
    ["unknown-code", namespace, "UnknownCodes", "Sum", service],
    ["not-utility", namespace, "NotUtility", "Sum", service],
    ["replies-failed", namespace, "RepliesFailed", "Sum", service],
    ["spending-limit", namespace, "Limited", "Sum", service],
  ])("%s watches %s %s", (name, of, metricName, stat, dimensions) => {
    expect(measured(name)).toContainEqual(expect.objectContaining({ namespace: of, metricName, stat, dimensions }));
  });

  test("each notifies the topic when it fires and when it ends, and the topic writes to the configured address", () => {
    const topic = `arn:aws:sns:us-east-1:123456789012:${the(plan, "Topic").inputs.name}`;
    for (const { inputs } of all(plan, "MetricAlarm"))
      expect(inputs).toMatchObject({ alarmActions: [topic], okActions: [topic] });
    expect(the(plan, "TopicSubscription").inputs).toEqual({
      topic,
      protocol: "email",
      endpoint: "operator@example.com",
    });
  });

  test("each describes the condition, its cause and its fix, and evaluates exactly one value", () => {
    for (const { inputs } of all(plan, "MetricAlarm")) {
      expect(inputs.alarmDescription).toMatch(/^[A-Z5].{30,}\. Cause: .{10,}\. Fix: .{10,}\.$/);
      expect(inputs.metricQueries.filter(({ returnData }: Inputs) => returnData)).toHaveLength(1);
      expect(inputs.actionsEnabled).not.toBe(false);
    }
  });

  test("no alarm treats missing data as an error, because a new stage has no data", () => {
    const treated = new Set(all(plan, "MetricAlarm").map(({ inputs }) => inputs.treatMissingData));
    expect(treated).toEqual(new Set(["notBreaching", "ignore"]));
  });
});

describe("the dashboard", () => {
  const drawn = () => widgets.flatMap(({ properties }) => properties.metrics ?? []);
  const asked = (): string[] => widgets.flatMap(({ properties }) => properties.query ?? []);

  test("widgets lie side by side on a board that is 24 wide", () => {
    const cells = widgets.flatMap(({ x, y, width, height }) =>
      Array.from({ length: width * height }, (_, i) => `${x + (i % width)},${y + Math.floor(i / width)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(Math.max(...widgets.map(({ x, width }) => x + width))).toBe(24);
  });

  test("every metric is shown or has an alarm, and there are no others", () => {
    const shown = drawn().flatMap(([of, metric]: [string, string]) => (of === namespace ? [metric] : []));
    const watched = all(plan, "MetricAlarm").flatMap(({ inputs }) =>
      inputs.metricQueries.flatMap(({ metric }: Inputs) =>
        metric?.namespace === namespace ? [metric.metricName] : [],
      ),
    );
    expect(new Set([...shown, ...watched])).toEqual(new Set(Object.keys(metrics)));
  });

  test("has each widget that infra/README.md names", () => {
    const text = readFileSync("infra/README.md", "utf8");
    const section = (heading: string) => new RegExp(`^### ${heading}$(.*?)^##`, "ms").exec(text)?.[1] ?? "";
    const inBold = [...section("In the morning").matchAll(/\*\*(.+?)\*\*/g)];
    const quoted = [...section("When an alarm fires").matchAll(/(?<!`)"([A-Z][^"`]+)"/g)];
    const titles = widgets.map(({ properties }) => String(properties.title).toLowerCase());
    const missing = [...inBold, ...quoted].filter(
      ([, name = ""]) => !titles.some((title) => title.includes(name.toLowerCase())),
    );
    expect(missing.map(([, name]) => name)).toEqual([]);
    expect([inBold.length, quoted.length]).toEqual([expect.toSatisfy((n) => n >= 6), expect.toSatisfy((n) => n >= 3)]);
  });

  test("each guide has a funnel by page", () => {
    for (const { guide } of Object.values(content.guides))
      expect(asked()).toContainEqual(expect.stringMatching(new RegExp(`guide = "${guide}".*by page`)));
  });

  test("the price of a segment is the configured one", () => {
    expect(drawn()).toContainEqual([expect.objectContaining({ expression: "m0 * 0.05", label: "US dollars" })]);
  });

  test("shows all alarms", () => {
    const { alarms } = widgets.find(({ type }) => type === "alarm")!.properties;
    expect(alarms.map((arn: string) => arn.split(":alarm:")[1]).sort()).toEqual(
      all(plan, "MetricAlarm")
        .map(({ inputs }) => inputs.name)
        .sort(),
    );
  });

  test("the queries read the logs of the functions that take turns", () => {
    const sources = new Set(asked().flatMap((query) => [...query.matchAll(/SOURCE '([^']+)'/g)].map(([, log]) => log)));
    const logs = all(plan, "LogGroup").map(({ inputs }) => inputs.name);
    expect([...sources].sort()).toEqual(logs.filter((name: string) => !name.endsWith("-canary")).sort());
  });

  test("each query names fields that a real log line has together", async () => {
    const lines = [...(await realLines()), { "@type": "REPORT", "@initDuration": 1, "@log": "inbound" }];
    for (const query of asked()) {
      const fields = fieldsOf(query);
      const missing = lines.map((line) => fields.filter((field) => !(field in line)));
      expect(fields.length, query).toBeGreaterThan(0);
      expect(missing, query).toContainEqual([]);
    }
  });

  test("each query finds real log lines: it uses the words of the log", async () => {
    const lines = await realLines();
    const turns = new Set(lines.map(({ turn }) => turn));
    for (const query of asked())
      for (const [, list = ""] of query.matchAll(/turn in (\[[^\]]*\])/g))
        expect(
          (JSON.parse(list) as string[]).some((word) => turns.has(word)),
          query,
        ).toBe(true);
    expect([...turns].some((turn) => /^(check-back|looked-up|report)-/.test(String(turn)))).toBe(true);
    expect(lines.filter(({ segments }) => Number(segments) > 0)).not.toEqual([]);
  });
});

/** The fields of log lines in a query, without the names that it defines: `as times`, `(?<page>...)`. */
function fieldsOf(query: string): string[] {
  const syntax = "SOURCE filter stats count as by sort desc limit parse ispresent in and not like sum pct bin d";
  const named = [...query.matchAll(/ as (\w+)|\?<(\w+)>/g)].map(([, as, group]) => as ?? group ?? "");
  const known = new Set([...syntax.split(" "), ...named]);
  const bare = query.replace(/"[^"]*"|'[^']*'|\/(\\.|[^/\\])*\//g, "");
  return (bare.match(/@?[a-zA-Z]\w*/g) ?? []).filter((word) => !known.has(word));
}

describe("wiring", () => {
  test.each([
    ["Sweep", "sweep"],
    ["Canary", "canary"],
  ])("the schedule of %s calls its own function, and may call no other", (clock, name) => {
    const called = `lambda function:checkback-production-${name}`;
    expect(short(the(plan, "Schedule", `${clock}Schedule`).inputs.target.arn)).toBe(called);
    expect(may(plan, `${clock}Role`)).toEqual([`lambda:InvokeFunction on ${called}`]);
  });

  test("the canary calls where Twilio does", () => {
    const { CHECKBACK_PUBLIC_ORIGIN } = the(plan, "Function", "-canary").inputs.environment.variables;
    expect(plan.outputs?.webhook).toBe(`${CHECKBACK_PUBLIC_ORIGIN}/twilio/message`);
  });

  test("the stream of the table itself calls followups", () => {
    const { eventSourceArn, functionName } = the(plan, "EventSourceMapping").inputs;
    expect(eventSourceArn).toContain(`:table/${the(plan, "Table").inputs.name}/stream/`);
    expect(short(functionName)).toBe("lambda function:checkback-production-followups");
  });

  test("no role has a wildcard action or a wildcard resource", () => {
    for (const { name } of all(plan, "Role"))
      for (const line of may(plan, name)) {
        const [actions, resource] = line.split(" on ");
        expect(actions).not.toContain("*");
        expect(resource).toMatch(/^(dynamodb|sqs|logs|lambda) \S*checkback-production-/);
      }
  });
});
