import botBuilder from "claudia-bot-builder";
import requests from "minimal-request-promise";
import { account, text } from "./webhook.js";

// It replies by Twilio's REST API. The request is left out.
requests.post = async () => ({ body: "{}" });

const api = botBuilder(() => text, { platforms: ["twilio"] });

const variables = {
  TWILIO_ACCOUNT_SID: account.sid,
  TWILIO_AUTH_TOKEN: account.authToken,
  TWILIO_NUMBER: Buffer.from("+12025550143").toString("base64"),
};

/** It reads API Gateway's first form of events, and answers by a callback. */
export const handler = (event) =>
  new Promise((resolve, reject) => {
    const requestContext = { httpMethod: "POST", resourcePath: "/twilio" };
    const done = (error, answer) => (error ? reject(error) : resolve(answer));
    api.proxyRouter({ ...event, requestContext, stageVariables: variables }, { done });
  });
