/*
 * List prices, in US dollars, without free tiers and taxes. They change: look before you rely on them.
 */

const million = 1e6;

/** In us-east-1: https://aws.amazon.com/lambda/pricing/ (arm64), /dynamodb/pricing/on-demand/ and /cloudwatch/pricing/ */
export const aws = {
  request: 0.2 / million,
  gigabyteSecond: 0.0000133334,
  read: 0.125 / million,
  write: 0.625 / million,
  /** A gigabyte for a month in the table, and in the continuous backups of it. */
  stored: 0.25 + 0.2,
  /** A gigabyte of logs: when it is written, and each time that a query of the dashboard looks through it. */
  logged: 0.5,
  searched: 0.005,
  /** A month of one metric of ours, of one metric that an alarm looks at, and of a dashboard. */
  metric: 0.3,
  alarmed: 0.1,
  dashboard: 3,
};

/** What Twilio asks for an SMS segment in the US, in each direction; the carriers' fees come on top. */
export const usSegment = 0.0083;

/** What Twilio is commonly said to ask for a WhatsApp message, in each direction. What Meta asks comes on top. */
export const twiliosWhatsapp = 0.005;

/**
 * To how many people a business may write by template in 24 hours, before they write themselves. A new one begins with
 * the first; Meta raises it one by one, for good messages, and after the last there is no limit.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/messaging-limits
 */
export const messagingLimits = [250, 2_000, 10_000, 100_000];

/**
 * How many segments (on WhatsApp: messages) a sender may send in a second, unless Twilio agreed to more.
 * https://www.twilio.com/help/faq/sms/how-quickly-can-i-send-sms-messages
 */
export const perSecond = { longCode: 1, tollFree: 3, whatsapp: 80 };
