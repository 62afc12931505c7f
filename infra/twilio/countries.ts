/**
 * Countries without two-way SMS at Twilio, by the prefix of their numbers. Checked 2026-11-22:
 * https://www.twilio.com/en-us/guidelines/cn/sms and /th/sms; for Cambodia only a copy of Twilio's page.
 */
const oneWay: Record<string, { country: string; page: string }> = {
  "+855": { country: "Cambodia", page: "https://www.twilio.com/en-us/guidelines/kh/sms" },
  "+86": { country: "China", page: "https://www.twilio.com/en-us/guidelines/cn/sms" },
  "+66": { country: "Thailand", page: "https://www.twilio.com/en-us/guidelines/th/sms" },
};

/** A warning for a number in a country where no conversation can run by SMS. */
export function oneWayWarning(number: string): string | undefined {
  const found = Object.entries(oneWay).find(([prefix]) => number.startsWith(prefix));
  if (!found) return undefined;
  const [, { country, page }] = found;
  return `${number} is in ${country}, where Twilio offers no two-way SMS: a conversation needs WhatsApp. ${page}`;
}

/** A warning when US carriers require a campaign for a number. Toll-free numbers are verified in another way. */
export function campaignWarning(numbers: string[], isRegistered: boolean): string | undefined {
  const isRequired = numbers.some((number) => /^\+1(?!8(00|33|44|55|66|77|88))/.test(number));
  if (isRegistered || !isRequired) return undefined;
  return (
    "US carriers refuse SMS from a long number whose Messaging Service has no campaign (A2P 10DLC), error 30034. " +
    "https://www.twilio.com/docs/messaging/compliance/a2p-10dlc"
  );
}
