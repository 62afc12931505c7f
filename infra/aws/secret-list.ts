/** The secrets of a stage, and what stands for one that nobody has set; without that, a deployment needs it. */
export const secretList = {
  TwilioAccountSid: undefined,
  TwilioAuthToken: undefined,
  /** The TwilioAuthToken before this one, while it is being changed: webhooks signed by either are taken. */
  FormerTwilioAuthToken: "",
  /** What addresses are hashed and sealed with: 32 characters or more. */
  AddressSecret: undefined,
  /** The AddressSecret before this one, while it is being changed: for 30 days. */
  FormerAddressSecret: "",
} as const satisfies Record<string, string | undefined>;
