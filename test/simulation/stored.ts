import { isToCome, maxSilence, nextTime } from "./due.ts";
import type { Change } from "./known.ts";
import { homeOf } from "./phones.ts";
import type { Stored } from "./table.ts";

const hour = 3600_000;

/**
 * What must be stored besides a conversation: the address while the person may have to be written to, the valid codes,
 * and a timer for each check-back that is due later.
 */
export function checkStored({ account, after }: Change, stored: Stored, now: number, violated: (what: string) => void) {
  const { address, holdsCode, timerOf } = stored;
  const isNeeded = after.checkBacks.some(isToCome);
  if (isNeeded && homeOf(address ?? "") !== account.address) violated(`${account.name}: the address is missing`);
  if (!isNeeded && address !== undefined) violated(`${account.name}: the address is kept for nothing`);
  for (const checkBack of after.checkBacks) {
    const which = `${account.name}'s ${checkBack.guide} ${checkBack.id}`;
    const isYoung = now - checkBack.madeAt < maxSilence - hour;
    const code = "code" in checkBack ? checkBack.code : undefined;
    if (isYoung && code !== undefined && !holdsCode(code)) violated(`${which}: the code does not work`);
    const next = checkBack.state === "sending" ? undefined : nextTime(checkBack);
    if (next !== undefined && next > now && timerOf(checkBack.id) !== next)
      violated(`${which}: the timer is not set for when it is due`);
  }
}
