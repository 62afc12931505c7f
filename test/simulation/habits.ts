import type { Clock } from "./clock.ts";
import type { Words } from "./meanings.ts";
import { anything, automaticReply, botOf, echo } from "./noise.ts";
import type { Account } from "./phones.ts";
import type { Random } from "./random.ts";

/*
 * When people and their phones send messages that mean nothing: in reply to what they read, while they drive, and
 * without a reason. Each person has their own habits, and each habit ends.
 */

const [second, minute, hour, day] = [1_000, 60_000, 3600_000, 24 * 3600_000];

type Options = {
  accounts: Account[];
  clock: Clock;
  random: Random;
  /** When people stop writing, in epoch milliseconds. */
  until: number;
  say: (account: Account, words: Words) => void;
};

export type Habits = {
  /** A message from us has arrived at this account. */
  read: (account: Account, text: string) => void;
  lastRead: (account: Account) => string | undefined;
  /** A message that means nothing. */
  something: (account: Account) => Words;
  /** Sends a message that means nothing, after so many milliseconds. */
  mutter: (account: Account, delay?: number) => void;
  /** What comes between two messages of a person: in half of the cases nothing. */
  between: (account: Account) => Words[];
};

/** Answers what arrives at an account, for some time, at most so many times. */
type Machine = { account: Account; from: number; to: number; left: number; says: (read: string) => Words };

/** A bot is switched off, and a drive is over, after so many answers. */
const [maxOfBot, maxOnDrive] = [25, 8];

export function createHabits({ accounts, clock, random, until, say }: Options): Habits {
  const reads = new Map<Account, string>();
  const something = (account: Account) => anything(random, reads.get(account));

  function send(account: Account, delay: number, words: () => Words) {
    if (clock.now + delay < until) clock.after(delay, () => say(account, words()));
  }

  const machines: Machine[] = [...drives(), ...bots()];
  const reacts = random.chance(0.35);

  function someDay() {
    return clock.now + random.below(14 * 24) * hour;
  }

  /** When the phone answers for them. */
  function drives(): Machine[] {
    if (!random.chance(0.3)) return [];
    const says = automaticReply(random);
    const drive = (account: Account, from: number) => ({
      account,
      from,
      to: from + random.between(1, 48) * hour,
      left: maxOnDrive,
      says: () => says,
    });
    return Array.from({ length: random.between(1, 4) }, () => drive(random.pick(accounts), someDay()));
  }

  /** Some days on which a bot answers for them. */
  function bots(): Machine[] {
    if (!random.chance(0.15)) return [];
    const from = someDay();
    return [{ account: random.pick(accounts), from, to: from + 3 * day, left: maxOfBot, says: botOf(random) }];
  }

  function mutter(account: Account, delay = random.between(2 * second, 90 * second)) {
    send(account, delay, () => something(account));
  }

  for (let left = random.below(3); left > 0; left -= 1)
    mutter(random.pick(accounts), random.below(12 * 24 * 60) * minute);

  return {
    something,
    mutter,
    lastRead: (account) => reads.get(account),
    between: (account) =>
      random.chance(0.5) ? Array.from({ length: random.between(1, 2) }, () => something(account)) : [],
    read(account, text) {
      // The words of a template are not in the request that sends it.
      if (text === "") return;
      reads.set(account, text);
      const isOn = ({ from, to, left }: Machine) => from <= clock.now && clock.now < to && left > 0;
      for (const machine of machines.filter((each) => each.account === account && isOn(each))) {
        machine.left -= 1;
        send(account, random.between(second, 20 * second), () => machine.says(text));
      }
      if (reacts && random.chance(0.2))
        send(account, random.between(2 * second, 90 * second), () => echo(random, text));
    },
  };
}
