/**
 * Where Twilio offers no two-way SMS, by what numbers there begin with. Checked 2026-11-22:
 * https://www.twilio.com/en-us/guidelines/cn/sms and /th/sms; for Cambodia only a copy of Twilio's page by others.
 */
const oneWay: Record<string, { country: string; page: string }> = {
  "+855": { country: "Cambodia", page: "https://www.twilio.com/en-us/guidelines/kh/sms" },
  "+86": { country: "China", page: "https://www.twilio.com/en-us/guidelines/cn/sms" },
  "+66": { country: "Thailand", page: "https://www.twilio.com/en-us/guidelines/th/sms" },
};

/** A warning when a number is where no conversation can run by SMS. */
export function oneWayWarning(number: string): string | undefined {
  const found = Object.entries(oneWay).find(([prefix]) => number.startsWith(prefix));
  if (!found) return undefined;
  const [, { country, page }] = found;
  return `${number} is in ${country}, where Twilio offers no two-way SMS: a conversation needs WhatsApp. ${page}`;
}

/** A warning when US carriers want to know first who sends from a number. Toll-free numbers are verified otherwise. */
export function campaignWarning(numbers: string[], isRegistered: boolean): string | undefined {
  const isAsked = numbers.some((number) => /^\+1(?!8(00|33|44|55|66|77|88))/.test(number));
  if (isRegistered || !isAsked) return undefined;
  return (
    "US carriers refuse SMS from a long number whose Messaging Service has no campaign (A2P 10DLC), error 30034. " +
    "https://www.twilio.com/docs/messaging/compliance/a2p-10dlc"
  );
}
