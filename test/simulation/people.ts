import type { Clock } from "./clock.ts";
import { createHabits } from "./habits.ts";
import { apply, choose, code, look, type Words } from "./meant.ts";
import { withTail } from "./noise.ts";
import type { Account } from "./phones.ts";
import type { Random } from "./random.ts";

/*
 * What people do: they begin, apply, change their minds, opt out, erase themselves, go on from another phone, answer or
 * don't, and all of that also in the very seconds in which they are written to. In between they and their phones send what
 * means nothing.
 */

const [second, minute, hour, day] = [1_000, 60_000, 3600_000, 24 * 3600_000];

/** Somebody, and the ways they can be written to; the first is where they begin. */
export type Person = { accounts: Account[]; block: (account: Account) => void };

type Options = {
  clock: Clock;
  random: Random;
  /** What their habits are drawn from. */
  habitual: Random;
  /** When nobody does anything any more, in epoch milliseconds. */
  until: number;
  say: (account: Account, words: Words) => void;
};

export type Life = {
  /** A reply, or a check-back, has come to this account. */
  read: (account: Account, text: string, isCheckBack: boolean) => void;
  /** They are about to be written to: when else would they write themselves? */
  disturb: (account: Account) => void;
};

const stop = (text: string): Words => ({ text, means: "stop" });
const start: Words = { text: "START", means: "start" };

export function live(person: Person, { clock, random, habitual, until, say: write }: Options): Life {
  const [home, ...others] = person.accounts as [Account, ...Account[]];
  const { lastRead, something, mutter, between, read } = createHabits({
    ...{ accounts: person.accounts, clock, random: habitual, until },
    say: write,
  });
  let known: string | undefined;

  const later = (delay: number, act: () => void) => clock.now + delay < until && clock.after(delay, act);
  const soon = () => random.between(2 * second, 90 * second);
  const someTime = () => random.between(1, 5 * 24 * 60) * minute;

  /** Says these one after the other. */
  function say(account: Account, ...all: Words[]) {
    let delay = 0;
    for (const words of all) {
      later(delay, () => write(account, words));
      delay += soon();
    }
  }

  /** Some phones add to what is typed, and some people answer above a quotation. */
  const typed = (account: Account, words: Words, often = 0.1) =>
    habitual.chance(often) ? withTail(habitual, words, lastRead(account)) : words;

  function chatter(): Words {
    const text = random.pick(["hi", "1", "2", "next", "?", "thanks", "again", "menu", "pot", "English"]);
    return /\d/.test(text) ? choose(text) : look(text);
  }

  function applyFor(account: Account) {
    const opening = look(random.pick(["make tea", "泡茶", "TEA"]));
    const done = habitual.chance(0.8) ? apply() : apply(habitual.pick(["I made it", "我泡好了"]));
    say(account, opening, chatter(), ...between(account), typed(account, done));
  }

  /** From another phone, or from this one by mistake; the code as it is, or nearly. */
  function handOver() {
    const to = random.chance(0.15) ? home : random.pick(others);
    if (known === undefined || !to) return;
    const right = code(random.chance(0.3) ? known.toLowerCase() : known);
    const wrong = random.chance(0.25) ? Array.from({ length: random.between(1, 6) }, () => code("BCDFGH")) : [];
    say(to, ...wrong, right);
    const again = random.pick([home, ...others]);
    if (random.chance(0.4)) later(random.below(2) * someTime() + soon(), () => say(again, right));
  }

  /** Whatever may come into somebody's mind. */
  function act(account: Account) {
    if (habitual.chance(0.3)) mutter(account);
    if (habitual.chance(0.05)) return insist(account);
    const luck = random.next();
    if (luck < 0.12) say(account, typed(account, apply()));
    else if (luck < 0.24) say(account, typed(account, { text: random.pick(["off", "off", "9"]), means: "end" }));
    else if (luck < 0.36) optOut(account);
    else if (luck < 0.44) erase(account);
    else if (luck < 0.7) handOver();
    else if (luck < 0.73) person.block(account);
    else say(account, chatter());
  }

  /** The same again and again. */
  function insist(account: Account) {
    const acts = [apply(), look("menu"), look("thanks"), look("pot"), choose("1"), stop("STOP")];
    const words = habitual.chance(0.4) ? something(account) : habitual.pick(acts);
    say(account, ...Array.from({ length: habitual.between(3, 9) }, () => ({ ...words, isAgain: true })));
  }

  function erase(account: Account) {
    say(account, { text: "delete", means: "erase" }, ...between(account), typed(account, choose("1")));
  }

  function optOut(account: Account) {
    say(account, typed(account, stop(random.pick(["STOP", "退订"])), 0.3));
    if (random.chance(0.6)) later(random.chance(0.5) ? soon() : someTime(), () => say(account, start));
    if (random.chance(0.3)) later(someTime(), () => applyFor(account));
  }

  function answer(account: Account) {
    if (habitual.chance(0.3)) mutter(account, 0);
    const luck = random.next();
    if (luck < 0.35) say(account, typed(account, choose("1")));
    else if (luck < 0.6) say(account, typed(account, choose("2")));
    else if (luck < 0.68) say(account, choose("3"));
    else act(account);
  }

  later(random.below(4 * 24 * 60) * minute, () => applyFor(home));
  for (let left = random.below(4); left > 0; left -= 1)
    later(random.below(10 * 24 * 60) * minute, () => act(random.chance(0.8) ? home : random.pick(person.accounts)));
  if (random.chance(0.4))
    later(random.between(3, 9) * day + random.below(24) * hour, () => applyFor(random.pick(person.accounts)));

  return {
    read(account, text, isCheckBack) {
      const [found] = /\b[BCDFGHJKLMNPQRSTVWXZ]{6}\b/.exec(text) ?? [];
      known = found ?? known;
      read(account, text);
      // A word on the last day before the check-back: WhatsApp's window is open when it comes.
      if (found && random.chance(0.3)) later(random.between(40 * 60, 72 * 60) * minute, () => say(account, chatter()));
      if (isCheckBack && habitual.chance(0.3)) mutter(account);
      if (isCheckBack && random.chance(0.6)) later(random.chance(0.5) ? soon() : someTime(), () => answer(account));
    },
    disturb(account) {
      const delay = random.chance(0.7) ? random.below(15 * second) : random.below(20 * minute);
      if (random.chance(0.35)) later(delay, () => act(account));
      if (habitual.chance(0.25)) mutter(account, habitual.chance(0.7) ? habitual.below(15 * second) : undefined);
    },
  };
}
