import { refuse, run, typed } from "../content/command.ts";
import { compileContent } from "../content/compile.ts";
import { billFor, type Given } from "./cost/bill.ts";
import { twiliosWhatsapp, usSegment } from "./cost/prices.ts";
import { printed } from "./cost/print.ts";
import { talksIn } from "./cost/sample-conversation.ts";
import { limits, paceOf } from "./cost/throughput.ts";

const help = `What conversations cost in a month, in AWS and in messages, and how many senders they take.

  npm run cost                          a thousand of them, and a million
  npm run cost -- --conversations 5000  so many
  npm run cost -- --sms 0.05            with what an SMS segment costs you, in US dollars: ${usSegment}
  npm run cost -- --meta 0.01           with what Meta asks for a WhatsApp message of ours in the market: see its rate card
  npm run cost -- --whatsapp 0.005      with what Twilio asks for a WhatsApp message, of ours and of theirs: ${twiliosWhatsapp},
                                        as it is commonly quoted
  npm run cost -- --meta-free 1000      with so many replies a month that Meta gives free. Resellers report 1,000 for each
                                        number, Meta has not confirmed it: 0
  npm run cost -- --ms 30               with how long a webhook takes, as the dashboard shows it: 50
  npm run cost -- --json                the same for programs

Meta bills our WhatsApp messages, and none of theirs: templates, and since October 2026, as resellers report, replies within the
24-hour window too, at the market's price for a template of the kind "utility".

The conversation is a transcript of content/, played through the engine. The capacity that it uses was counted on
DynamoDB's own engine. What a guide costs in messages, page by page: npm run content
`;

function numberIn(flag: string, text: string, kind: "count" | "amount"): number {
  const isOne = kind === "count" ? /^[1-9]\d{0,9}$/ : /^(?!0+(\.0*)?$)\d{1,9}(\.\d+)?$/;
  if (!isOne.test(text)) refuse(`--${flag} is a number, like ${kind === "count" ? "5000" : "0.05"}: not ${text}`);
  return Number(text);
}

run(() => {
  const text = { type: "string" } as const;
  const { values, positionals } = typed({
    conversations: text,
    sms: text,
    whatsapp: text,
    ms: text,
    json: { type: "boolean" },
    meta: text,
    "meta-free": text,
    help: { type: "boolean", short: "h" },
  });
  const { conversations, sms, whatsapp, meta, "meta-free": metaFree, ms } = values;
  if (values.help) {
    console.log(help);
    return;
  }
  if (positionals.length > 0) refuse(`${positionals[0]}? Options begin with --: --help lists them`);
  const given: Given = {
    sms: sms === undefined ? usSegment : numberIn("sms", sms, "amount"),
    whatsapp: whatsapp === undefined ? twiliosWhatsapp : numberIn("whatsapp", whatsapp, "amount"),
    ...(meta !== undefined && { meta: numberIn("meta", meta, "amount") }),
    metaFree: metaFree === undefined ? 0 : numberIn("meta-free", metaFree, "count"),
    webhookSeconds: (ms === undefined ? 50 : numberIn("ms", ms, "amount")) / 1000,
  };
  const counts = conversations === undefined ? [1e3, 1e6] : [numberIn("conversations", conversations, "count")];
  const talks = talksIn(compileContent());
  const reckoned = {
    talks,
    bills: counts.map((count) => billFor(count, talks, given)),
    paces: counts.map((count) => paceOf(count, talks.en, given.webhookSeconds)),
    limits: limits(given.webhookSeconds),
  };
  console.log(values.json ? JSON.stringify({ given, ...reckoned }, undefined, 2) : printed(reckoned, given));
});
