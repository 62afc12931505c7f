import { twilioWhatsapp, usSegment } from "../../operate/cost/prices.ts";
import { defineCommand } from "../command.ts";
import { amount, wholeNumber } from "../kinds.ts";

export const command = defineCommand({
  about: "What conversations cost in a month, in AWS and in messages, and how many senders they need.",
  examples: [
    ["", "a thousand conversations, and a million"],
    ["--conversations 5000", "this many"],
    ["--sms 0.05 --meta 0.01", "with your prices"],
    ["--scale", "what ten million people a month need: shards, the sweep, places in Lambda"],
    ["--json", "the same as JSON"],
  ],
  options: {
    conversations: { value: "COUNT", kind: wholeNumber({ min: 1, like: 5000 }), help: "conversations in a month" },
    sms: {
      value: "PRICE",
      kind: amount("0.05"),
      help: `what an SMS segment costs, in US dollars: ${usSegment} by default`,
    },
    whatsapp: {
      value: "PRICE",
      kind: amount("0.005"),
      help: `what Twilio charges for a WhatsApp message in each direction: ${twilioWhatsapp} by default, as commonly quoted`,
    },
    meta: {
      value: "PRICE",
      kind: amount("0.01"),
      help: "what Meta charges for each WhatsApp message that we send in the market: see its rate card",
    },
    "meta-free": {
      value: "COUNT",
      kind: wholeNumber({ min: 1, like: 1000 }),
      help: "replies a month that Meta does not charge for: 0 by default. Resellers report 1,000 for each number",
    },
    ms: { value: "MS", kind: amount("30"), help: "how long a webhook takes, as the dashboard shows it: 50 by default" },
    scale: { help: "what many people need, in place of what they cost" },
    people: { value: "COUNT", kind: wholeNumber({ min: 1, like: 1000000 }), help: "people a month, for --scale" },
    json: { help: "print everything as JSON" },
  },
  remarks:
    "Meta charges for the WhatsApp messages that we send: templates and, since October 2026, as resellers report, replies " +
    "within the 24-hour window, at the market's price for a utility template. The conversation is a transcript of " +
    "content/, replayed through the engine; its capacity was measured on DynamoDB Local. The cost of each page: npm run content",
  async run({ values }, { print, progress }) {
    const { compileContent } = await import("../../content/compiled.ts");
    const { costOf } = await import("../../operate/cost.ts");
    const { printed } = await import("../../operate/cost/print.ts");
    const { sampleConversations } = await import("../../operate/cost/sample-conversation.ts");
    const { printedScale, scaleOf } = await import("../../operate/cost/scale.ts");
    progress.step("replaying the sample conversation ...");
    const { conversations, json, sms = usSegment, whatsapp = twilioWhatsapp, meta, ms = 50 } = values;
    const given = {
      sms,
      whatsapp,
      ...(meta !== undefined && { meta }),
      metaFree: values["meta-free"] ?? 0,
      webhookSeconds: ms / 1000,
    };
    if (values.scale) {
      const { longest } = sampleConversations(compileContent());
      const people = values.people === undefined ? [1e6, 1e7] : [values.people];
      const scales = people.map((count) => scaleOf(count, longest, given.webhookSeconds));
      print(json ? JSON.stringify({ scales }, undefined, 2) : printedScale(scales));
      return;
    }
    const counts = conversations === undefined ? [1e3, 1e6] : [conversations];
    const estimate = costOf(compileContent(), counts, given);
    print(json ? JSON.stringify({ given, ...estimate }, undefined, 2) : printed(estimate, given));
  },
});
