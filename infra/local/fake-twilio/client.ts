import twilio from "twilio";

/**
 * The Twilio client's way to the double: the same requests, to another origin.
 *
 * @param timeout how long it waits for an answer, in milliseconds
 */
export function clientTo(origin: string, timeout = 5_000): twilio.RequestClient {
  const client = new twilio.RequestClient({ timeout });
  const request = client.request.bind(client);
  client.request = (options) => request({ ...options, uri: options.uri.replace("https://api.twilio.com", origin) });
  return client;
}
