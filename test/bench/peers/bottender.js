import { parse } from "node:querystring";
import bottender from "bottender";
import whatsapp from "bottender/dist/whatsapp/WhatsappConnector.js";
import { account, origin, text } from "./webhook.js";

// It replies by Twilio's REST API. The request is left out.
const client = { authToken: account.authToken, createMessage: async () => ({ sid: "SM1" }) };
const connector = new whatsapp.default({ client });
const bot = new bottender.Bot({ connector, sync: true });
bot.onEvent(async (context) => void (await context.sendText(text)));
const answer = bot.createRequestHandler();

/** Its own server does the same around its express. */
export async function handler({ body: base64, headers }) {
  const rawBody = Buffer.from(base64, "base64").toString();
  const body = parse(rawBody);
  const { shouldNext, response } = connector.preprocess({ url: `${origin}/twilio/message`, headers, rawBody, body });
  if (!shouldNext) return { statusCode: response.status, body: JSON.stringify(response.body) };
  await answer(body, { method: "post", path: "/twilio/message", headers });
  return { statusCode: 200, body: "" };
}
