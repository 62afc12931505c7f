import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { parsePhoneNumberWithError } from "libphonenumber-js/min";
import type { Channel } from "../../functions/engine/state/conversation.ts";
import { isNumber } from "../../functions/twilio/address.ts";

/** The numbers that people write to, in E.164. A channel without a number has no doors. */
export type Numbers = { [channel in Channel]?: string | undefined };

/** The settings with a stage's numbers, in the order in which they count. */
const settings: Record<Channel, string[]> = {
  whatsapp: ["CHECKBACK_WHATSAPP_NUMBER"],
  sms: ["CHECKBACK_SMS_NUMBER", "CHECKBACK_SMS_FROM"],
};

/** The numbers in `.env.STAGE`, in a folder; undefined when there is no such file. Throws when one is no number. */
export function numbersOfStage(root: string, stage: string): Numbers | undefined {
  const path = join(root, `.env.${stage}`);
  if (!existsSync(path)) return undefined;
  const env = parseEnv(readFileSync(path, "utf8"));
  const numberOf = (channel: Channel) => {
    const name = settings[channel].find((each) => env[each]);
    const number = name && env[name];
    if (number && !isNumber(number))
      throw new Error(`${name} in .env.${stage} must be like +12025550143, not ${number}`);
    return number || undefined;
  };
  return { whatsapp: numberOf("whatsapp"), sms: numberOf("sms") };
}

/** The numbers to print: those that were typed, then the stage's. Throws an Error that says what to do when there is none. */
export function numbersToPrint(root: string, { stage, typed }: { stage: string | undefined; typed: Numbers }): Numbers {
  const ofStage = stage === undefined ? undefined : numbersOfStage(root, stage);
  const numbers = { whatsapp: typed.whatsapp ?? ofStage?.whatsapp, sms: typed.sms ?? ofStage?.sms };
  if (numbers.whatsapp !== undefined || numbers.sms !== undefined) return numbers;
  if (stage === undefined)
    throw new Error("there is no number to print: give --whatsapp NUMBER, --sms NUMBER, or a stage with --stage");
  const where = ofStage ? `.env.${stage} has no number` : `there is no file .env.${stage}`;
  throw new Error(
    `${where}: write CHECKBACK_WHATSAPP_NUMBER or CHECKBACK_SMS_NUMBER into it, or give --whatsapp NUMBER or --sms NUMBER`,
  );
}

/** A number as people read it: +1 202 555 0143. */
export const readable = (number: string): string => parsePhoneNumberWithError(number).formatInternational();
