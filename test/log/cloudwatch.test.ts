import { Ajv } from "ajv";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createLog, metricsOf } from "../../functions/log/cloudwatch.ts";
import type { FailedLine, Line, TurnLine } from "../../functions/log/log.ts";
import { metrics, namespace } from "../../functions/log/metrics.ts";

let written: string[];
beforeEach(() => {
  written = [];
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream);
    vi.spyOn(stream, "write").mockImplementation((chunk) => {
      written.push(String(chunk));
      return write(chunk);
    });
  }
});
afterEach(() => void vi.restoreAllMocks());

/** The lines that a log writes. */
function logged(...lines: Line[]) {
  const log = createLog("checkback-test");
  for (const line of lines) log(line);
  return written.map((text) => JSON.parse(text));
}

const turn: TurnLine = {
  turn: "choice",
  guide: "cancel-sim-kh",
  place: "store#2",
  language: "zh",
  channel: "sms",
  segments: 2,
  ms: 12,
};
const failed: FailedLine = { turn: "failed", in: "/twilio/message", error: "TypeError", stack: "app.ts:1:2" };
const nothing = { account: 0, country: 0, limit: 0, refused: 0, budget: 0, pace: 0, phone: 0, unknown: 0 };
const swept = {
  sweep: "ran",
  overdue: 3,
  handled: 2,
  oldestOverdueMs: 7_200_000,
  hasMore: false,
  waiting: nothing,
} as const;
const looked = { templates: "looked", approved: 3, stuck: 1, notUtility: 2 } as const;
const notLooked = { templates: "not-looked", code: 20503, error: "Error" } as const;

