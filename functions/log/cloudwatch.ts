import { Logger } from "@aws-lambda-powertools/logger";
import { Metrics } from "@aws-lambda-powertools/metrics";
import type { Limited } from "../engine/state/context.ts";
import type { FailureKind } from "../engine/state/failure.ts";
import { marketingCodes } from "../twilio/failures.ts";
import type { Line, Log, ReplyStatus } from "./log.ts";
import { type Metric, namespace, metrics as units } from "./metrics.ts";

/** Later than this after it was due, in seconds, a check-back is late. */
const lateSeconds = 60 * 60;

/**
 * The log of a Lambda function. Each line is JSON and contains its metrics in CloudWatch's embedded metric format.
 * Nothing is buffered between lines, so no line is lost when the function fails or is frozen.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 *
 * @param serviceName the app and its stage; by default the value of POWERTOOLS_SERVICE_NAME
 */
export function createLog(serviceName?: string): Log {
  const options = serviceName === undefined ? {} : { serviceName };
  // A higher level would drop lines, and their metrics.
  const logger = new Logger({ ...options, logLevel: "INFO" });
  const metrics = new Metrics({ ...options, namespace });
  return (line) => {
    for (const [name, value] of Object.entries(metricsOf(line)))
      if (value !== undefined) metrics.addMetric(name, units[name as Metric], value);
    const { service, ...measured } = metrics.serializeMetrics();
    metrics.clearMetrics();
    // The logger adds the same service name.
    if ("error" in line) logger.error("failed", { ...line, ...measured });
    else logger.info(Object.keys(line)[0] ?? "", { ...line, ...measured });
  };
}

/** Both metrics always get a value, so that an alarm can compare them. */
const wokenBy = {
  stream: { SentByTimer: 1, SentBySweep: 0 },
  sweep: { SentByTimer: 0, SentBySweep: 1 },
} as const;

/** Failures that last until an operator corrects something. An alarm names their code. */
const needsOperator: ReadonlySet<FailureKind> = new Set(["account-blocked", "sender-blocked", "country-blocked"]);

/** The metrics of a line. */
export function metricsOf(line: Line): Partial<Record<Metric, number>> {
  if ("refused" in line) return { RejectedSignatures: 1 };
  if ("sweep" in line) return ofSweep(line);
  if ("reply" in line) return ofReply[line.reply];
  if ("usage" in line) return { UsageLimitReached: 1 };
  if ("templates" in line)
    return line.templates === "looked"
      ? { TemplatesStuck: line.stuck, TemplatesNotUtility: line.notUtility, TemplatesNotLooked: 0 }
      : { TemplatesNotLooked: 1 };
  if ("canary" in line) return line.canary === "answered" ? { CanaryAnswered: 1 } : { CanaryFailed: 1 };
  if ("error" in line) return { Failures: 1 };
  const held = "limited" in line ? heldBack(line.limited) : {};
  if (!("turn" in line)) return held;
  const once = (did: true | undefined) => (did ? 1 : undefined);
  return {
    Turns: 1,
    Failures: 0,
    Milliseconds: line.ms,
    Segments: line.segments > 0 ? line.segments : undefined,
    ConversationsStarted: once(line.started),
    CheckBacksMade: once(line.made),
    CheckBacksSent: once(line.sent),
    ...(line.first && line.wokenBy && wokenBy[line.wokenBy]),
    CheckBacksLate: once(((line.late ?? 0) > lateSeconds && line.sent) || undefined),
    CheckBacksUndeliverable: once(line.undeliverable),
    // An unlisted code has its own metric and alarm.
    CheckBacksUnsendable: line.failure === "unlisted" ? undefined : once(line.unsendable),
    AccountRefusalCode: line.failure && needsOperator.has(line.failure) ? (line.code ?? 401) : undefined,
    UnknownCodes: once(line.failure === "unlisted" || undefined),
    NotUtility: once(marketingCodes.includes(line.code ?? 0) || undefined),
    ...held,
  };
}

function ofSweep({ overdue, oldestOverdueMs, handled, waiting }: Extract<Line, { sweep: "ran" }>) {
  return {
    Overdue: overdue,
    OverdueSeconds: Math.round(oldestOverdueMs / 1000),
    HandledBySweep: handled,
    WaitingAccount: waiting.account,
    WaitingCountry: waiting.country,
    WaitingLimit: waiting.limit,
    WaitingRefused: waiting.refused,
    WaitingBudget: waiting.budget,
    WaitingPace: waiting.pace,
    WaitingPhone: waiting.phone,
    WaitingUnknown: waiting.unknown,
  };
}

/** A reply is reported as sent before it is delivered or undelivered. A failed one has no other report. */
const ofReply: Record<ReplyStatus, Partial<Record<Metric, number>>> = {
  pending: {},
  sent: { RepliesSent: 1 },
  delivered: {},
  read: {},
  undelivered: { RepliesFailed: 1 },
  failed: { RepliesSent: 1, RepliesFailed: 1 },
};

/** A person's own limit has no metric, only a field of the line. */
function heldBack(limited: Limited | undefined): Partial<Record<Metric, number>> {
  if (limited === undefined || limited === "person") return {};
  return limited === "not-allowed" ? { NotAllowed: 1 } : { Limited: 1 };
}
