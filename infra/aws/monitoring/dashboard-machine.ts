import { overrides } from "../../../functions/twilio/connection-overrides.ts";
import { hasCanary } from "../canary.ts";
import { functionNames } from "../function.ts";
import { ofFunction, ours, waiting } from "./measures.ts";
import { half, lines, logQuery, third, type Widget } from "./widgets.ts";

const hourly = { period: 60 * 60 };

const duration = (stat: string) => [stat, ofFunction("inbound", "Duration", stat)];

/** Response times, errors and load. */
export const machine: Widget[][] = [
  [
    lines(
      "How long a webhook takes, in milliseconds",
      Object.fromEntries(["p50", "p90", "p99", "Maximum"].map(duration)),
      { ...third, ...hourly, limit: { label: "Twilio's time-out", value: overrides.rt } },
    ),
    lines(
      "A turn alone, in milliseconds",
      { p50: ours("Milliseconds", "p50"), p90: ours("Milliseconds", "p90"), p99: ours("Milliseconds", "p99") },
      { ...third, ...hourly },
    ),
    logQuery(
      "Cold starts",
      [
        'filter @type = "REPORT"',
        "stats count(@initDuration) as cold, count(*) as runs, pct(@initDuration, 90) as p90 by @log",
      ],
      third,
    ),
  ],
  [
    lines(
      "What went wrong",
      {
        ...Object.fromEntries(functionNames.map((name) => [`${name} crashed`, ofFunction(name, "Errors")])),
        "turns with an error": ours("Failures"),
        "webhooks refused": ours("RejectedSignatures"),
        "answers not sent because of a limit": ours("Limited"),
        "messages from countries that are not served": ours("NotAllowed"),
        "stream records given up": waiting,
        ...(hasCanary && { "canaries without an answer": ours("CanaryFailed") }),
      },
      { ...half, ...hourly },
    ),
    lines(
      "How busy it is",
      {
        "webhooks at once": ofFunction("inbound", "ConcurrentExecutions", "Maximum"),
        "webhooks rejected by Lambda": ofFunction("inbound", "Throttles"),
        "check-backs overdue": ours("Overdue", "Maximum"),
        "of these handled by the sweep": ours("HandledBySweep", "Maximum"),
      },
      { ...half, ...hourly },
    ),
  ],
];
