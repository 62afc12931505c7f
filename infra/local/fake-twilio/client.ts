import twilio from "twilio";

/**
 * A client that sends Twilio's requests to another origin.
 *
 * @param timeout in milliseconds
 */
export function clientOf(origin: string, timeout = 5_000): twilio.RequestClient {
  const client = new twilio.RequestClient({ timeout });
  const request = client.request.bind(client);
  client.request = (options) => request({ ...options, uri: options.uri.replace("https://api.twilio.com", origin) });
  return client;
}
