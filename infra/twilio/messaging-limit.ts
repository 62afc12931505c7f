import type { MessagingV2ChannelsSenderProperties } from "twilio/lib/rest/messaging/v2/channelsSender.js";

const beyond =
  "Check-backs to more people (error 63018) go by SMS where CHECKBACK_SMS_FROM is set; else they wait until the 24 hours are over, and are tried again every four";

const where = "WhatsApp Manager (https://business.facebook.com/wa/manage) > Overview";

/**
 * How many people a WhatsApp sender may message in 24 hours by template, if Twilio knows it. All senders of a business
 * share the limit. https://developers.facebook.com/documentation/business-messaging/whatsapp/messaging-limits
 */
export function messagingLimit(properties: MessagingV2ChannelsSenderProperties | undefined): {
  notes: string[];
  warnings: string[];
} {
  const { messagingLimit: limit, qualityRating: quality } = properties ?? {};
  const rated = quality ? `, with quality ${quality}` : "";
  if (!limit)
    return {
      notes: [
        `Twilio does not show Meta's messaging limit${rated}: see ${where}. A new business may message 250 people in ` +
          `24 hours by template. ${beyond}`,
      ],
      warnings: [],
    };
  const line = `Meta's messaging limit is ${limit}${rated}: people who can be messaged in 24 hours by template. ${beyond}`;
  // Twilio writes "250 Customers/24hr", Meta TIER_250.
  const isLowest = /(?<!\d)250(?![\dK])/.test(limit);
  return isLowest
    ? { notes: [], warnings: [`${line}. Meta raises it when it has verified the business: ${where}`] }
    : { notes: [line], warnings: [] };
}
