import serverlessExpress from "@codegenie/serverless-express";
import express from "express";
import twilio from "twilio";
import { account, host, text } from "./webhook.js";

const app = express();
const signed = twilio.webhook(account.authToken, { protocol: "https", host });
app.post("/twilio/message", express.urlencoded({ extended: false }), signed, (_, response) => {
  const answer = new twilio.twiml.MessagingResponse();
  answer.message(text);
  response.type("text/xml").send(answer.toString());
});

export const handler = serverlessExpress({ app });
