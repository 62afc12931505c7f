import { describe, expect, test } from "vitest";
import type { FaultKind } from "./faults.ts";
import type { Mutant } from "./functions.ts";
import * as broken from "./mutants.ts";
import type { Settings } from "./settings.ts";
import { runWorld } from "./world.ts";

/*
 * The oracle is only useful if it can fail. Each broken part has to be noticed within this many seeds, with the right
 * violation.
 */

type Case = [
  what: string,
  mutant: Mutant,
  within: number,
  violation: RegExp,
  faultKinds?: FaultKind[],
  settings?: Partial<Settings>,
];

/** @returns the first seed whose world shows the violation */
async function noticedBy(...[, mutant, within, violation, faultKinds, settings]: Case): Promise<number> {
  for (let seed = 1; seed <= within; seed += 1) {
    const { violations } = await runWorld(seed, { mutant, faultKinds, settings });
    if (violations.some((each) => violation.test(each))) return seed;
  }
  return Number.POSITIVE_INFINITY;
}

/** Twilio accepted the message, and neither the answer nor a report shows it. */
const unreported = ["timed-out-accepted", "report-lost"];

/** Each message takes its sender 500 seconds. */
const slowSenders: Partial<Settings> = {
  pace: { smsSegmentsPerSecond: 0.002, whatsappMessagesPerSecond: 0.002 },
  isCrowded: false,
};

describe("the oracle notices when", () => {
  test.each<Case>([
    ["it is sent before it is claimed", broken.sendsBeforeItClaims, 1, /written to without a claim/],
    ["Twilio is not asked after the lease", broken.neverLooks, 100, /asks twice/, unreported],
    ["a time-out is taken for a refusal", broken.triesAgainOnTimeOut, 100, /asks twice/, unreported],
    ["a reply that may have been sent is sent as text, too", broken.answersOnTimeOut, 100, /was answered twice/],
    ["an old attempt ends a new one", broken.settlesAnyAttempt, 300, /./, ["sleep", "429", "timed-out"]],
    ["versions are overlooked", broken.overwrites, 5, /is undone/],
    ["WhatsApp is written to in free text", broken.ignoresTheWindow, 5, /in free text outside the window/],
    [
      "messages wait in a queue until Twilio gives them up",
      broken.dropsTheValidity,
      60,
      /out of a queue outside the hours/,
    ],
    [
      "a sender gets all that is due at once",
      broken.ignoresThePace,
      60,
      /waited too long in a queue/,
      undefined,
      slowSenders,
    ],
    ["addresses stay stored", broken.keepsAddresses, 5, /the address is kept for nothing/],
    ["user ids lead nowhere", broken.forgetsAliases, 5, /is undone/],
    ["the guide's hours are overlooked", broken.ignoresTheHours, 5, /outside the hours/],
    ["there is no sweep", broken.sweepIsOff, 5, /waited \d+ minutes for nothing/],
    ["quoted text counts as the sender's words", broken.readsQuotedText, 5, /means "nothing", and/],
    [
      "an act counts in the middle of a sentence",
      broken.actsFromInside,
      5,
      /means "nothing", and (?:has|is opted out)/,
    ],
    ["<3 is a 3", broken.stripsSymbols, 60, /said "\S{2,4}", which means "nothing", and/],
    [
      "a STOP above a signature is overlooked",
      broken.readsOneLine,
      60,
      /said (?:STOP|退订) \|.*, and is not opted out/,
    ],
    ["the same text is always answered", broken.forgetsRepeats, 60, /for the third time/],
    ["a person who said STOP is answered", broken.forgetsThatItAnswered, 60, /answered twice after STOP/],
    ["a second check-back replaces the first", broken.keepsOnlyTheNewest, 5, / is gone$/],
    ["of two that are due the last is sent first", broken.sendsTheLastFirst, 300, /which was due first/],
    ["one is sent while another is being sent", broken.sendsSeveralAtOnce, 300, /while \S+ is being sent/],
    ["the end of one is the end of all", broken.endsAllAtOnce, 20, /at once|though it was about/],
    ["failed timers are reported as done", broken.swallowsErrors, 30, /forgotten|are left|no end/, ["throttled"]],
  ])(
    "%s",
    async (...each) => {
      expect(await noticedBy(...each)).toBeLessThanOrEqual(each[2]);
    },
    60_000,
  );
});
