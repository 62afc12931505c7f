import { ended } from "../../functions/engine/checkback/end.ts";
import { numberSetOf } from "../../functions/engine/guide/number-set.ts";
import { tableOf } from "../../functions/engine/guide/phrase-table.ts";
import type { CheckBack } from "../../functions/engine/state/check-back.ts";
import type { Conversation } from "../../functions/engine/state/conversation.ts";
import type { Store } from "../../functions/store/store.ts";
import { onStream } from "../../functions/stream.ts";
import type { Mutant } from "./functions.ts";

/* Parts of the code under test, each broken in one way that such code has been broken in. The oracle has to notice. */

type Commit = Parameters<Store["commit"]>;

const isClaim = ([, { conversation }]: Commit) => conversation.checkBacks.some(({ state }) => state === "sending");

/** Twilio is asked before the claim is written. */
export const sendsBeforeItClaims: Mutant = {
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

/** After the lease the message is sent again without asking Twilio for the result. */
export const neverLooks: Mutant = {
  sender: (sender) => ({ ...sender, lookUp: async () => ({ kind: "not-found" }) }),
};

/** A time-out counts as a refusal. */
export const triesAgainOnTimeOut: Mutant = {
  sender: (sender) => ({
    ...sender,
    async send(message) {
      const sent = await sender.send(message);
      return sent.kind === "unknown" ? { kind: "refused", failure: "transient", code: undefined } : sent;
    },
  }),
};

/** A reply with buttons whose result is unknown counts as refused, so its text is in the webhook's answer as well. */
export const answersOnTimeOut: Mutant = {
  buttons: (sender) => ({
    ...sender,
    async send(reply) {
      const sent = await sender.send(reply);
      return sent.kind === "unknown" ? { kind: "refused", failure: "transient", code: undefined } : sent;
    },
  }),
};

/** The result of an old attempt counts for the present one: the number of the attempt is ignored. */
export const settlesAnyAttempt: Mutant = {
  store(store) {
    // By check-back: the number that this process claimed, and the one that is stored.
    const [claimed, stored] = [new Map<string, number>(), new Map<string, number>()];
    return {
      ...store,
      async load(person, now) {
        const loaded = await store.load(person, now);
        return { ...loaded, conversation: loaded.conversation && renumbered(loaded.conversation, remember) };
      },
      commit(person, next, ...also) {
        const conversation = renumbered(next.conversation, restore);
        return store.commit(person, { ...next, conversation }, ...also);
      },
    };

    function remember(id: string, number: number) {
      const mine = claimed.get(id);
      if (mine === undefined) return number;
      stored.set(id, number);
      return mine;
    }

    function restore(id: string, number: number) {
      const before = stored.get(id);
      const isNew = before === undefined || number > (claimed.get(id) ?? 0);
      const restored = before === undefined ? number : before + (isNew ? 1 : 0);
      if (isNew) claimed.set(id, number);
      return restored;
    }
  },
};

/** A conversation whose claimed check-backs have other numbers of attempts. */
function renumbered(conversation: Conversation, numberOf: (id: string, number: number) => number): Conversation {
  const checkBacks = conversation.checkBacks.map((each) =>
    each.state === "sending"
      ? { ...each, attempt: { ...each.attempt, number: numberOf(each.id, each.attempt.number) } }
      : each,
  );
  return { ...conversation, checkBacks };
}

/** The last commit wins: the version is not checked. */
export const overwrites: Mutant = {
  store: (store) => ({
    ...store,
    async commit(person, next, ...also) {
      const { version } = await store.load(person, 0);
      return store.commit(person, { ...next, version }, ...also);
    },
  }),
};

/** A check-back on WhatsApp is sent as free text at any time. */
export const ignoresTheWindow: Mutant = {
  sender: (sender) => ({ ...sender, send: ({ template, ...message }) => sender.send(message) }),
};

/** A message may wait in its sender's queue for as long as Twilio keeps it. */
export const dropsTheValidity: Mutant = {
  sender: (sender) => ({
    ...sender,
    send: (message) => sender.send({ ...message, validFor: Number.MAX_SAFE_INTEGER }),
  }),
};

/** All that is due is given to Twilio at once. */
export const ignoresThePace: Mutant = {
  budget: (budget) => ({ ...budget, spendAtPace: async () => undefined }),
};

/** The address stays stored after it was needed. */
export const keepsAddresses: Mutant = {
  store(store) {
    const addresses = new Map<string, string>();
    return {
      ...store,
      async load(person, now) {
        const loaded = await store.load(person, now);
        if (loaded.address !== undefined) addresses.set(person, loaded.address);
        return loaded;
      },
      commit: (person, next, ...also) =>
        store.commit(person, { ...next, address: next.address ?? addresses.get(person) }, ...also),
    };
  },
};

/** The alias of the user id is not written. */
export const forgetsAliases: Mutant = {
  store: (store) => ({
    ...store,
    commit: (person, { alias, ...next }, ...also) => store.commit(person, next, ...also),
  }),
};

const noTexts = { whole: numberSetOf([]), parts: numberSetOf([]), patterns: tableOf<never>([], () => "") };

/** A quotation counts as said, and our own texts are not recognised. */
export const readsQuotedText: Mutant = {
  received: (text) => text.replaceAll(/^> /gm, "").replace(/^[^“\n]*“([^”]*)”\s*$/, "$1"),
  content: ({ lexicon, ...content }) => ({
    ...content,
    lexicon: { ...lexicon, ourTexts: noTexts },
  }),
};

/** The words that make or end a check-back count anywhere in a message. */
export const actsFromInside: Mutant = {
  received: (text) => (/made it|泡好了/i.test(text) ? "7" : /stop|退订/i.test(text) ? "STOP" : text),
};

/** Symbols around a message are removed before it is understood: <3 is a 3. */
export const stripsSymbols: Mutant = {
  received: (text) => text.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""),
};

