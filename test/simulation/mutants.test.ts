import { describe, expect, test } from "vitest";
import type { Kind } from "./faults.ts";
import type { Broken } from "./functions.ts";
import * as broken from "./mutants.ts";
import { live } from "./world.ts";

/*
 * That no world fails says something only if worlds can fail: each broken part is noticed within so many seeds, and for what
 * it does.
 */

async function noticed(part: Broken, climate: Kind[] | undefined, seeds: number, what: RegExp): Promise<number> {
  for (let seed = 1; seed <= seeds; seed += 1) {
    const { wrongs } = await live(seed, { broken: part, ...(climate && { climate }) });
    if (wrongs.some((wrong) => what.test(wrong))) return seed;
  }
  return Number.POSITIVE_INFINITY;
}

/** Twilio took it, and we hear of it neither at once nor by a report. */
const unheard = ["timed-out-accepted", "report-lost"];

describe("whoever looks on notices when", () => {
  test.each<[what: string, part: Broken, within: number, wrong: RegExp, climate?: Kind[]]>([
    ["it is sent before it is claimed", broken.sendsBeforeItClaims, 1, /written to without a claim/],
    ["nobody asks Twilio after the lease", broken.neverLooks, 100, /asks twice/, unheard],
    ["a time-out is taken for a refusal", broken.triesAgainOnTimeOut, 100, /asks twice/, unheard],
    ["an old attempt ends a new one", broken.settlesAnyAttempt, 300, /./, ["sleep", "429", "timed-out"]],
    ["versions are overlooked", broken.overwrites, 5, /is undone/],
    ["WhatsApp is written to in plain words", broken.ignoresTheWindow, 5, /in free text outside the window/],
    ["addresses are kept", broken.keepsAddresses, 5, /the address is kept for nothing/],
    ["user ids lead nowhere", broken.forgetsAliases, 5, /is undone/],
    ["the guide's hours are overlooked", broken.ignoresTheHours, 5, /outside the hours/],
    ["there is no sweep", broken.sweepIsOff, 5, /waited \d+ minutes for nothing/],
    ["quoted text is heard", broken.hearsQuotedText, 5, /means "nothing", and/],
    [
      "an act is heard in the middle of a sentence",
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
    ["the same text is answered for ever", broken.forgetsRepeats, 60, /for the third time/],
    ["whoever said STOP is answered", broken.forgetsThatItAnswered, 60, /answered twice after STOP/],
    ["failed alarms are called done", broken.swallowsErrors, 30, /forgotten|are left|no end/, ["throttled"]],
  ])("%s", async (_, part, within, wrong, climate) => {
    expect(await noticed(part, climate, within, wrong)).toBeLessThanOrEqual(within);
  });
});
