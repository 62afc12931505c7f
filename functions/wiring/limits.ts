/**
 * How much may be sent by default, in segments; on WhatsApp, in messages. A reader who opens every page of the
 * longest guide, with the menu between any two, is sent 313.
 */
export const defaultLimits = { perPersonDay: 400, perCountryHour: 1_000, perDay: 5_000, reservePercent: 20 };

/**
 * What a sender sends in a second by default: a long number one segment, WhatsApp 80 messages. A toll-free number sends 3
 * segments, a short code 10 and more.
 * https://help.twilio.com/articles/115002943027-Understanding-Twilio-Rate-Limits-and-Message-Queues
 */
export const defaultPace = { smsSegmentsPerSecond: 1, whatsappMessagesPerSecond: 80 };

/** How many minutes after a planned time the sweep waits for its timer, by default. */
export const defaultGraceMinutes = 30;

/**
 * How many people the sweep handles at once, by default. With half a second for Twilio's answer, 150 are more than 200
 * check-backs a second.
 */
export const defaultSweepParallel = 150;

/**
 * The maximum that can be set, and the connections that the functions may open to DynamoDB and to Twilio each: a request
 * that waits for a connection would time out.
 */
export const maxSweepParallel = 500;

/** A person's day must have room for the first page and for the answers to STOP, START and DELETE. */
export const minPerPersonDay = 50;

export type Pace = typeof defaultPace;

export type Limits = typeof defaultLimits & {
  /** ISO 3166 codes of the countries that are answered. An empty list means all. */
  countries: string[];
};