/** Only a message of one line is understood. */
export const readsOneLine: Mutant = { received: (text) => (text.includes("\n") ? "..." : text) };

/** A field of the conversation is not stored: earlier texts, or the answer after STOP. */
const forgets = (field: "repeats" | "optOutExplained"): Mutant => ({
  store: (store) => ({
    ...store,
    commit(person, { conversation, ...next }, ...also) {
      const { [field]: _, ...kept } = conversation;
      return store.commit(person, { ...next, conversation: kept }, ...also);
    },
  }),
});
export const forgetsRepeats = forgets("repeats");
export const forgetsThatItAnswered = forgets("optOutExplained");

/** A person has one check-back: a second one replaces the first. */
export const keepsOnlyTheNewest: Mutant = {
  store: (store) => ({
    ...store,
    commit(person, { conversation, ...next }, ...also) {
      const checkBacks = conversation.checkBacks.slice(-1);
      return store.commit(person, { ...next, conversation: { ...conversation, checkBacks } }, ...also);
    },
  }),
};

/** Some check-backs are not seen by the code under test; they stay stored as they are. */
const hides = (which: (checkBacks: CheckBack[], now: number) => CheckBack[]): Mutant => ({
  store(store) {
    const hidden = new Map<string, CheckBack[]>();
    return {
      ...store,
      async load(person, now) {
        const loaded = await store.load(person, now);
        const { conversation } = loaded;
        if (!conversation) return loaded;
        const gone = which(conversation.checkBacks, now);
        hidden.set(person, gone);
        const checkBacks = conversation.checkBacks.filter((each) => !gone.includes(each));
        return { ...loaded, conversation: { ...conversation, checkBacks } };
      },
      commit(person, { conversation, ...next }, ...also) {
        const gone = hidden.get(person) ?? [];
        const checkBacks = [...gone, ...conversation.checkBacks];
        return store.commit(person, { ...next, conversation: { ...conversation, checkBacks } }, ...also);
      },
    };
  },
});

const isDue = (now: number) => (each: CheckBack) => each.state === "open" && each.dueAt <= now;

/** Of two check-backs that are due, the one that was due last is sent first. */
export const sendsTheLastFirst = hides((checkBacks, now) => {
  const due = checkBacks.filter(isDue(now)).toSorted((a, b) => timeOf(a) - timeOf(b));
  return due.length > 1 ? due.slice(0, 1) : [];
});

const timeOf = (checkBack: CheckBack) => (checkBack.state === "open" ? checkBack.dueAt : 0);

/** A check-back does not wait while another one is being sent. */
export const sendsSeveralAtOnce = hides((checkBacks, now) =>
  checkBacks.some(isDue(now)) ? checkBacks.filter(({ state }) => state === "sending") : [],
);

/** The end of one check-back is the end of all that the person has. */
export const endsAllAtOnce: Mutant = {
  store: (store) => ({
    ...store,
    commit(person, { conversation, ...next }, ...also) {
      const isEnding = conversation.checkBacks.some(({ state }) => state === "cancelled");
      const checkBacks = conversation.checkBacks.map((each) =>
        isEnding && each.state === "open"
          ? ended(each, "cancelled", conversation.lastHeardAt, { why: "person" }).checkBack
          : each,
      );
      return store.commit(person, { ...next, conversation: { ...conversation, checkBacks } }, ...also);
    },
  }),
};

export const ignoresTheHours: Mutant = { hours: { from: "00:00", to: "23:59", zone: "UTC" } };

export const sweepIsOff: Mutant = { hasNoSweep: true };

/** Failed timers are reported as done, and the sweep is off. */
export const swallowsErrors: Mutant = {
  hasNoSweep: true,
  async onStream(...event) {
    await onStream(...event);
    return { batchItemFailures: [] };
  },
};
