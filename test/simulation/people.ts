import type { Clock } from "./clock.ts";
import { factsOf, type GuideId, guideByNumber } from "./guides.ts";
import { createHabits } from "./habits.ts";
import { apply, choose, code, end, look, type Words, wrongCode } from "./meanings.ts";
import { withTail } from "./noise.ts";
import type { Account } from "./phones.ts";
import type { Random } from "./random.ts";
import type { Reading } from "./webhooks.ts";

/*
 * What people do: they begin one guide or several, make check-backs, change their minds, opt out, erase themselves,
 * continue on another phone, answer or do not, and all of this also in the seconds in which they are written to. In
 * between they and their phones send messages that mean nothing.
 */

const [second, minute, hour, day] = [1_000, 60_000, 3600_000, 24 * 3600_000];

/** A person and their accounts. The first one is where they begin. */
export type Person = { accounts: Account[]; guides: GuideId[]; block: (account: Account) => void };

type Options = {
  clock: Clock;
  random: Random;
  /** The random choices of their habits, and of their guides after the first one. */
  habitual: Random;
  choosing: Random;
  /** When people stop writing, in epoch milliseconds. */
  until: number;
  say: (account: Account, words: Words) => void;
};

export type Life = {
  /** A reply or a check-back has arrived at this account. */
  read: (account: Account, reading: Reading) => void;
  /** A message to them is about to be sent, so they may write at this moment. */
  disturb: (account: Account) => void;
};

const stop = (text: string): Words => ({ text, means: "stop" });
const start: Words = { text: "START", means: "start" };
const noReminder = ["no reminder", "no reminder", "do not ask me", "别提醒我"];

