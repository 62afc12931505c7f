/*
 * Twilio's error codes that this world uses, by what each has to mean. They are from Twilio's dictionary and not from the
 * code under test: https://www.twilio.com/docs/api/errors
 */
export const codes = {
  gone: [21211, 21614, 21635, 30005, 30006],
  optedOut: [21610, 63014],
  /** They explain a delay and nothing else, however often they come. 0: the connection was refused. */
  passing: [0, 20429, 21611, 30001],
  /** Everything is refused until an operator pays, or corrects the account or the sender. */
  account: [20003, 20005, 21408, 21606, 30037, 63007],
  /** The same, reported after the message was taken. */
  accountLater: [30002, 63020, 63112],
  /** Meta's limit of people in 24 hours. */
  limit: 63018,
  /** After four of these a check-back may end. */
  onTheWay: [30003, 30008, 30017, 30036, 63012],
  /** The validity of a message ended while it was in its sender's queue. */
  expired: 30036,
  ours: [21612, 30007],
  notOnWhatsApp: [63003, 63024],
  /** Of one template: another one may work. */
  template: [63027, 63040],
  /** Meta chose not to deliver a template. */
  byMeta: 63049,
};
