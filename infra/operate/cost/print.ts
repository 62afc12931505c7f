import { alignNumbers } from "../../content/report/align-numbers.ts";
import type { Estimate } from "../cost.ts";
import { operatorLocale } from "../operator-locale.ts";
import { type Bill, type Given, total } from "./bill.ts";
import { transcriptOf } from "./sample-conversation.ts";
import type { Throughput } from "./throughput.ts";

const counted = (count: number) => count.toLocaleString(operatorLocale);
const money = (amount: number, digits = 2) =>
  amount.toLocaleString(operatorLocale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
const rate = (each: number) => each.toLocaleString(operatorLocale, { maximumSignificantDigits: 2 });

/** What conversations cost, and how fast they go, as lines for a terminal. */
export function printed(estimate: Estimate, given: Given): string {
  return [
    ...assumptions(estimate, given),
    "",
    ...costTable(estimate.bills),
    "",
    ...throughputTable(estimate),
    "",
    `Check-backs a minute: ${counted(estimate.limits.sweptAMinute)} by the sweep, ${counted(estimate.limits.streamedAMinute)} more for each shard of the stream.`,
    "Meta's limit is on people who are messaged by template in 24 hours: a new business may message 250.",
    `List prices of us-east-1 without free tiers, taxes, and carriers'${given.meta === undefined ? " and Meta's" : ""} fees. Check them.`,
  ].join("\n");
}

function assumptions({ guide, longest, onWhatsApp, missing }: Estimate, given: Given): string[] {
  const { sms, whatsapp, webhookSeconds, meta, metaFree } = given;
  const free = metaFree > 0 ? `, ${counted(metaFree)} replies a month free` : "";
  return [
    "A conversation: each step in a shop, a check-back three days later, and the answer to it",
    `(content/${transcriptOf(guide, longest.language)}): ${longest.theirs} messages received and ${longest.ours} sent.`,
    `On WhatsApp the steps come in one message: ${onWhatsApp.theirs} received and ${onWhatsApp.ours} sent.`,
    ...missing.map((language) => `Not counted: ${language} (content/${transcriptOf(guide, language)} does not exist).`),
    `A segment costs $${sms}; a webhook takes ${webhookSeconds * 1000} ms. A WhatsApp message costs $${whatsapp} at Twilio,`,
    meta === undefined
      ? "and what Meta charges for each sent one is an input (--meta PRICE)."
      : `and each sent one $${meta} at Meta${free}.`,
  ];
}

function costTable(bills: Bill[]): string[] {
  const row = (label: string, cell: (bill: Bill) => string) => [label, ...bills.map(cell)];
  const itemsOf = (items: (bill: Bill) => Record<string, number>, before = "") =>
    Object.keys(bills[0] ? items(bills[0]) : {}).map((item) =>
      row(`  ${before}${item}`, (bill) => money(items(bill)[item] ?? 0)),
    );
  const channels = Object.keys(bills[0]?.messages ?? {});
  const inAll = (bill: Bill, channel: string) => total(bill.aws) + total(bill.messages[channel] ?? {});
  return alignNumbers([
    row("US dollars for a month of conversations:", ({ conversations }) => counted(conversations)),
    ...itemsOf(({ aws }) => aws),
    row("AWS", (bill) => money(total(bill.aws))),
    ...channels.flatMap((channel) => itemsOf(({ messages }) => messages[channel] ?? {}, `${channel}: `)),
    ...channels.map((channel) => row(`All, by ${channel}`, (bill) => money(inAll(bill, channel)))),
    ["For one conversation"],
    row("  AWS", (bill) => money(total(bill.aws) / bill.conversations, 5)),
    ...channels.map((channel) =>
      row(`  all, by ${channel}`, (bill) => money(inAll(bill, channel) / bill.conversations, 5)),
    ),
  ]);
}

function throughputTable({ throughput, limits }: Estimate): string[] {
  const row = (label: string, cell: (each: Throughput) => string) => [label, ...throughput.map(cell)];
  return alignNumbers([
    row("How fast, in ten hours of each day:", ({ conversations }) => counted(conversations)),
    row("SMS segments sent a second", ({ segments }) => rate(segments)),
    row("  long codes (1 a second)", ({ longCodes }) => counted(longCodes)),
    row("  or toll-free numbers (3 a second)", ({ tollFree }) => counted(tollFree)),
    row("WhatsApp messages sent a second", ({ messages }) => rate(messages)),
    row("  WhatsApp senders (80 a second)", ({ whatsappSenders }) => counted(whatsappSenders)),
    row("  Meta's messaging limit, people a day", ({ messagingLimit }) =>
      messagingLimit ? counted(messagingLimit) : "none",
    ),
    row(`Webhooks a second (at most ${counted(limits.webhooksASecond)})`, ({ webhooks }) => rate(webhooks)),
    row("Check-backs of a day, all due at once", ({ checkBacks }) => counted(checkBacks)),
    row("  minutes until Twilio has them", ({ minutes }) => counted(minutes)),
  ]);
}