export function live(person: Person, options: Options): Life {
  const { clock, random, habitual, choosing, until, say: write } = options;
  const { accounts, guides } = person;
  const [home, ...others] = accounts as [Account, ...Account[]];
  const habits = createHabits({ accounts, clock, random: habitual, until, say: write });
  const { lastRead, something, mutter, between } = habits;
  const codes = new Map<GuideId, string>();
  let chores: GuideId[] = [choosing.pick(guides)];

  const later = (delay: number, act: () => void) => clock.now + delay < until && clock.after(delay, act);
  const soon = () => random.between(2 * second, 90 * second);
  const someTime = () => random.between(1, 5 * 24 * 60) * minute;

  /** Sends these one after the other. */
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

  function applyFor(account: Account, guide: GuideId) {
    const { opens, done } = factsOf[guide];
    const words = habitual.chance(0.8) ? apply(done) : apply(habitual.pick(["I made it", "我泡好了"]));
    say(account, look(random.pick(opens)), chatter(), ...between(account), typed(account, words));
  }

  /** Another chore beside the one that they have begun: at once, within the hour, or some days later. */
  function beginAnother(account: Account) {
    const left = guides.filter((each) => !chores.includes(each));
    if (left.length === 0) return;
    const guide = choosing.pick(left);
    chores = [...chores, guide];
    const delay = choosing.pick([2 * minute, 5 * minute, 30 * minute, hour, 20 * hour, day, 26 * hour, 3 * day]);
    const where = choosing.chance(0.9) ? account : choosing.pick(accounts);
    later(delay + choosing.below(2 * minute), () => applyFor(where, guide));
    if (choosing.chance(0.5)) beginAnother(account);
  }

  /** Texts a code from another phone, or from this one by mistake; the right code, or wrong ones first. */
  function handOver() {
    const to = random.chance(0.15) ? home : random.pick(others);
    const known = [...codes];
    if (known.length === 0 || !to) return;
    const [guide, text] = choosing.pick(known);
    const right = code(random.chance(0.3) ? text.toLowerCase() : text, guide);
    const wrong = random.chance(0.25) ? Array.from({ length: random.between(1, 6) }, () => wrongCode) : [];
    say(to, ...wrong, right);
    const again = random.pick([home, ...others]);
    if (random.chance(0.4)) later(random.below(2) * someTime() + soon(), () => say(again, right));
  }

  /** One of the things that people do without a reason. */
  function act(account: Account) {
    if (habitual.chance(0.3)) mutter(account);
    if (habitual.chance(0.05)) return insist(account);
    const luck = random.next();
    if (luck < 0.1) say(account, typed(account, apply(factsOf[choosing.pick(chores)].done)));
    else if (luck < 0.25) say(account, typed(account, ending()));
    else if (luck < 0.35) optOut(account);
    else if (luck < 0.41) erase(account);
    else if (luck < 0.64) handOver();
    else if (luck < 0.67) person.block(account);
    else if (luck < 0.75) applyFor(account, choosing.pick(guides));
    else say(account, chatter());
  }

  /** Takes back one check-back, named or not. */
  function ending(): Words {
    const guide = choosing.pick(chores);
    return random.pick([end("9"), end(random.pick(noReminder)), end(random.pick(factsOf[guide].ends), guide)]);
  }

  /** Sends the same message several times. */
  function insist(account: Account) {
    const acts = [apply("7"), look("menu"), look("thanks"), look("pot"), choose("1"), stop("STOP")];
    const words = habitual.chance(0.4) ? something(account) : habitual.pick(acts);
    say(account, ...Array.from({ length: habitual.between(3, 9) }, () => ({ ...words, isAgain: true })));
  }

  function erase(account: Account) {
    say(account, { text: "delete", means: "erase" }, ...between(account), typed(account, choose("1")));
  }

  function optOut(account: Account) {
    say(account, typed(account, stop(random.pick(["STOP", "退订"])), 0.3));
    if (random.chance(0.6)) later(random.chance(0.5) ? soon() : someTime(), () => say(account, start));
    if (random.chance(0.3)) later(someTime(), () => applyFor(account, choosing.pick(chores)));
  }

  function answer(account: Account) {
    if (habitual.chance(0.3)) mutter(account, 0);
    if (choosing.chance(0.15)) return say(account, inWords());
    const luck = random.next();
    if (luck < 0.35) say(account, typed(account, choose("1")));
    else if (luck < 0.6) say(account, typed(account, choose("2")));
    else if (luck < 0.68) say(account, choose("3"));
    else act(account);
  }

  /** An answer in words that only one guide's question offers. */
  function inWords(): Words {
    const guide = choosing.pick(chores);
    return { text: factsOf[guide].answer, means: "choose", guide };
  }

  /** The answer to "which one?": a number of the list, or a guide's name in it, or something else. */
  function sayWhich(account: Account) {
    const number = choosing.between(1, guides.length);
    const guide = guideByNumber(number)!;
    if (choosing.chance(0.7)) say(account, choose(String(number)));
    else if (choosing.chance(0.6)) say(account, { text: choosing.pick(factsOf[guide].names), means: "choose", guide });
    else act(account);
  }

  later(random.below(4 * 24 * 60) * minute, () => {
    applyFor(home, chores[0]!);
    if (choosing.chance(0.75)) beginAnother(home);
  });
  for (let left = random.below(4); left > 0; left -= 1)
    later(random.below(10 * 24 * 60) * minute, () => act(random.chance(0.8) ? home : random.pick(accounts)));
  if (random.chance(0.4)) {
    const again = random.between(3, 9) * day + random.below(24) * hour;
    later(again, () => applyFor(random.pick(accounts), choosing.pick(guides)));
  }

  return {
    read(account, { text, guide, page, isCheckBack }) {
      const [found] = /\b[BCDFGHJKLMNPQRSTVWXZ]{6}\b/.exec(text) ?? [];
      if (found !== undefined && guide !== undefined) codes.set(guide as GuideId, found);
      habits.read(account, text);
      // A word on the last day before the check-back opens WhatsApp's window.
      if (found && random.chance(0.3)) later(random.between(40 * 60, 72 * 60) * minute, () => say(account, chatter()));
      if (isCheckBack && habitual.chance(0.3)) mutter(account);
      if (isCheckBack && random.chance(0.6)) later(random.chance(0.5) ? soon() : someTime(), () => answer(account));
      const isWhich = page === "/which-answer" || page === "/which-reminder";
      if (isWhich && choosing.chance(0.8)) later(soon(), () => sayWhich(account));
    },
    disturb(account) {
      const delay = random.chance(0.7) ? random.below(15 * second) : random.below(20 * minute);
      if (random.chance(0.35)) later(delay, () => act(account));
      if (habitual.chance(0.25)) mutter(account, habitual.chance(0.7) ? habitual.below(15 * second) : undefined);
    },
  };
}
