import type { Clock } from "./clock.ts";
import { guideIds } from "./guides.ts";
import type { Words } from "./meanings.ts";
import { type Life, live } from "./people.ts";
import { type Account, accountOf, homeOf, idOf } from "./phones.ts";
import { type Random, randomOf } from "./random.ts";
import { keysAfter, keysBefore } from "./secrets.ts";
import type { Settings } from "./settings.ts";

/** The people of a world. */
export type Population = {
  accounts: Account[];
  ofKey: (person: string) => Account;
  ofAddress: (address: string) => Account;
  hasBlockedUs: (address: string) => boolean;
  begin: (say: Say) => void;
  read: Life["read"];
  disturb: Life["disturb"];
  /** They got no answer, so they may try again. */
  unheard: (account: Account, words: Words) => void;
};

type Say = (account: Account, words: Words) => void;

/** What the person with this number does, where it is written down. */
export type Scenario = (person: number, accounts: Account[], clock: Clock, say: Say) => Life;

type Options = {
  settings: Settings;
  clock: Clock;
  seed: number;
  /** When people stop writing, in epoch milliseconds. */
  until: number;
  count: (what: string) => void;
  scenario?: Scenario | undefined;
};

const names = ["Ann", "Bo", "Chan", "Dara", "Eve"];

/** By SMS and by WhatsApp, each on two phones. */
function accountsOf(name: string, i: number): Account[] {
  const channels = ["sms", "whatsapp"] as const;
  return ["10", "12"].flatMap((prefix, phone) =>
    channels.map((channel) =>
      accountOf(`${name}'s ${["", "other "][phone]}${channel}`, channel, `+855${prefix}00000${i}`),
    ),
  );
}

export function createPopulation({ settings, clock, seed, until, count, scenario }: Options): Population {
  const random: Random = randomOf(seed, "people");
  const habitual = randomOf(seed, "habits");
  const choosing = randomOf(seed, "chores");
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
    // Where they begin; and of the other three accounts, those that they write from.
    const home = random.pick(all);
    const others = all.filter((each) => each !== home && random.chance(0.6));
    const block = ({ address }: Account) => void blocking.add(address);
    const person = { accounts: [home, ...others], guides: guideIds(settings.guides), block };
    return live(person, { clock, random, habitual, choosing, until, say });
  }

  return {
    accounts,
    ofKey: (person) => byKey.get(person)!,
    ofAddress: (address) => byAddress.get(homeOf(address))!,
    hasBlockedUs: (address) => blocking.has(homeOf(address)),
    begin(write) {
      say = write;
      for (const [i, all] of people.entries()) {
        count("people");
        const life = scenario?.(i, all, clock, say) ?? lifeOf(all);
        for (const account of all) lives.set(account, life);
      }
    },
    read: (account, reading) => lives.get(account)?.read(account, reading),
    disturb: (account) => lives.get(account)?.disturb(account),
    unheard(account, words) {
      if (random.chance(0.5) && clock.now + 120_000 < until)
        clock.after(random.between(20_000, 120_000), () => say(account, words));
    },
  };
}
