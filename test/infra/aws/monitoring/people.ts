import { spreadContactTime } from "../../../../functions/engine/guide/contact-hours.ts";
import { hashOf } from "../../../../functions/text/hash.ts";
import { tea } from "../../../engine/small-guide.ts";
import { vault } from "../../../support/harness.ts";
import type { Deployment } from "./deployment.ts";

const [minute, hour, day] = [60_000, 3_600_000, 24 * 3_600_000];

/** From nine in the morning until nine in the evening in Phnom Penh. */
const [from, awake] = [2 * hour, 12 * hour];

const numberOf = (person: number) => `+8551${String(person).padStart(7, "0")}`;

/** How many minutes after ten the first check-back of the first day is due, when this many people write on a day. */
export function minutesUntilFirst(aDay: number): number {
  const ten = 3 * hour;
  const due = Array.from({ length: aDay }, (_, i) => {
    const spread = hashOf(vault.personKey(numberOf(i)));
    return spreadContactTime(tea, { now: from + (i * awake) / aDay + minute, spread });
  });
  return Math.ceil((Math.min(...due) - ten) / minute);
}

/** This many people a day make a check-back. Three days later they are asked. */
export function peopleWrite({ clock, say }: Deployment, start: number, until: number, aDay: number): void {
  let person = 0;
  for (let at = start; at < until; at += day)
    for (let i = 0; i < aDay; i += 1) {
      const number = numberOf(person++);
      const first = at + from + (i * awake) / aDay;
      clock.at(first, () => void say(number, "make tea"));
      clock.at(first + minute, () => void say(number, "7"));
    }
}

/** Many people write once, this many in an hour: after an advertisement, or to earn from the SMS they get. */
export function peopleRush({ clock, say }: Deployment, start: number, until: number, anHour: number): void {
  for (let person = 0; start + (person * hour) / anHour < until; person += 1) {
    const number = `+8552${String(person).padStart(7, "0")}`;
    clock.at(start + (person * hour) / anHour, () => void say(number, "make tea"));
  }
}
