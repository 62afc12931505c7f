import { enableCompileCache } from "node:module";
import { throughTunnel, tunnel } from "./tunnel.ts";

/*
 * A live desk in a process of its own, as `npm start -- --live --yes` runs it, with Twilio at another origin and a tunnel to its
 * port: `node live-process.ts TWILIO PORT AFTER`. AFTER is how long after "I applied" it checks back.
 */

enableCompileCache();
const [twilio = "", port, after = "3 days"] = process.argv.slice(2);
const { runLive } = await import("../../../../infra/local/live/run-live.ts");
const { clientTo } = await import("../../twilio/small-twilio.ts");
const { askingAfter } = await import("../asking-after.ts");
const say = (line: string) => console.log(line);
await runLive(
  { origin: tunnel, port: Number(port), fresh: false, isAgreed: true },
  { print: say, note: say, progress: { step: say, count: say, end: () => {} }, env: process.env },
  {
    content: () => askingAfter(after),
    httpClient: clientTo(twilio),
    fetch: throughTunnel(tunnel, Number(port) + 1),
  },
);
