import base from "twilio/lib/base/BaseTwilio.js";
import domain from "twilio/lib/base/Domain.js";
import RequestClient from "twilio/lib/base/RequestClient.js";
import version from "twilio/lib/base/Version.js";
import { MessageListInstance } from "twilio/lib/rest/api/v2010/account/message.js";
import { ContentAndApprovalsListInstance } from "twilio/lib/rest/content/v1/contentAndApprovals.js";

/** In milliseconds; shorter than the functions' time-outs, so that the result can still be stored. */
const requestTimeout = 8_000;

export type ClientOptions = { accountSid: string; authToken: string; httpClient?: RequestClient; connections?: number };

/** The two resources of Twilio's client that the functions use. */
export type RestClient = ReturnType<typeof restClient>;

/**
 * Twilio's client for messages and contents. A request times out after eight seconds. The whole client contains all of
 * Twilio's 39 products, 3.7 MB in a bundle.
 *
 * @param options.httpClient sends the requests; the desk's sends them to a fake Twilio
 * @param options.connections how many are open at once at most; by default 20. They are kept between requests
 */
export function restClient({ accountSid, authToken, ...options }: ClientOptions) {
  const { connections, httpClient = new RequestClient({ timeout: requestTimeout, ...agentFor(connections) }) } =
    options;
  const client = new base.Client(accountSid, authToken, { httpClient });
  // A resource only takes the domain and the version of its address from what it is given.
  const api = new version.default(new domain.default(client, "https://api.twilio.com"), "2010-04-01");
  const content = new version.default(new domain.default(client, "https://content.twilio.com"), "v1");
  return {
    messages: MessageListInstance(api as Parameters<typeof MessageListInstance>[0], accountSid),
    contentAndApprovals: ContentAndApprovalsListInstance(
      content as Parameters<typeof ContentAndApprovalsListInstance>[0],
    ),
  };
}

/** By default Twilio's client opens 20 connections for requests and keeps five of them. */
const agentFor = (connections: number | undefined) =>
  connections === undefined
    ? {}
    : { keepAlive: true, maxSockets: connections, maxTotalSockets: connections, maxFreeSockets: connections };