/*
 * The specification's own schema, for the parts that we write.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
const name = { type: "string", minLength: 1, maxLength: 1024 };
const isEmf = new Ajv().compile({
  type: "object",
  required: ["_aws"],
  properties: {
    _aws: {
      type: "object",
      required: ["Timestamp", "CloudWatchMetrics"],
      properties: {
        Timestamp: { type: "integer", minimum: 1e12 },
        CloudWatchMetrics: {
          type: "array",
          minItems: 1,
          items: {
            type: "object",
            required: ["Namespace", "Dimensions", "Metrics"],
            properties: {
              Namespace: name,
              Dimensions: { type: "array", minItems: 1, items: { type: "array", maxItems: 30, items: name } },
              Metrics: {
                type: "array",
                minItems: 1,
                maxItems: 100,
                items: {
                  type: "object",
                  required: ["Name"],
                  additionalProperties: false,
                  properties: { Name: name, Unit: { enum: ["Count", "Seconds", "Milliseconds"] } },
                },
              },
            },
          },
        },
      },
    },
  },
});

test("a turn is one line with its fields, and its metrics in CloudWatch's embedded format", () => {
  const lines = logged({ ...turn, started: true });
  expect(written).toHaveLength(1);
  expect(lines[0]).toEqual({
    level: "INFO",
    message: "turn",
    service: "checkback-test",
    timestamp: expect.any(String),
    sampling_rate: 0,
    ...turn,
    started: true,
    Turns: 1,
    Failures: 0,
    Milliseconds: 12,
    Segments: 2,
    ConversationsStarted: 1,
    _aws: {
      Timestamp: expect.any(Number),
      CloudWatchMetrics: [
        {
          Namespace: namespace,
          Dimensions: [["service"]],
          Metrics: ["Turns", "Failures", "Milliseconds", "Segments", "ConversationsStarted"].map((Name) => ({
            Name,
            Unit: metrics[Name as keyof typeof metrics],
          })),
        },
      ],
    },
  });
});

test.each<[what: string, line: Line]>([
  ["a turn", turn],
  ["a turn of silence", { ...turn, segments: 0 }],
  ["a failure", failed],
  ["a sweep", swept],
  ["a look at the templates", looked],
  ["a refusal", { refused: "signature" }],
  ["a canary's answer", { canary: "answered", ms: 80 }],
])("%s is valid by the specification, with a value for each metric and a name for each dimension", (_, line) => {
  const [written] = logged(line);
  expect(isEmf(written), JSON.stringify(isEmf.errors)).toBe(true);
  const [{ Dimensions, Metrics }] = written._aws.CloudWatchMetrics;
  for (const { Name } of Metrics) expect(written[Name]).toEqual(expect.any(Number));
  for (const each of Dimensions.flat()) expect(written[each]).toEqual(expect.any(String));
});

test("the metrics of a line do not depend on the line before", () => {
  const lines = logged({ ...turn, made: true, started: true }, failed, swept, { ...turn, ms: 1 });
  expect(lines.map((line) => Object.keys(line).filter((key) => key in metrics))).toEqual([
    ["Turns", "Failures", "Milliseconds", "Segments", "ConversationsStarted", "CheckBacksMade"],
    ["Failures"],
    [
      ...["Overdue", "OverdueSeconds", "HandledBySweep"],
      ...["WaitingAccount", "WaitingCountry", "WaitingLimit", "WaitingRefused", "WaitingBudget"],
      ...["WaitingPace", "WaitingPhone", "WaitingUnknown"],
    ],
    ["Turns", "Failures", "Milliseconds", "Segments"],
  ]);
  expect(lines.at(-1)).toMatchObject({ Turns: 1, Failures: 0, Milliseconds: 1, Segments: 2 });
});

test.each<[line: Line, counts: object]>([
  [
    { ...turn, segments: 0, made: true },
    { Turns: 1, Failures: 0, Milliseconds: 12, CheckBacksMade: 1 },
  ],
  [
    { ...turn, sent: true, late: 3600 },
    { Turns: 1, Failures: 0, Milliseconds: 12, Segments: 2, CheckBacksSent: 1 },
  ],
  [
    { ...turn, sent: true, late: 3601 },
    { Turns: 1, Failures: 0, Milliseconds: 12, Segments: 2, CheckBacksSent: 1, CheckBacksLate: 1 },
  ],
  [
    { ...turn, undeliverable: true },
    { Turns: 1, Failures: 0, Milliseconds: 12, Segments: 2, CheckBacksUndeliverable: 1 },
  ],
  [
    { ...turn, unsendable: true },
    { Turns: 1, Failures: 0, Milliseconds: 12, Segments: 2, CheckBacksUnsendable: 1 },
  ],
  [failed, { Failures: 1 }],
  [{ turn: "send-failed", error: "Error" }, { Failures: 1 }],
  [
    { ...turn, unsendable: true, failure: "unlisted", code: 99999 },
    { Turns: 1, Failures: 0, Milliseconds: 12, Segments: 2, UnknownCodes: 1 },
  ],
  [
    { ...turn, failure: "account-blocked", code: 20003 },
    { Turns: 1, Failures: 0, Milliseconds: 12, Segments: 2, AccountRefusalCode: 20003 },
  ],
  [
    { ...turn, failure: "account-blocked" },
    { Turns: 1, Failures: 0, Milliseconds: 12, Segments: 2, AccountRefusalCode: 401 },
  ],
  [
    { ...turn, failure: "template-withheld", code: 63049 },
    { Turns: 1, Failures: 0, Milliseconds: 12, Segments: 2, NotUtility: 1 },
  ],
  [
    { ...swept, waiting: { account: 1, country: 6, limit: 2, refused: 3, budget: 7, pace: 8, phone: 4, unknown: 5 } },
    {
      Overdue: 3,
      OverdueSeconds: 7200,
      HandledBySweep: 2,
      WaitingAccount: 1,
      WaitingCountry: 6,
      WaitingLimit: 2,
      WaitingRefused: 3,
      WaitingBudget: 7,
      WaitingPace: 8,
      WaitingPhone: 4,
      WaitingUnknown: 5,
    },
  ],
  [
    { ...turn, sent: true, first: true, wokenBy: "stream" },
    { Turns: 1, Failures: 0, Milliseconds: 12, Segments: 2, CheckBacksSent: 1, SentByTimer: 1, SentBySweep: 0 },
  ],
  [
    { ...turn, sent: true, wokenBy: "sweep" },
    { Turns: 1, Failures: 0, Milliseconds: 12, Segments: 2, CheckBacksSent: 1 },
  ],
  [{ reply: "sent", channel: "sms" }, { RepliesSent: 1 }],
  [
    { reply: "failed", channel: "sms", code: 30007 },
    { RepliesSent: 1, RepliesFailed: 1 },
  ],
  [{ reply: "undelivered", channel: "whatsapp", code: 30005 }, { RepliesFailed: 1 }],
  [{ reply: "delivered", channel: "sms" }, {}],
  [{ reply: "pending", channel: "sms" }, {}],
  [looked, { TemplatesStuck: 1, TemplatesNotUtility: 2, TemplatesNotLooked: 0 }],
  [notLooked, { TemplatesNotLooked: 1 }],
  [{ usage: "limit-reached" }, { UsageLimitReached: 1 }],
  [{ refused: "signature" }, { RejectedSignatures: 1 }],
  [{ unknownChannel: "rcs" }, {}],
  [{ canary: "answered", ms: 80 }, { CanaryAnswered: 1 }],
  [{ canary: "failed", status: 500, ms: 80 }, { CanaryFailed: 1 }],
])("%j counts", (line, counts) => {
  expect(JSON.parse(JSON.stringify(metricsOf(line)))).toEqual(counts);
});

test("settings for other programs do not switch the metrics off", () => {
  vi.stubEnv("POWERTOOLS_LOG_LEVEL", "CRITICAL");
  expect(logged(turn)).toHaveLength(1);
  vi.unstubAllEnvs();
});
