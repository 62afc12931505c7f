import { settings } from "../settings.ts";
import { overdueFor } from "./alarms-of-sending.ts";
import { ours } from "./measures.ts";
import { asked, half, lines, third, type Widget } from "./widgets.ts";

const price = settings.CHECKBACK_PRICE_PER_SEGMENT;

/** What was promised and what became of it; what the messages cost. */
export const promises: Widget[][] = [
  [
    lines(
      "Promises",
      {
        made: ours("PromisesMade"),
        kept: ours("PromisesSent"),
        late: ours("PromisesLate"),
        undeliverable: ours("PromisesUndeliverable"),
        unsendable: ours("PromisesUnsendable"),
      },
      third,
    ),
    asked(
      "What became of check-backs",
      [
        "filter turn like /^(check-back|looked-up|report)-/",
        "stats count(*) as times by turn, channel, wokenBy",
        "sort turn",
      ],
      third,
    ),
    lines("The oldest promise past due, in seconds", { oldest: ours("OverdueSeconds", "Maximum") }, third, {
      period: 300,
      limit: { label: "alarm", value: overdueFor },
    }),
  ],
  [
    lines(
      "What could not be sent when it was due, by what it waits for",
      {
        "the account or the sender": ours("WaitingAccount", "Maximum"),
        "a country that is switched off": ours("WaitingCountry", "Maximum"),
        "a limit of messages": ours("WaitingLimit", "Maximum"),
        "a refusal for now": ours("WaitingRefused", "Maximum"),
        "our own limits": ours("WaitingBudget", "Maximum"),
        "a phone or its carrier": ours("WaitingPhone", "Maximum"),
        "Twilio, to say what became of it": ours("WaitingUnknown", "Maximum"),
      },
      half,
      { period: 300 },
    ),
    lines("Replies, and those that did not arrive", { sent: ours("RepliesSent"), lost: ours("RepliesFailed") }, half),
  ],
  [
    lines(
      `Segments, and what they cost at $${price} each`,
      { segments: ours("Segments"), "US dollars": `m0 * ${price}` },
      half,
    ),
    asked(
      "Segments by guide, language and channel",
      ["filter segments > 0", "stats sum(segments) as sum by guide, language, channel", "sort sum desc"],
      half,
    ),
  ],
];
