/** How the fake Twilio treats a message that we create. All but `well` are faults. */
export const modes = {
  well: "accepts and delivers",
  "rate-limited": "refuses every request as one too many (HTTP 429, error 20429)",
  broken: "answers every request with HTTP 500, and has accepted nothing",
  "accepts-then-times-out": "accepts and delivers, but its answer never comes, nor any report",
  silent: "accepts nothing, and answers no request",
  "no-funds": "refuses every request, for the account is suspended (HTTP 403, error 20005)",
  forbids: "refuses every message from our number (HTTP 400, error 21606)",
  filters: "accepts, then reports that the carrier's filter stopped it (error 30007)",
  "messaging-limit":
    "accepts, then reports that Meta's limit of people in 24 hours is reached (WhatsApp only, error 63018)",
  refuses: "refuses every number as none (HTTP 400, error 21211)",
  undelivered: "accepts, then reports an unknown handset (error 30005)",
  unreachable: "accepts, then reports an unreachable handset (error 30003)",
  "no-callbacks": "accepts and delivers, but no report comes",
  twice: "accepts and delivers, and every report comes twice, the last one first",
} as const;

export type Mode = keyof typeof modes;

export const isMode = (text: string): text is Mode => Object.hasOwn(modes, text);
