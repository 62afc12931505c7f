import http from "node:http";
import https from "node:https";

/*
 * Loaded into a function's process before its bundle. It sends requests for Twilio to a fake Twilio (TWILIO_DOUBLE),
 * and sets the clock forward (CLOCK_AHEAD, in milliseconds).
 */

const { hostname, port } = new URL(process.env.TWILIO_DOUBLE ?? "http://127.0.0.1:9");
const request = https.request;

https.request = ((options: https.RequestOptions, ...rest: [(response: http.IncomingMessage) => void]) =>
  /\.twilio\.com$/.test(options.hostname ?? options.host ?? "")
    ? http.request({ ...options, protocol: "http:", host: hostname, hostname, port, agent: undefined }, ...rest)
    : request(options, ...rest)) as typeof https.request;

const ahead = Number(process.env.CLOCK_AHEAD ?? 0);
const now = Date.now;
Date.now = () => now() + ahead;
