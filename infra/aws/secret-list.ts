/** The secrets of a stage with their default values. A deployment needs those without one. */
export const secretList = {
  TwilioAccountSid: undefined,
  TwilioAuthToken: undefined,
  /** The previous TwilioAuthToken during a change: webhooks signed with either are accepted. */
  FormerTwilioAuthToken: "",
  /** Hashes and encrypts addresses: 32 characters or more. */
  AddressSecret: undefined,
  /** The previous AddressSecret, for 30 days after a change. */
  FormerAddressSecret: "",
} as const satisfies Record<string, string | undefined>;
