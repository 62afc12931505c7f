import { table } from "../../content/report/table.ts";
import { type Bill, type Given, total } from "./bill.ts";
import { type Talks, transcriptOf } from "./sample-conversation.ts";
import type { limits, paceOf } from "./throughput.ts";

type Pace = ReturnType<typeof paceOf>;
export type Reckoned = { talks: Talks; bills: Bill[]; paces: Pace[]; limits: ReturnType<typeof limits> };

const counted = (count: number) => count.toLocaleString("en-US");
const money = (amount: number, digits = 2) =>
  amount.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
const rate = (each: number) => each.toLocaleString("en-US", { maximumSignificantDigits: 2 });

/** What conversations cost, and how fast they go, as lines for a terminal. */
export function printed({ talks, bills, paces, limits }: Reckoned, given: Given): string {
  const { en } = talks;
  const row = (label: string, cell: (bill: Bill) => string) => [label, ...bills.map(cell)];
  const paced = (label: string, cell: (pace: Pace) => string) => [label, ...paces.map(cell)];
  const ways = Object.keys(bills[0]?.messages ?? {});
  const items = (of: (bill: Bill) => Record<string, number>, before = "") =>
    bills
      .slice(0, 1)
      .flatMap((first) =>
        Object.keys(of(first)).map((item) => row(`  ${before}${item}`, (bill) => money(of(bill)[item] ?? 0))),
      );
  const inAll = (bill: Bill, way: string) => total(bill.aws) + total(bill.messages[way] ?? {});
  const heads = bills.map(({ conversations }) => counted(conversations));
  return [
    "A conversation: in a shop step by step, a promise, a check-back three days later, and the answer to it",
    `(${transcriptOf("en")}): ${en.theirs} messages of theirs and ${en.ours} of ours.`,
    `A segment is $${given.sms}; a webhook takes ${given.webhookSeconds * 1000} ms. A WhatsApp message is $${given.whatsapp} to Twilio,`,
    metas(given),
    "",
    ...table([
      ["US dollars for a month of conversations:", ...heads],
      ...items(({ aws }) => aws),
      row("AWS", (bill) => money(total(bill.aws))),
      ...ways.flatMap((way) => items(({ messages }) => messages[way] ?? {}, `${way}: `)),
      ...ways.map((way) => row(`All, by ${way}`, (bill) => money(inAll(bill, way)))),
      ["For one conversation"],
      row("  AWS", (bill) => money(total(bill.aws) / bill.conversations, 5)),
      ...ways.map((way) => row(`  all, by ${way}`, (bill) => money(inAll(bill, way) / bill.conversations, 5))),
    ]),
    "",
    ...table([
      ["How fast, in ten hours of each day:", ...heads],
      paced("SMS segments of ours a second", ({ segments }) => rate(segments)),
      paced("  long codes (1 a second)", ({ longCodes }) => counted(longCodes)),
      paced("  or toll-free numbers (3 a second)", ({ tollFree }) => counted(tollFree)),
      paced("WhatsApp messages of ours a second", ({ messages }) => rate(messages)),
      paced("  WhatsApp senders (80 a second)", ({ whatsappSenders }) => counted(whatsappSenders)),
      paced("  Meta's messaging limit, people a day", ({ messagingLimit: limit }) => (limit ? counted(limit) : "none")),
      paced(`Webhooks a second (at most ${counted(limits.webhooksASecond)})`, ({ webhooks }) => rate(webhooks)),
      paced("Check-backs of a day, all due at once", ({ checkBacks }) => counted(checkBacks)),
      paced("  minutes until Twilio has them", ({ minutes }) => counted(minutes)),
    ]),
    "",
    `Check-backs a minute: ${limits.sweptAMinute} by the sweep, ${limits.streamedAMinute} more for each shard of the stream.`,
    "Meta's limit is on people who are written to by template in 24 hours: a new business may write to 250.",
    `List prices of us-east-1, to be checked; without free tiers, taxes, and what carriers${given.meta === undefined ? " and Meta" : ""} ask.`,
  ].join("\n");
}

function metas({ meta, metaFree }: Given): string {
  if (meta === undefined) return "and what Meta asks for each of ours is an input (--meta PRICE).";
  return `and each of ours $${meta} to Meta${metaFree > 0 ? `, ${counted(metaFree)} replies a month free` : ""}.`;
}
