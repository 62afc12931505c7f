import { refuse, run, typed } from "./command.ts";
import { authors, compileAuthored, lineOfContent, warnAloud } from "./compile.ts";
import { writeLock } from "./lock.ts";
import type { Price } from "./report/costs.ts";
import { reportsOf } from "./report/numbers.ts";
import { printed } from "./report/print.ts";
import { writeSchemas } from "./schema.ts";

const help = `Checks content/ and tells what it costs: each message in each language, and each way through a guide.

  npm run content                      everything
  npm run content -- GUIDE             one guide (or words.yaml)
  npm run content -- --sms 0.0083      with what one SMS segment costs, in any currency
  npm run content -- --whatsapp 0.005  with what one WhatsApp message costs
  npm run content -- --release         and notes the pages in content/pages.lock: people are about to be in them

Networks bill what they carry in both directions. Twilio's prices: https://www.twilio.com/en-us/sms/pricing
`;

function priceOf(flag: string, text: string | undefined): Price | undefined {
  if (text === undefined) return undefined;
  if (!/^\d+(\.\d+)?$/.test(text)) refuse(`--${flag} is a price, like 0.0083: not ${text}`);
  return { each: Number(text), digits: text.split(".")[1]?.length ?? 0 };
}

run(() => {
  const { values, positionals } = typed({
    sms: { type: "string" },
    whatsapp: { type: "string" },
    release: { type: "boolean" },
    help: { type: "boolean", short: "h" },
  });
  if (values.help) {
    console.log(help);
    return;
  }
  const [sms, whatsapp] = [priceOf("sms", values.sms), priceOf("whatsapp", values.whatsapp)];
  const prices = { ...(sms && { sms }), ...(whatsapp && { whatsapp }) };
  const authored = compileAuthored(warnAloud);
  writeSchemas(authors);
  if (values.release) writeLock(authors, authored.content);
  const reports = reportsOf(authored, prices);
  const names = reports.map(({ name }) => name);
  for (const name of positionals)
    if (!names.includes(name)) refuse(`there is no ${name}: choose of ${names.join(", ")}`);
  console.log(
    printed(
      reports.filter(({ name }) => positionals.length === 0 || positionals.includes(name)),
      prices,
    ),
  );
  console.log(lineOfContent(authored.content));
});
