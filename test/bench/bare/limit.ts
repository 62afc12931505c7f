import { twiml, xml } from "./webhook.ts";

/** The limit: a constant answer. Nothing is read or checked. */
export const handler = async () => ({ statusCode: 200, headers: xml, body: twiml, isBase64Encoded: false });
