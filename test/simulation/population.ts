import type { Clock } from "./clock.ts";
import type { Words } from "./meant.ts";
import { type Life, live } from "./people.ts";
import { type Account, accountOf, homeOf, idOf } from "./phones.ts";
import type { Random } from "./random.ts";
import { keysAfter, keysBefore } from "./secrets.ts";
import type { Settings } from "./settings.ts";

/** Who lives here. */
export type Population = {
  accounts: Account[];
  ofKey: (person: string) => Account;
  ofAddress: (address: string) => Account;
  isBlocking: (address: string) => boolean;
  begin: (say: Say) => void;
  read: Life["read"];
  disturb: Life["disturb"];
  /** Nobody answered them: they may try again. */
  unheard: (account: Account, words: Words) => void;
};

type Say = (account: Account, words: Words) => void;

/** A life that is written down, for the person with this number. */
export type Plot = (person: number, accounts: Account[], clock: Clock, say: Say) => Life;

type Options = {
  settings: Settings;
  clock: Clock;
  random: Random;
  /** What people's habits are drawn from. */
  habitual: Random;
  until: number;
  count: (what: string) => void;
  plot?: Plot | undefined;
};

const names = ["Ann", "Bo", "Chan", "Dara", "Eve"];

/** By SMS and WhatsApp, each on two phones. */
function accountsOf(name: string, i: number): Account[] {
  const channels = ["sms", "whatsapp"] as const;
  return ["10", "12"].flatMap((prefix, phone) =>
    channels.map((channel) =>
      accountOf(`${name}'s ${["", "other "][phone]}${channel}`, channel, `+855${prefix}00000${i}`),
    ),
  );
}

export function createPopulation({ settings, clock, random, habitual, until, count, plot }: Options): Population {
  const people = names.slice(0, settings.people).map(accountsOf);
  const accounts = people.flat();
  const blocking = new Set<string>();
  const lives = new Map<Account, Life>();
  const byKey = new Map(
    accounts.flatMap((each) =>
      [each.address, idOf(each.address)].flatMap((address) =>
        [keysBefore, keysAfter].map(({ personKey }) => [personKey(address), each] as const),
      ),
    ),
  );
  const byAddress = new Map(accounts.map((each) => [each.address, each]));
  let say: Say = () => {};

  function lifeOf(all: Account[]): Life {
    // Where they begin; and of the other three, those that they write from.
    const home = random.pick(all);
    const others = all.filter((each) => each !== home && random.chance(0.6));
    const block = ({ address }: Account) => void blocking.add(address);
    return live({ accounts: [home, ...others], block }, { clock, random, habitual, until, say });
  }

  return {
    accounts,
    ofKey: (person) => byKey.get(person)!,
    ofAddress: (address) => byAddress.get(homeOf(address))!,
    isBlocking: (address) => blocking.has(homeOf(address)),
    begin(write) {
      say = write;
      for (const [i, all] of people.entries()) {
        count("people");
        const life = plot?.(i, all, clock, say) ?? lifeOf(all);
        for (const account of all) lives.set(account, life);
      }
    },
    read: (account, ...what) => lives.get(account)?.read(account, ...what),
    disturb: (account) => lives.get(account)?.disturb(account),
    unheard(account, words) {
      if (random.chance(0.5) && clock.now + 120_000 < until)
        clock.after(random.between(20_000, 120_000), () => say(account, words));
    },
  };
}
