/**
 * What may be sent at most, in segments (on WhatsApp, messages), unless a deployment says otherwise. One Khmer reader who
 * opens every page of the longest guide, with the menu between any two, is sent 313.
 */
export const defaultLimits = { perPersonDay: 400, perCountryHour: 1_000, perDay: 5_000, reservePercent: 20 };

/** How many minutes the sweep leaves a planned time to its timer, unless a deployment says otherwise. */
export const defaultGraceMinutes = 30;

/** A person's day must have room for the first page, and for what answers STOP, START and DELETE. */
export const minPerPersonDay = 50;

export type Limits = typeof defaultLimits & {
  /** ISO 3166 codes of the countries that are answered; with none, all are. */
  countries: string[];
};
