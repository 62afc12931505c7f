import { overrides } from "../../../functions/twilio/connection-overrides.ts";
import { hasCanary } from "../canary.ts";
import { functionNames } from "../function.ts";
import { ofFunction, ours, waiting } from "./measures.ts";
import { asked, half, lines, third, type Widget } from "./widgets.ts";

const hourly = { period: 60 * 60 };

const duration = (stat: string) => [stat, ofFunction("inbound", "Duration", stat)];

/** How fast it answers, and what goes wrong. */
export const machine: Widget[][] = [
  [
    lines(
      "How long a webhook takes, in milliseconds",
      Object.fromEntries(["p50", "p90", "p99", "Maximum"].map(duration)),
      third,
      { ...hourly, limit: { label: "Twilio waits no longer", value: overrides.rt } },
    ),
    lines(
      "A turn alone, in milliseconds",
      { p50: ours("Milliseconds", "p50"), p90: ours("Milliseconds", "p90"), p99: ours("Milliseconds", "p99") },
      third,
      hourly,
    ),
    asked(
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
        "turns that threw": ours("Failures"),
        "webhooks refused": ours("RejectedSignatures"),
        "answers held back by a limit": ours("Limited"),
        "from countries that are not answered": ours("NotAllowed"),
        "records given up": waiting,
        ...(hasCanary && { "canaries without an answer": ours("CanaryFailed") }),
      },
      half,
      hourly,
    ),
    lines(
      "How busy it is",
      {
        "webhooks at once": ofFunction("inbound", "ConcurrentExecutions", "Maximum"),
        "webhooks turned away": ofFunction("inbound", "Throttles"),
        "promises past due": ours("Overdue", "Maximum"),
        "of them seen to": ours("Healed", "Maximum"),
      },
      half,
      hourly,
    ),
  ],
];
