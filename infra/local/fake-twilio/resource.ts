import { costOf, type StoredMessage } from "../messages.ts";

/**
 * A message in the REST API's representation. Dates are RFC 2822.
 * https://www.twilio.com/docs/messaging/api/message-resource
 */
export function resourceOf(accountSid: string, kept: StoredMessage) {
  const date = new Date(kept.at).toUTCString().replace("GMT", "+0000");
  const uri = `/2010-04-01/Accounts/${accountSid}/Messages/${kept.sid}`;
  return {
    account_sid: accountSid,
    api_version: "2010-04-01",
    sid: kept.sid,
    messaging_service_sid: null,
    direction: kept.direction,
    from: kept.from,
    to: kept.to,
    body: kept.body,
    status: kept.status,
    date_created: date,
    date_sent: date,
    date_updated: date,
    num_media: String(kept.media),
    num_segments: String(costOf(kept).segments),
    price: null,
    price_unit: "USD",
    error_code: kept.errorCode ?? null,
    error_message: null,
    uri: `${uri}.json`,
    subresource_uris: { media: `${uri}/Media.json` },
  };
}
