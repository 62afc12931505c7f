/*
 * List prices in US dollars, without free tiers and taxes. Check them before relying on them: they change.
 */

const million = 1e6;

/** In us-east-1: https://aws.amazon.com/lambda/pricing/ (arm64), /dynamodb/pricing/on-demand/ and /cloudwatch/pricing/ */
export const aws = {
  request: 0.2 / million,
  gigabyteSecond: 0.0000133334,
  read: 0.125 / million,
  write: 0.625 / million,
  /** A gigabyte for a month, in the table and in its continuous backups. */
  stored: 0.25 + 0.2,
  /** A gigabyte of logs: written once, and scanned by each query of the dashboard. */
  logged: 0.5,
  searched: 0.005,
  /** A month of one custom metric, of one metric that an alarm watches, and of a dashboard. */
  metric: 0.3,
  alarmed: 0.1,
  dashboard: 3,
};

/** Twilio's price for an SMS segment in the US, in each direction. Carriers' fees come on top. */
export const usSegment = 0.0083;

/** Twilio's commonly quoted price for a WhatsApp message, in each direction. Meta's price comes on top. */
export const twilioWhatsapp = 0.005;

/**
 * How many people a business may message by template in 24 hours. A new business starts with the first limit; Meta raises
 * it step by step for messages of good quality, and above the last there is none.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/messaging-limits
 */
export const messagingLimits = [250, 2_000, 10_000, 100_000];

/**
 * Segments (on WhatsApp: messages) a second that a sender may send by default.
 * https://www.twilio.com/help/faq/sms/how-quickly-can-i-send-sms-messages
 */
export const perSecond = { longCode: 1, tollFree: 3, whatsapp: 80 };
