/** The resources of the small Twilio, in the API's form. */
export type State = {
  numbers: Record<string, unknown>[];
  services: Record<string, unknown>[];
  /** Which numbers (PN...) and channel senders are in which service. */
  inService: { service: string; number?: Record<string, unknown>; sender?: Record<string, unknown> }[];
  senders: (Record<string, unknown> & { webhook: Record<string, unknown> })[];
  /** Usage triggers. */
  triggers: Record<string, unknown>[];
  contents: (Record<string, unknown> & { approval_requests: Record<string, unknown> })[];
  messages: Record<string, unknown>[];
  /** The states of a message, one for each time that it is fetched. */
  fate: { status: string; error_code?: number }[];
  /** The maximum of contents on a page. */
  perPage: number;
  /** Requests to refuse, by a part of their method, product and path. */
  refuse: { at: string; status: number; code: number; message: string }[];
};

export const emptyState = (): State => ({
  numbers: [],
  services: [],
  inService: [],
  senders: [],
  triggers: [],
  contents: [],
  messages: [],
  fate: [{ status: "sent" }, { status: "delivered" }],
  perPage: 1000,
  refuse: [],
});

/** A SID: two letters and 32 digits. */
export const sid = (kind: string, n: number): string => kind + String(n).padStart(32, "0");

export const aNumber = (n: number, phoneNumber: string, more: object = {}) => ({
  sid: sid("PN", n),
  phone_number: phoneNumber,
  friendly_name: "Checkback",
  sms_url: "https://demo.twilio.com/welcome/sms/reply",
  sms_method: "GET",
  sms_application_sid: null,
  sms_fallback_url: null,
  capabilities: { sms: true, mms: true, voice: true, fax: false },
  ...more,
});

export const aService = (n: number, more: object = {}) => ({
  sid: sid("MG", n),
  friendly_name: "Check-backs",
  inbound_request_url: null,
  inbound_method: "POST",
  fallback_url: null,
  status_callback: null,
  use_inbound_webhook_on_number: true,
  us_app_to_person_registered: true,
  ...more,
});

export const aSender = (n: number, address: string, more: object = {}) => ({
  sid: sid("XE", n),
  sender_id: address,
  status: "ONLINE",
  offline_reasons: null,
  webhook: { callback_url: null, fallback_url: "https://other.example/fallback", fallback_method: "POST" },
  ...more,
});

export const aTrigger = (n: number, value: string, more: object = {}) => ({
  sid: sid("UT", n),
  friendly_name: `Trigger ${n}`,
  usage_category: "totalprice",
  trigger_value: value,
  callback_url: "https://other.example/usage",
  callback_method: "POST",
  current_value: "0",
  recurring: "daily",
  trigger_by: "price",
  ...more,
});

export const aContent = (n: number, friendlyName: string, types: object, more: object = {}) => ({
  sid: sid("HX", n),
  friendly_name: friendlyName,
  language: "en",
  variables: {},
  types,
  date_created: `2026-11-0${n}T10:00:00Z`,
  date_updated: `2026-11-0${n}T10:00:00Z`,
  approval_requests: { status: "approved", rejection_reason: "", category: "UTILITY", name: friendlyName },
  ...more,
});
