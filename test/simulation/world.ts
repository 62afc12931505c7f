import type { Line, Log } from "../../functions/log/log.ts";
import { createClock } from "./clock.ts";
import { createDelivery } from "./delivery.ts";
import { createFaults, type FaultKind, type Faults } from "./faults.ts";
import { checkTheEnd } from "./final-invariants.ts";
import { createFunctions, type Functions, type Mutant } from "./functions.ts";
import { contactHoursIn, contentIn, templatesIn } from "./guides.ts";
import { createInFlight } from "./in-flight.ts";
import { createOracle } from "./oracle.ts";
import { createPhones, shownBy } from "./phones.ts";
import { createPopulation, type Scenario } from "./population.ts";
import { type Environment, isFault } from "./process.ts";
import { randomOf } from "./random.ts";
import { createRecord, inWords, type World } from "./record.ts";
import { keysAfter, keysBefore } from "./secrets.ts";
import { createSendInvariants } from "./send-invariants.ts";
import { createSenderQueues } from "./sender-queues.ts";
import { busyFor, type Settings, settingsOf, stormsFor } from "./settings.ts";
import { createStream } from "./stream.ts";
import { createSweeper } from "./sweeper.ts";
import { createTable } from "./table.ts";
import { createTwilio } from "./twilio.ts";
import { createApi } from "./twilio-api.ts";
import { createWebhooks, type Webhooks } from "./webhooks.ts";

/** How a world differs from what its seed makes of it. */
export type WorldOptions = {
  /** Whether its trace is wanted. */
  isTraced?: boolean;
  settings?: Partial<Settings> | undefined;
  /** A broken part in place of the code under test. */
  mutant?: Mutant;
  /** The kinds of faults that there are, or other faults altogether. */
  faultKinds?: FaultKind[] | undefined;
  faults?: (note: (kind: FaultKind) => void) => Faults;
  /** What people do, on phones that always work. */
  scenario?: Scenario;
  /** Gets the log lines of the functions. */
  log?: Log;
};

/** More than any world takes. */
const maxSteps = 600_000;

