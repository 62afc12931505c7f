import { defineCommand, type Kind, usageError } from "../command.ts";

/** A price with its digits after the point, which the report keeps. */
const price: Kind<{ each: number; digits: number }> = {
  expected: "a price, like 0.0083",
  parse: (text) =>
    /^\d+(\.\d+)?$/.test(text) ? { each: Number(text), digits: text.split(".")[1]?.length ?? 0 } : undefined,
};

/** Facts that have to be checked within so many days are listed. */
const factsWithin = 30;

export const command = defineCommand({
  about: "Checks content/ and shows what it costs: each message in each language, and each path through a guide.",
  examples: [
    ["", "everything"],
    ["GUIDE", "one guide (or words.yaml)"],
    ["--sms 0.0083 --whatsapp 0.005", "with prices, in any currency"],
    ["--release", "before a deployment: also record the pages, which people may be on later"],
  ],
  options: {
    sms: { value: "PRICE", kind: price, help: "what one SMS segment costs" },
    whatsapp: { value: "PRICE", kind: price, help: "what one WhatsApp message costs" },
    release: { help: "write the pages into content/pages.lock" },
    json: { help: "print the numbers as JSON" },
  },
  maxPositionals: Number.POSITIVE_INFINITY,
  remarks: "Networks charge for messages in both directions. Twilio's prices: https://www.twilio.com/en-us/sms/pricing",
  async run({ values: { sms, whatsapp, release, json }, positionals }, { print, progress }) {
    const { lineOfContent, printWarning } = await import("../../content/compile.ts");
    const { contentFolder, compileAuthored } = await import("../../content/compiled.ts");
    const { guideNames } = await import("../../content/guide-names.ts");
    const { writeLock } = await import("../../content/lock.ts");
    const { writeSchemas } = await import("../../content/schema.ts");
    const { reportsOf } = await import("../../content/report/numbers.ts");
    const { asJson, printed } = await import("../../content/report/print.ts");
    const { factsDue } = await import("../../content/facts-due.ts");
    const { factLines } = await import("../../content/report/facts.ts");
    const names = guideNames(contentFolder);
    const unknown = positionals.find((name) => !names.includes(name));
    if (unknown !== undefined) throw usageError(`there is no ${unknown}: there are ${names.join(", ")}`);
    progress.step("checking the content ...");
    const prices = { ...(sms && { sms }), ...(whatsapp && { whatsapp }) };
    const authored = compileAuthored(printWarning, undefined, progress.count);
    progress.end();
    const all = reportsOf(authored, prices);
    writeSchemas(contentFolder, authored.content.languages);
    if (release) writeLock(contentFolder, authored.content);
    const reports = all.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
    if (json) {
      print(asJson(authored.content.version, reports));
      return 0;
    }
    const facts = factLines(factsDue(authored.guides, authored.today, factsWithin));
    const due = facts.length > 0 ? `\nFacts to check again:\n${facts.join("\n")}\n` : "";
    print(`${printed(reports, prices)}\n${due}${lineOfContent(authored.content)}`);
    return 0;
  },
});
