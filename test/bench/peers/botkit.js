import serverlessExpress from "@codegenie/serverless-express";
import { TwilioAdapter } from "botbuilder-adapter-twilio-sms";
import { Botkit } from "botkit";
import express from "express";
import { account, origin, text } from "./webhook.js";

// It greets on the console, where a deployment has log lines.
const { log, warn } = console;
Object.assign(console, { log() {}, warn() {} });

const adapter = new TwilioAdapter({
  twilio_number: "+12025550143",
  account_sid: account.sid,
  auth_token: account.authToken,
  validation_url: `${origin}/twilio/message`,
});
// It replies by Twilio's REST API. The request is left out.
adapter.api = { messages: { create: async () => ({ sid: "SM1" }) } };

const webserver = express();
webserver.use(express.urlencoded({ extended: true }));
const controller = new Botkit({ webhook_uri: "/twilio/message", adapter, webserver });
controller.on("message", (bot, message) => bot.reply(message, text));
await new Promise((ready) => controller.ready(ready));
Object.assign(console, { log, warn });

export const handler = serverlessExpress({ app: webserver });
