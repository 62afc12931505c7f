import { parseArgs } from "node:util";

/** What `npm run connect` was asked to do. */
export type Asked = {
  what: { by: "number"; number: string } | { by: "service"; sid: string };
  origin: string;
  testTo: string | undefined;
  /** From how many US dollars a day the deployment is told. */
  usageLimit: number | undefined;
  isApplied: boolean;
};

const number = /^\+[1-9]\d{6,14}$/;

/** Reads the arguments; nothing when it is help that was asked for. Throws, saying what is missing. */
export function askedBy(args: string[]): Asked | undefined {
  const [text, flag] = [{ type: "string" }, { type: "boolean" }] as const;
  const { values } = parseArgs({
    args,
    options: {
      number: text,
      service: text,
      origin: text,
      "test-to": text,
      "usage-limit": text,
      apply: flag,
      help: { ...flag, short: "h" },
    },
  });
  if (values.help) return undefined;
  const { origin, "test-to": testTo, apply: isApplied = false } = values;
  if ((values.number === undefined) === (values.service === undefined) || origin === undefined)
    throw new Error("say --number or --service, and --origin: npm run connect -- --help");
  if (values.number !== undefined && !number.test(values.number)) throw new Error("--number is like +12025550143");
  if (values.service !== undefined && !/^MG[0-9a-f]{32}$/.test(values.service))
    throw new Error("--service is a Messaging Service's SID: MG and 32 digits");
  if (testTo !== undefined && !number.test(testTo.replace(/^whatsapp:/, "")))
    throw new Error("--test-to is like +12025550143, or whatsapp:+12025550143");
  const { "usage-limit": limit } = values;
  const usageLimit = limit === undefined ? undefined : Number(limit);
  if (usageLimit !== undefined && !(usageLimit > 0 && /^\d+(\.\d{1,2})?$/.test(limit ?? "")))
    throw new Error("--usage-limit is in US dollars a day, like 20");
  const what =
    values.number === undefined
      ? ({ by: "service", sid: values.service ?? "" } as const)
      : ({ by: "number", number: values.number } as const);
  return { what, origin, testTo, usageLimit, isApplied };
}

/** Who a test message is from. */
export function senderTo(to: string, { what }: Asked): { from: string } | { messagingServiceSid: string } {
  if (what.by === "service") return { messagingServiceSid: what.sid };
  return { from: to.startsWith("whatsapp:") ? `whatsapp:${what.number}` : what.number };
}
