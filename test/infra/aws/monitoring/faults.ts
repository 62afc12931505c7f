/** What can be wrong in a scenario, from one instant until another. */
export type Fault =
  // A secret is missing, or has the wrong shape: a function crashes before it begins.
  | "inbound-crashes"
  | "one-webhook-crashes"
  | "followups-crash"
  | "sweep-crashes"
  | "sweep-off"
  | "flood"
  | "stream-behind"
  | "stream-off"
  // The table, and its indexes.
  | "store-down"
  | "one-read-fails"
  | "table-throttled"
  | `${string}-index-throttled`
  // Twilio's API.
  | "too-many-requests"
  | "broken-and-blind"
  | "silent"
  | "no-funds"
  | "not-allowed-there"
  | "unknown-code"
  | "marketing"
  | "messaging-limit"
  | "country-refused"
  | "phones-off"
  // Twilio's calls to us.
  | "other-token"
  | "replies-fail"
  | "expensive-day"
  // WhatsApp rejects a template.
  | "template-rejected"
  // The canary's schedule, and strangers whose numbers earn by what they are sent.
  | "canary-off"
  | "pumping";

/** Whether something is wrong now. */
export type Weather = (fault: Fault) => boolean;