/** Runs one world by its seed: from the first message until nothing is stored about any person. */
export async function runWorld(seed: number, options: WorldOptions = {}): Promise<World> {
  const { mutant = {} } = options;
  const random = (part: string) => randomOf(seed, part);
  const settings = { ...settingsOf(random("settings")), ...options.settings };
  const { zone, start, sweepGrace } = settings;
  const clock = createClock(start);
  const now = () => clock.now;
  const record = createRecord(now, options.isTraced ? zone : undefined);
  const { trace, count, violated } = record;
  const storms = { kinds: options.faultKinds, until: start + stormsFor };
  const faults = options.faults?.(record.faulted) ?? createFaults(clock, random("faults"), storms, record.faulted);
  const environment: Environment = { clock, faults, random: random("delays"), trace, violated };
  const common = { clock, faults };

  // The outside: people, their phones, Twilio.
  const until = start + busyFor;
  const population = createPopulation({ settings, clock, seed, until, count, scenario: options.scenario });
  const { accounts, ofKey, ofAddress } = population;
  const phones = createPhones(random("phones"), options.scenario ? [] : accounts, { from: start, until });
  const twilio = createTwilio(clock, settings.defaultOptOut);
  const { pace, isCrowded } = settings;
  const queues = createSenderQueues({ clock, pace, isCrowded, random: random("queues"), until });
  const deliver = createDelivery({
    ...common,
    queues,
    count,
    random: random("delivery"),
    phones,
    twilio,
    hasBlockedUs: population.hasBlockedUs,
    goesOut: (message) => sending.goesOut(oracle.checkBacks.get(message.checkBack)!, message, ofAddress(message.to)),
    delivered({ to, body: text, isNotice, checkBack }) {
      const guide = oracle.checkBacks.get(checkBack)?.guide;
      population.read(ofAddress(to), { text, guide, isCheckBack: !isNotice });
    },
    post: (...report) => webhooks.post(...report),
  });
  const api = createApi({
    ...common,
    random: random("api"),
    phones,
    twilio,
    skew: settings.skew,
    replied(reply, message) {
      count("replies with buttons");
      queues.reply(message);
      webhooks.replied(reply);
    },
    requested: (by, id, { To = "", From = "" }) =>
      sending.requested(oracle.checkBacks.get(id), by, ofAddress(To), From),
    taken(message) {
      const to = ofAddress(message.to);
      const what = message.isNotice ? "notice" : message.contentSid === "" ? "check-back" : "check-back by template";
      trace("Twilio", `takes ${message.sid} for ${message.checkBack}, a ${what} to ${to.name}`);
      sending.taken(oracle.checkBacks.get(message.checkBack)!, message, to);
      deliver(message);
    },
  });

  // DynamoDB, the functions, and what invokes them.
  const stream = createStream({ ...common, random: random("stream") }, (...batch) => functions.onTimers(...batch));
  const table = createTable({
    ...common,
    random: random("table"),
    sweepGrace,
    removed: stream,
    indexedAt: mutant.indexedAt,
    committed(commit) {
      for (const write of commit.writes) {
        const account = ofKey(write.person);
        trace(commit.by.name, `writes ${inWords(account.name, write)}`);
        if (write.after?.erased) webhooks.forget(account);
      }
      oracle.committed(commit);
      scheduleSweep();
    },
  });
  const log = (by: { name: string }, line: Line) => {
    options.log?.(line);
    if ("failure" in line && line.failure === "over-pace") count("held back by its sender's pace");
    // The duration is real time, which differs from run to run.
    const { ms, ...said } = { ms: 0, ...line };
    trace(by.name, `logs ${Object.values(said).join(" ")}`);
    if ("error" in line && !isFault(line.error)) violated(`${by.name} threw ${line.error}`);
  };
  const templates = templatesIn(settings.templates);
  const functions: Functions = createFunctions({
    environment,
    content: contentIn({ zone, guides: settings.guides, hours: mutant.hours }),
    templates,
    hasSmsRoute: settings.hasSmsRoute,
    hasButtons: settings.hasButtons,
    defaultOptOut: settings.defaultOptOut,
    keys: () => (clock.now < settings.rotatesAt ? keysBefore : keysAfter),
    codes: random("codes"),
    waits: random("waits"),
    table,
    api,
    pace,
    log,
    mutant,
  });
  const webhooks: Webhooks = createWebhooks({
    environment,
    twilio,
    queues,
    functions: () => functions,
    retries: settings.webhookRetries,
    shown: shownBy(random("shown"), settings.showsIds),
    answered: population.read,
    unheard: population.unheard,
  });
  const scheduleSweep = createSweeper(environment, table.nextInIndex, mutant.hasNoSweep ? () => {} : functions.sweep);

  // The oracle.
  const inFlight = createInFlight();
  const sending = createSendInvariants({
    now,
    twilio,
    templates: Object.values(templates),
    isContactHour: contactHoursIn(zone),
    lastWordOf: (known) => oracle.lastWordOf(known),
    inFlight,
    isCrowded,
    hasLost: table.hasLost,
    hasClaimed: (by, id) => oracle.checkBacks.get(id)?.claims.some((claim) => claim.by === by) ?? false,
    violated,
    count,
  });
  const oracle = createOracle({
    now,
    violated,
    count,
    longestCalm: faults.longestCalm,
    inFlight,
    accountOf: ofKey,
    sweepGrace,
    wordsOf: webhooks.wordsOf,
    saidAt: webhooks.saidAt,
    stored: table.stored,
    claimed(known, claim, ...rest) {
      sending.claimed(known, claim, ...rest);
      population.disturb(claim.account);
    },
  });

  population.begin((account, words) => {
    if (phones.stateOf(account.address, clock.now) !== "there") return;
    count("messages received");
    if (words.sort) count(`nothing ${words.sort}`);
    if (words.isAgain) count("said again and again");
    webhooks.say(account, words);
  });
  await clock.live(maxSteps);
  checkTheEnd({
    checkBacks: oracle.checkBacks.values(),
    twilio,
    table,
    templates: settings.templates.length,
    violated,
    count,
  });
  return record;
}
