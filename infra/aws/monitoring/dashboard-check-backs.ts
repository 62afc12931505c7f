import { reportWords, sendWords } from "../../../functions/log/outcome.ts";
import { settings } from "../settings.ts";
import { overdueFor } from "./alarms-of-sending.ts";
import { ours } from "./measures.ts";
import { half, lines, logQuery, third, type Widget } from "./widgets.ts";

const price = settings.CHECKBACK_PRICE_PER_SEGMENT;

/** Check-backs and their outcomes, and what the messages cost. */
export const checkBacks: Widget[][] = [
  [
    lines(
      "Check-backs",
      {
        made: ours("CheckBacksMade"),
        sent: ours("CheckBacksSent"),
        late: ours("CheckBacksLate"),
        undeliverable: ours("CheckBacksUndeliverable"),
        unsendable: ours("CheckBacksUnsendable"),
      },
      third,
    ),
    logQuery(
      "Outcomes of check-backs",
      [
        `filter turn in ${JSON.stringify([...sendWords, ...reportWords])}`,
        "stats count(*) as times by turn, channel, wokenBy",
        "sort turn",
      ],
      third,
    ),
    lines(
      "The oldest overdue check-back, in seconds",
      { oldest: ours("OverdueSeconds", "Maximum") },
      {
        ...third,
        period: 300,
        limit: { label: "alarm", value: overdueFor },
      },
    ),
  ],
  [
    lines(
      "People with a check-back that waits, by reason",
      {
        "the account or the sender": ours("WaitingAccount", "Maximum"),
        "a country that is switched off": ours("WaitingCountry", "Maximum"),
        "a limit of messages": ours("WaitingLimit", "Maximum"),
        "a temporary refusal": ours("WaitingRefused", "Maximum"),
        "our own limits": ours("WaitingBudget", "Maximum"),
        "its sender, which is too slow": ours("WaitingPace", "Maximum"),
        "a phone or its carrier": ours("WaitingPhone", "Maximum"),
        "Twilio's answer about its outcome": ours("WaitingUnknown", "Maximum"),
      },
      { ...half, period: 300 },
    ),
    lines(
      "Replies, and those that were not delivered",
      { sent: ours("RepliesSent"), lost: ours("RepliesFailed") },
      half,
    ),
  ],
  [
    lines(
      `Segments, and what they cost at $${price} each`,
      { segments: ours("Segments"), "US dollars": `m0 * ${price}` },
      half,
    ),
    logQuery(
      "Segments by guide, language and channel",
      ["filter segments > 0", "stats sum(segments) as sum by guide, language, channel", "sort sum desc"],
      half,
    ),
  ],
];
