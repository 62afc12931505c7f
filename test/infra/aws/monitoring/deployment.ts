import type twilioClient from "twilio";
import { createApp } from "../../../../functions/app.ts";
import { createBudget, withBudget } from "../../../../functions/budget.ts";
import { callWebhook } from "../../../../functions/call-webhook.ts";
import type { Line } from "../../../../functions/log/log.ts";
import { withErrorLog } from "../../../../functions/log/log-errors.ts";
import type { SendPorts, TemplatePorts } from "../../../../functions/ports.ts";
import { memorySpending } from "../../../../functions/store/memory-spending.ts";
import { memoryTemplates } from "../../../../functions/store/templates.ts";
import { onStream } from "../../../../functions/stream.ts";
import { sweepOverdue } from "../../../../functions/sweep-overdue.ts";
import { checkTemplates } from "../../../../functions/templates/check-templates.ts";
import { restSender } from "../../../../functions/twilio/send.ts";
import { defaultLimits } from "../../../../functions/wiring/limits.ts";
import { contentOf } from "../../../engine/small-guide.ts";
import { createClock } from "../../../simulation/clock.ts";
import { vault } from "../../../support/harness.ts";
import { signed, smsForm, twilio as told } from "../../../support/webhook.ts";
import { written } from "../../../support/written.ts";
import type { Weather } from "./faults.ts";
import { createObserved, type Names } from "./observed.ts";
import { createTable } from "./table.ts";
import { contentsOf } from "./templates.ts";
import { createTimers } from "./timers.ts";
import { createTwilio, type Report } from "./twilio.ts";

/*
 * A deployment in virtual time: the real functions on the store in memory, with Twilio, time-to-live, the schedules,
 * and the metrics that CloudWatch would have.
 */

const minute = 60_000;
/** The time that the sweep's entry gives a run: a minute less than its time-out. */
const sweepsFor = 4 * minute;

/** The number of attempts that Twilio makes for one webhook: see `retries` in functions/twilio/status.ts. */
const attempts = 3;

type Options = {
  /** When the stage is deployed and when the simulation ends, in epoch milliseconds. */
  start: number;
  until: number;
  /** When the schedules and the alarms are made; until then there are only people and timers. */
  scheduledFrom: number;
  names: Names;
  weather: (now: number) => Weather;
};

export type Deployment = ReturnType<typeof createDeployment>;

export function createDeployment({ start, until, scheduledFrom, names, weather }: Options) {
  const clock = createClock(start);
  const now = () => clock.now;
  const is: Weather = (fault) => weather(clock.now)(fault);
  const observed = createObserved(clock, names);
  const log = (line: Line) => {
    observed.log(line);
    written(line);
  };
  const { store, timers: stored } = createTable(is, observed);

  const twilio = createTwilio(
    { clock, is },
    (report) => void posted(report),
    // An hour later they answer.
    (address) => clock.after(60 * minute, () => void say(address, "1")),
  );
  const httpClient = twilio as unknown as twilioClient.RequestClient;
  const account = { accountSid: `AC${"0".repeat(32)}`, authToken: "a-token", origin: told.origin, httpClient };
  const limits = { ...defaultLimits, countries: [] };
  const budget = createBudget({ limits, spending: memorySpending(), random: () => 0, now, log });
  const content = contentOf();
  let codes = 0;
  const templates = async () => ({});
  const deps: SendPorts & TemplatePorts = {
    content,
    store,
    budget,
    log,
    now,
    sleep: async () => {},
    random: Math.random,
    templates,
    templateStore: memoryTemplates(),
    personKey: vault.personKey,
    newCode: () => `CODE${codes++}`,
    sender: withBudget(restSender({ ...account, templates }), budget, log),
    listContents: async () => contentsOf(content, is("template-rejected")),
  };
  const app = createApp({ ...deps, twilio: { ...told, origin: () => told.origin, defaultOptOut: false } });

  let webhooks = 0;
  /** One request to the function's address. Returns Lambda's answer when the function crashes or is throttled. */
  async function request(path: string, init: RequestInit): Promise<Response> {
    let response = new Response(null, { status: is("flood") ? 429 : 502 });
    await observed.invoked("inbound", is("flood"), async () => {
      if (is("inbound-crashes") || (is("one-webhook-crashes") && webhooks++ === 0))
        throw new Error("a secret is missing");
      response = await app.request(path, init);
    });
    timers.look();
    return response;
  }

  /** A webhook of Twilio, with all its attempts. */
  async function call(path: string, params: Record<string, string>): Promise<Response | undefined> {
    const by = is("other-token") ? { ...told, authToken: "another-token" } : told;
    let response: Response | undefined;
    for (let left = attempts; left > 0 && (response === undefined || response.status >= 500); left -= 1)
      response = await request(path, signed(path, params as Parameters<typeof signed>[1], by));
    return response;
  }

  async function posted({ url, form }: Report): Promise<void> {
    const { pathname, search } = new URL(url);
    await call(pathname + search, form);
  }

  let said = 0;
  /** A person writes, and Twilio delivers the replies. */
  async function say(from: string, text: string): Promise<void> {
    const form = smsForm(said++, text, { From: from });
    const response = await call("/twilio/message", form as Record<string, string>);
    if (response?.status !== 200) return;
    const answers = [...(await response.text()).matchAll(/<Message statusCallback="([^"]+)"/g)];
    const url = answers[0]?.[1]?.replaceAll("&amp;", "&") ?? "";
    twilio.answered(answers.length, { to: from, from: String(form.To), url });
  }

  const timers = createTimers({
    clock,
    is,
    observed,
    timers: stored,
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

  const sweep = withErrorLog(deps, "sweep", async () => {
    const deadline = clock.now + sweepsFor;
    await sweepOverdue(deps, deadline);
    await checkTemplates(deps, deadline);
  });
  async function sweepNow(): Promise<void> {
    if (is("sweep-off")) return;
    await observed.invoked("sweep", false, async () => {
      if (is("sweep-crashes")) throw new Error("a secret is missing");
      await sweep();
    });
    timers.look();
  }

  let canaries = 0;
  const caller = { authToken: told.authToken, origin: told.origin, log, newId: () => `CA${canaries++}` };
  const canary = withErrorLog(deps, "canary", () => callWebhook(caller));

  function every(ms: number, first: number, run: () => void) {
    for (let at = first; at < until; at += ms) clock.at(at, run);
  }
  // The schedules are made a little after the alarms, and run for the first time five minutes later.
  every(5 * minute, scheduledFrom + 7 * minute, () => void sweepNow());
  every(5 * minute, scheduledFrom + 8 * minute, () => {
    if (!is("canary-off")) void observed.invoked("canary", false, canary);
  });
  let toldUntil = 0;
  every(minute, start, () => {
    // SQS publishes metrics for hours after the queue was used.
    if (timers.givenUp() > 0 || clock.now < toldUntil) observed.visible(timers.givenUp());
    if (is("flood")) void observed.invoked("inbound", true, async () => {});
  });
  function purge(): void {
    timers.purge();
    toldUntil = clock.now + 60 * minute;
  }
  /** The canary's requests. */
  const fetch = (url: string | URL | Request, init: RequestInit = {}) => request(new URL(String(url)).pathname, init);
  /** Twilio reports that the day is expensive. */
  const tellOfUsage = () => void call("/twilio/usage", { UsageTriggerSid: `UT${"0".repeat(32)}` });
  return { clock, observed, say, purge, fetch, tellOfUsage };
}
