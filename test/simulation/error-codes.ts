/*
 * Twilio's error codes as they are used here, by what each has to mean. From Twilio's dictionary, and not from our table:
 * https://www.twilio.com/docs/api/errors
 */
export const codes = {
  gone: [21211, 21614, 21635, 30005, 30006],
  optedOut: [21610, 63014],
  /** They explain nothing but a delay, however often they come. 0: the connection was refused. */
  passing: [0, 20429, 21611, 30001],
  /** All that we send is refused until somebody pays, or mends the account or the sender. */
  account: [20003, 20005, 21408, 21606, 30037, 63007],
  /** The same, told after the message was taken. */
  accountLater: [30002, 63020, 63112],
  /** Meta's limit of people in 24 hours. */
  limit: 63018,
  /** Four of these are enough. */
  onTheWay: [30003, 30008, 30017, 63012],
  ours: [21612, 30007],
  notOnWhatsApp: [63003, 63024],
  /** Of one template: another one may do. */
  template: [63027, 63040],
  /** Meta chose not to deliver a template. */
  byMeta: 63049,
};
