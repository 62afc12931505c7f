/** What can be wrong in a scenario for a time. */
export type Fault =
  // A secret is missing or wrong, so a function crashes at its start.
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
  | "replies-never-sent"
  | "expensive-day"
  // WhatsApp rejects a template.
  | "template-rejected"
  // The canary's schedule, and strangers who earn from the messages that they get.
  | "canary-off"
  | "pumping";

/** Whether something is wrong now. */
export type Weather = (fault: Fault) => boolean;
