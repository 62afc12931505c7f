import type { Clock } from "./clock.ts";
import type { Account } from "./phones.ts";
import type { Random } from "./random.ts";

/*
 * What people do: they begin, apply, change their minds, opt out, erase themselves, go on from another phone, answer or
 * don't, and all of that also in the very seconds in which they are written to.
 */

const [second, minute, hour, day] = [1_000, 60_000, 3600_000, 24 * 3600_000];

/** Somebody, and the ways they can be written to; the first is where they begin. */
export type Person = { accounts: Account[]; block: (account: Account) => void };

type Options = {
  clock: Clock;
  random: Random;
  /** When nobody does anything any more, in epoch milliseconds. */
  until: number;
  say: (account: Account, text: string) => void;
};

export type Life = {
  /** A reply, or a check-back, has come to this account. */
  read: (account: Account, text: string, isCheckBack: boolean) => void;
  /** They are about to be written to: when else would they write themselves? */
  disturb: (account: Account) => void;
};

export function live(person: Person, { clock, random, until, say: write }: Options): Life {
  const [home, ...others] = person.accounts as [Account, ...Account[]];
  let code: string | undefined;

  const later = (delay: number, act: () => void) => clock.now + delay < until && clock.after(delay, act);
  const soon = () => random.between(2 * second, 90 * second);
  const someTime = () => random.between(1, 5 * 24 * 60) * minute;

  /** Says these one after the other. */
  function say(account: Account, ...texts: string[]) {
    let delay = 0;
    for (const text of texts) {
      later(delay, () => write(account, text));
      delay += soon();
    }
  }

  const chatter = () => random.pick(["hi", "1", "2", "next", "?", "thanks", "again", "menu", "pot", "English"]);
  const apply = (account: Account) => say(account, random.pick(["make tea", "泡茶", "TEA"]), chatter(), "7");

  /** From another phone, or from this one by mistake; the code as it is, or nearly. */
  function handOver() {
    const to = random.chance(0.15) ? home : random.pick(others);
    if (code === undefined || !to) return;
    const typed = random.chance(0.3) ? code.toLowerCase() : code;
    const wrong = random.chance(0.25) ? Array.from({ length: random.between(1, 6) }, () => "BCDFGH") : [];
    say(to, ...wrong, typed);
    const again = random.pick([home, ...others]);
    if (random.chance(0.4)) later(random.below(2) * someTime() + soon(), () => say(again, typed));
  }

  /** Whatever may come into somebody's mind. */
  function act(account: Account) {
    const luck = random.next();
    if (luck < 0.12) say(account, "7");
    else if (luck < 0.24) say(account, random.pick(["off", "off", "9"]));
    else if (luck < 0.36) optOut(account);
    else if (luck < 0.44) say(account, "delete", "1");
    else if (luck < 0.7) handOver();
    else if (luck < 0.73) person.block(account);
    else say(account, chatter());
  }

  function optOut(account: Account) {
    say(account, random.pick(["STOP", "退订"]));
    if (random.chance(0.6)) later(random.chance(0.5) ? soon() : someTime(), () => say(account, "START"));
    if (random.chance(0.3)) later(someTime(), () => apply(account));
  }

  function answer(account: Account) {
    const luck = random.next();
    if (luck < 0.35) say(account, "1");
    else if (luck < 0.6) say(account, "2");
    else if (luck < 0.68) say(account, "3");
    else act(account);
  }

  later(random.below(4 * 24 * 60) * minute, () => apply(home));
  for (let left = random.below(4); left > 0; left -= 1)
    later(random.below(10 * 24 * 60) * minute, () => act(random.chance(0.8) ? home : random.pick(person.accounts)));
  if (random.chance(0.4))
    later(random.between(3, 9) * day + random.below(24) * hour, () => apply(random.pick(person.accounts)));

  return {
    read(account, text, isCheckBack) {
      const [found] = /\b[BCDFGHJKLMNPQRSTVWXZ]{6}\b/.exec(text) ?? [];
      code = found ?? code;
      // A word on the last day before the check-back: WhatsApp's window is open when it comes.
      if (found && random.chance(0.3)) later(random.between(40 * 60, 72 * 60) * minute, () => say(account, chatter()));
      if (isCheckBack && random.chance(0.6)) later(random.chance(0.5) ? soon() : someTime(), () => answer(account));
    },
    disturb(account) {
      const delay = random.chance(0.7) ? random.below(15 * second) : random.below(20 * minute);
      if (random.chance(0.35)) later(delay, () => act(account));
    },
  };
}
