import type { Store } from "../../functions/store/store.ts";
import { onStream } from "../../functions/stream.ts";
import type { Broken } from "./functions.ts";

/*
 * Parts of ours, each broken in one way that people have broken such parts in: whoever looks on has to notice.
 */

type Commit = Parameters<Store["commit"]>;

const isClaim = ([, { conversation }]: Commit) => conversation.promise?.state === "sending";

/** Twilio is asked before the claim is written. */
export const sendsBeforeItClaims: Broken = {
  store(store) {
    const held = new Map<string, Commit>();
    return {
      ...store,
      async load(person, now) {
        const claim = held.get(person);
        held.delete(person);
        if (claim) await store.commit(...claim);
        return store.load(person, now);
      },
      async commit(...commit) {
        if (!isClaim(commit)) return store.commit(...commit);
        held.set(commit[0], commit);
        return "committed";
      },
    };
  },
};

/** After the lease it is sent again, without asking Twilio what became of it. */
export const neverLooks: Broken = {
  channel: (channel) => ({ ...channel, lookUp: async () => ({ kind: "never" }) }),
};

/** A time-out is taken for a refusal. */
export const triesAgainOnTimeOut: Broken = {
  channel: (channel) => ({
    ...channel,
    async send(message) {
      const sent = await channel.send(message);
      return sent.kind === "unknown" ? { kind: "refused", verdict: "retry", code: undefined } : sent;
    },
  }),
};

/** The end of an old attempt counts for whichever attempt is under way: the number that it had is overlooked. */
export const settlesAnyAttempt: Broken = {
  store(store) {
    const [claimed, real] = [new Map<string, number>(), new Map<string, number>()];
    return {
      ...store,
      async load(person, now) {
        const loaded = await store.load(person, now);
        const promise = loaded.conversation?.promise;
        const mine = claimed.get(person);
        if (!promise || mine === undefined) return loaded;
        real.set(person, promise.attempts);
        return { ...loaded, conversation: { ...loaded.conversation!, promise: { ...promise, attempts: mine } } };
      },
      async commit(person, next, also) {
        const { promise } = next.conversation;
        if (!promise) return store.commit(person, next, also);
        const isNew = isClaim([person, next]);
        const before = real.get(person);
        const attempts = before === undefined ? promise.attempts : before + (isNew ? 1 : 0);
        if (isNew) claimed.set(person, attempts);
        const restored = { ...next.conversation, promise: { ...promise, attempts } };
        return store.commit(person, { ...next, conversation: restored }, also);
      },
    };
  },
};

/** Whoever comes last is right: the version is not looked at. */
export const overwrites: Broken = {
  store: (store) => ({
    ...store,
    async commit(person, next, also) {
      const { version } = await store.load(person, 0);
      return store.commit(person, { ...next, version }, also);
    },
  }),
};

/** WhatsApp's check-back goes out in plain words, whenever. */
export const ignoresTheWindow: Broken = {
  channel: (channel) => ({ ...channel, send: ({ template, ...message }) => channel.send(message) }),
};

/** The address stays after it was needed. */
export const keepsAddresses: Broken = {
  store(store) {
    const addresses = new Map<string, string>();
    return {
      ...store,
      async load(person, now) {
        const loaded = await store.load(person, now);
        if (loaded.address !== undefined) addresses.set(person, loaded.address);
        return loaded;
      },
      commit: (person, next, also) =>
        store.commit(person, { ...next, address: next.address ?? addresses.get(person) }, also),
    };
  },
};

/** That the user id leads to the number's conversation is not written. */
export const forgetsAliases: Broken = {
  store: (store) => ({
    ...store,
    commit: (person, { alias, ...next }, also) => store.commit(person, next, also),
  }),
};

/** What is quoted counts as said, and our own texts are known to nobody. */
export const hearsQuotedText: Broken = {
  heard: (text) => text.replaceAll(/^> /gm, "").replace(/^[^“\n]*“([^”]*)”\s*$/, "$1"),
  content: ({ lexicon, ...content }) => ({
    ...content,
    lexicon: { ...lexicon, ourTexts: { whole: [], parts: [], patterns: [] } },
  }),
};

/** The words of an act are enough, wherever they stand. */
export const actsFromInside: Broken = {
  heard: (text) => (/made it|泡好了/i.test(text) ? "7" : /stop|退订/i.test(text) ? "STOP" : text),
};

/** Symbols around a message are taken off before anything else is looked at: <3 is a 3. */
export const stripsSymbols: Broken = {
  heard: (text) => text.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""),
};

/** Only a message of one line is understood. */
export const readsOneLine: Broken = { heard: (text) => (text.includes("\n") ? "..." : text) };

/** What was said before is forgotten, and so is what was answered since STOP. */
const forgets = (field: "repeats" | "optOutExplained"): Broken => ({
  store: (store) => ({
    ...store,
    commit(person, { conversation, ...next }, also) {
      const { [field]: _, ...kept } = conversation;
      return store.commit(person, { ...next, conversation: kept }, also);
    },
  }),
});
export const forgetsRepeats = forgets("repeats");
export const forgetsThatItAnswered = forgets("optOutExplained");

export const ignoresTheHours: Broken = { hours: { from: "00:00", to: "23:59", zone: "UTC" } };

export const sweepIsOff: Broken = { isSweepOff: true };

/** Alarms that failed are said to be done; and no sweep heals them. */
export const swallowsErrors: Broken = {
  isSweepOff: true,
  async onStream(...event) {
    await onStream(...event);
    return { batchItemFailures: [] };
  },
};
