import type { Line, Log } from "../../functions/log/log.ts";
import { createClock } from "./clock.ts";
import { createDelivery } from "./delivery.ts";
import { createWeather, type Kind, type Weather } from "./faults.ts";
import { atTheEnd } from "./final-invariants.ts";
import { type Broken, createFunctions } from "./functions.ts";
import { contentIn, templatesIn } from "./guide.ts";
import { createJudge } from "./oracle.ts";
import { createPhones, shownBy } from "./phones.ts";
import { createPopulation, type Plot } from "./population.ts";
import { type Around, isFault } from "./process.ts";
import { randomOf } from "./random.ts";
import { createRecord, inWords, type World } from "./record.ts";
import { keysAfter, keysBefore } from "./secrets.ts";
import { createClaims } from "./send-invariants.ts";
import { busyFor, type Settings, settingsOf, stormsFor } from "./settings.ts";
import { createStream } from "./stream.ts";
import { createSweeper } from "./sweeper.ts";
import { createTable } from "./table.ts";
import { createTwilio } from "./twilio.ts";
import { createApi } from "./twilio-api.ts";
import { createWebhooks } from "./webhooks.ts";

/** How a world differs from what its seed makes of it. */
export type How = {
  /** Whether its story is wanted. */
  isTold?: boolean;
  settings?: Partial<Settings>;
  /** A part of ours that is broken. */
  broken?: Broken;
  /** The faults that there are, or other weather altogether. */
  climate?: Kind[];
  weather?: (note: (kind: Kind) => void) => Weather;
  /** What people do, on phones that always work. */
  plot?: Plot;
  /** Where else our functions' log goes. */
  log?: Log;
};

/** More than any world takes. */
const mostSteps = 400_000;

/** Lives one world through, from its seed: from the first message until nothing is left of anybody. */
export async function live(seed: number, how: How = {}): Promise<World> {
  const chance = (part: string) => randomOf(seed, part);
  const settings = { ...settingsOf(chance("settings")), ...how.settings };
  const { zone, start } = settings;
  const clock = createClock(start);
  const record = createRecord(() => clock.now, how.isTold ? zone : undefined);
  const { tell, count, wrong, fault } = record;
  const storms = { climate: how.climate, until: start + stormsFor };
  const weather = how.weather?.(fault) ?? createWeather(clock, chance("weather"), storms, fault);
  const around: Around = { clock, weather, random: chance("delays"), tell, wrong };
  const keys = () => (clock.now < settings.rotatesAt ? keysBefore : keysAfter);

  // The outside: people, their phones, Twilio.
  const until = start + busyFor;
  const lives = { random: chance("people"), habitual: chance("habits"), until };
  const population = createPopulation({ settings, clock, count, plot: how.plot, ...lives });
  const { accounts, ofKey, ofAddress } = population;
  const phones = createPhones(chance("phones"), how.plot ? [] : accounts, start, until);
  const twilio = createTwilio(clock, settings.defaultOptOut);
  const deliver = createDelivery({
    ...{ clock, weather, random: chance("delivery"), phones, twilio },
    isBlockedThere: population.isBlocking,
    received: ({ to, body, isNotice }) => population.read(ofAddress(to), body, !isNotice),
    post: (...report) => webhooks.post(...report),
  });
  const api = createApi({
    ...{ clock, weather, random: chance("api"), phones, twilio, skew: settings.skew },
    asked: (by, promise, { To = "", From = "" }) => claims.asked(judge.tales.get(promise), by, ofAddress(To), From),
    taken(message) {
      const to = ofAddress(message.to);
      const what = message.isNotice ? "notice" : message.contentSid === "" ? "check-back" : "check-back by template";
      tell("Twilio", `takes ${message.sid} for ${message.promise}, a ${what} to ${to.name}`);
      claims.taken(judge.tales.get(message.promise)!, message, to);
      deliver(message);
    },
  });

  // DynamoDB, our functions, and what wakes them.
  const stream = createStream({ clock, weather, random: chance("stream") }, (records, ended) =>
    functions.followUp(records, ended),
  );
  const table = createTable({
    ...{ clock, weather, random: chance("table"), sweepGrace: settings.sweepGrace, alarm: stream },
    written(what) {
      const account = ofKey(what.person);
      tell(what.by.name, `writes ${inWords(account.name, what)}`);
      judge.written(what);
      if (what.after?.erased) webhooks.forget(account);
      arm();
    },
  });
  const log = (by: { name: string }, line: Line) => {
    how.log?.(line);
    // How long it took is of our time, not of this world's.
    const { ms, ...said } = { ms: 0, ...line };
    tell(by.name, `logs ${Object.values(said).join(" ")}`);
    if ("error" in line && !isFault(line.error)) wrong(`${by.name} threw ${line.error}`);
  };
  const templates = templatesIn(settings.templates);
  const content = contentIn(zone, how.broken?.hours);
  const { smsInstead, defaultOptOut } = settings;
  const ours = { content, templates, smsInstead, defaultOptOut, keys, codes: chance("codes"), table, api, log };
  const functions = createFunctions(around, ours, how.broken);
  const webhooks = createWebhooks({
    ...{ around, twilio, functions: () => functions, retries: settings.webhookRetries, wrong },
    shown: shownBy(chance("shown"), settings.showsIds),
    answered: (account, text) => population.read(account, text, false),
    unheard: population.unheard,
  });
  const arm = createSweeper(around, table.nextWake, how.broken?.isSweepOff ? () => {} : functions.sweep);

  // Whoever looks on.
  const claims = createClaims({
    zone,
    now: () => clock.now,
    twilio,
    templates: Object.values(templates),
    wrong,
    count,
  });
  const judge = createJudge({
    ...{
      now: () => clock.now,
      wrong,
      count,
      calmest: weather.calmest,
      accountOf: ofKey,
      sweepGrace: settings.sweepGrace,
    },
    ...{ wordsOf: webhooks.wordsOf, saidAt: webhooks.saidAt, stored: table.stored },
    claimed(tale, claim, conversation) {
      claims.claimed(tale, claim, conversation);
      population.disturb(claim.account);
    },
  });

  population.begin((account, words) => {
    if (phones.stateOf(account.address, clock.now) !== "there") return;
    count("messages heard");
    if (words.sort) count(`nothing ${words.sort}`);
    if (words.isAgain) count("said again and again");
    webhooks.say(account, words);
  });
  await clock.live(mostSteps);
  atTheEnd({
    tales: judge.tales.values(),
    twilio,
    table,
    templates: settings.templates.length,
    wrong,
    count,
  });
  return record;
}
