import type twilioClient from "twilio";
import { createApp } from "../../functions/app.ts";
import { caught } from "../../functions/caught.ts";
import type { KeepDeps } from "../../functions/keep.ts";
import { keepOverdue } from "../../functions/keep-overdue.ts";
import type { Line } from "../../functions/log.ts";
import { memoryStore } from "../../functions/store/memory.ts";
import type { Store } from "../../functions/store/store.ts";
import { table } from "../../functions/store/table.ts";
import { onStream } from "../../functions/stream.ts";
import { restChannel } from "../../functions/twilio/send.ts";
import { contentOf } from "../engine/small-guide.ts";
import { vault } from "../harness.ts";
import { signed, smsForm, twilio as told } from "../webhook.ts";
import { createClock } from "../world/clock.ts";
import { written } from "../written.ts";
import type { Weather } from "./faults.ts";
import { createObserved, type Names } from "./observed.ts";
import { createTimers } from "./timers.ts";
import { createTwilio, type Report } from "./twilio.ts";

/*
 * A deployment in virtual time: the functions as they ship, on the store in memory; Twilio, time-to-live and the clock of the
 * sweep; and what CloudWatch gets to know of it all.
 */

const minute = 60_000;
/** As the sweep's entry has it: it ends a minute before its time-out. */
const sweepsFor = 4 * minute;
const sweepGrace = 30 * minute;

/** The number of attempts that Twilio makes for one webhook: see `retries` in functions/twilio/status.ts. */
const attempts = 3;

type Options = {
  /** When the stage is made, and when to end: epoch milliseconds. */
  start: number;
  until: number;
  names: Names;
  weather: (now: number) => Weather;
};

export function createDeployment({ start, until, names, weather }: Options) {
  const clock = createClock(start);
  const is: Weather = (fault) => weather(clock.now)(fault);
  const observed = createObserved(clock, names);
  const log = (line: Line) => {
    observed.log(line);
    written(line);
  };
  const memory = memoryStore({ sweepGrace });
  let [reads, webhooks] = [0, 0];

  /** A request to the table: it may fail, or be turned away at first and then taken, as the SDK tries again. */
  async function ask<T>(what: "Read" | "Write", indexes: string[], act: () => Promise<T>): Promise<T> {
    if (is("store-down")) throw Object.assign(new Error("down"), { name: "InternalServerError" });
    if (is("one-read-fails") && reads++ === 0) throw Object.assign(new Error("down"), { name: "InternalServerError" });
    if (is("table-throttled")) observed.throttled(`${what}ThrottleEvents`);
    for (const index of indexes) if (is(`${index}-index-throttled`)) observed.throttled(`${what}ThrottleEvents`, index);
    return act();
  }
  const indexes = [table.dueIndex.name, table.waitingIndex.name];
  const store: Store = {
    load: (...args) => ask("Read", [], () => memory.load(...args)),
    personByCode: (...args) => ask("Read", [], () => memory.personByCode(...args)),
    commit: (...args) => ask("Write", indexes, () => memory.commit(...args)),
    overdue: (...args) => ask("Read", [table.dueIndex.name], () => memory.overdue(...args)),
    waiting: (...args) => ask("Read", [table.waitingIndex.name], () => memory.waiting(...args)),
  };

  const twilio = createTwilio(
    { clock, is },
    (report) => void posted(report),
    // An hour later they say how it went.
    (address) => clock.after(60 * minute, () => void say(address, "1")),
  );
  const httpClient = twilio as unknown as twilioClient.RequestClient;
  let codes = 0;
  const deps: KeepDeps = {
    ...{ content: contentOf(), store, log, now: () => clock.now, templates: {} },
    ...{ personOf: vault.personOf, newCode: () => `CODE${codes++}` },
    channel: restChannel({ accountSid: `AC${"0".repeat(32)}`, authToken: "a-token", origin: told.origin, httpClient }),
  };
  const app = createApp({ ...deps, twilio: { ...told, origin: () => told.origin, defaultOptOut: false } });

  /** One call of Twilio's; what the function answered, nothing when it crashed or was turned away. */
  async function call(path: string, params: Record<string, string>, left = attempts): Promise<Response | undefined> {
    let response: Response | undefined;
    await observed.invoked("inbound", is("flood"), async () => {
      if (is("inbound-crashes") || (is("one-webhook-crashes") && webhooks++ === 0))
        throw new Error("a secret is missing");
      const by = is("other-token") ? { ...told, authToken: "another-token" } : told;
      response = await app.request(path, signed(path, params as Parameters<typeof signed>[1], by));
    });
    timers.look();
    if ((response === undefined || response.status >= 500) && left > 1) return call(path, params, left - 1);
    return response;
  }

  async function posted({ url, form }: Report): Promise<void> {
    const { pathname, search } = new URL(url);
    await call(pathname + search, form);
  }

  let said = 0;
  /** A person writes, and Twilio sends them what it is answered. */
  async function say(from: string, text: string): Promise<void> {
    const form = smsForm(said++, text, { From: from });
    const response = await call("/twilio/message", form as Record<string, string>);
    if (response?.status !== 200) return;
    const answers = [...(await response.text()).matchAll(/<Message statusCallback="([^"]+)"/g)];
    const url = answers[0]?.[1]?.replaceAll("&amp;", "&") ?? "";
    twilio.answered(answers.length, { to: from, from: String(form.To), url });
  }

  const timers = createTimers({
    ...{ clock, is, observed, timers: memory.timers },
    async deliver(Records) {
      let failed: string[] | "all" = "all";
      await observed.invoked("followups", false, async () => {
        if (is("followups-crash")) throw new Error("a secret is missing");
        const { batchItemFailures } = await onStream(deps, { Records });
        failed = batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
      });
      timers.look();
      return failed;
    },
  });

  const sweep = caught(deps, "sweep", () => keepOverdue(deps, clock.now + sweepsFor));
  async function sweepNow(): Promise<void> {
    if (is("sweep-off")) return;
    await observed.invoked("sweep", false, async () => {
      if (is("sweep-crashes")) throw new Error("a secret is missing");
      await sweep();
    });
    timers.look();
  }

  function every(ms: number, first: number, run: () => void) {
    for (let at = first; at < until; at += ms) clock.at(at, run);
  }
  // The schedule was made a little after the alarms, and runs when its first five minutes are over.
  every(5 * minute, start + 7 * minute, () => void sweepNow());
  every(minute, start, () => {
    if (timers.givenUp() > 0) observed.visible(timers.givenUp());
    if (is("flood")) void observed.invoked("inbound", true, async () => {});
  });

  function purge(): void {
    timers.purge();
    observed.visible(0);
  }
  return { clock, observed, say, purge };
}
