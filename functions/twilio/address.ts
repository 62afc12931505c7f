/*
 * Twilio's addresses: "+85510000001" for SMS, "whatsapp:+85510000001" for WhatsApp, where a person who hides their
 * number is shown by their business-scoped user id instead: "whatsapp:KH.13491208655302741918".
 * https://www.twilio.com/docs/whatsapp/api#using-phone-numbers-with-whatsapp
 */

const whatsapp = "whatsapp:";

export type Channel = "sms" | "whatsapp";

/** Prefixes of Twilio's channels that the assistant does not use: https://www.twilio.com/docs/messaging/channels */
const unusedChannels = ["messenger", "rcs", "chat"] as const;

/** The channel of an address with another prefix than WhatsApp's; "other" when it is not Twilio's. */
export function unknownChannelOf(address: string): (typeof unusedChannels)[number] | "other" | undefined {
  const [, prefix] = /^([^:]*):/.exec(address) ?? [];
  if (prefix === undefined || address.startsWith(whatsapp)) return undefined;
  return unusedChannels.find((channel) => channel === prefix) ?? "other";
}

export const channelOf = (address: string): Channel => (address.startsWith(whatsapp) ? "whatsapp" : "sms");

/** The address without its channel. */
export const numberOf = (address: string): string => address.replace(whatsapp, "");

export const addressOf = (channel: Channel, number: string): string =>
  channel === "whatsapp" ? whatsapp + number : number;

/** Whether this is a phone number in E.164: up to 15 digits, https://www.twilio.com/docs/glossary/what-e164 */
export const isNumber = (text: string): boolean => /^\+[1-9]\d{6,14}$/.test(text);

/** Whether this is a WhatsApp address with a user id: a country code and up to 128 letters and digits. */
export const isUserId = (address: string): boolean => /^whatsapp:[A-Z]{2}\.[A-Za-z0-9]{1,128}$/.test(address);

/** The SMS address of a WhatsApp address with a number. */
export function smsAddressOf(address: string): string | undefined {
  const number = numberOf(address);
  return isNumber(number) && channelOf(address) === "whatsapp" ? number : undefined;
}

/** For a WhatsApp address with a number, the addresses to write by SMS instead. */
export function smsRouteFrom(from: string): (address: string) => { to: string; from: string } | undefined {
  return (address) => {
    const to = smsAddressOf(address);
    return to === undefined ? undefined : { to, from };
  };
}
