import { computed, signal } from "@preact/signals";

/* The desk's clock can be moved ahead; the page shows that one and no other. */

const told = signal({ desk: Date.now(), real: Date.now() });
const tick = signal(Date.now());
setInterval(() => {
  tick.value = Date.now();
}, 1000);

export const now = computed(() => told.value.desk + Math.max(0, tick.value - told.value.real));

/** How far the desk's clock was moved. */
export const ahead = computed(() => told.value.desk - told.value.real);

export function tellTime(desk: number): void {
  told.value = { desk, real: Date.now() };
}

const zone = { timeZone: "Asia/Phnom_Penh" } as const;
const time = new Intl.DateTimeFormat("en-GB", { ...zone, hour: "2-digit", minute: "2-digit" });
const seconds = new Intl.DateTimeFormat("en-GB", { ...zone, timeStyle: "medium" });
const day = new Intl.DateTimeFormat("en-GB", { ...zone, weekday: "long", day: "numeric", month: "long" });
const date = new Intl.DateTimeFormat("en-GB", { ...zone, weekday: "short", day: "numeric", month: "short" });
const span = new Intl.DurationFormat("en", { style: "narrow" });

export const timeOf = (at: number) => time.format(at);
export const secondsOf = (at: number) => seconds.format(at);
export const dayOf = (at: number) => day.format(at);
const today = computed(() => dayOf(now.value));

/** As lists of messages have it: the time for today's, the day for the others. */
export const timeOrDateOf = (at: number) => (dayOf(at) === today.value ? time : date).format(at);
export const momentOf = (at: number) => `${date.format(at)}, ${time.format(at)}`;

/** "2d 23h 5m"; seconds only in the last hour, where they are worth watching. */
export function spanOf(ms: number): string {
  const total = Math.floor(Math.abs(ms) / 1000);
  const [days, hours, minutes] = [
    Math.floor(total / 86_400),
    Math.floor(total / 3600) % 24,
    Math.floor(total / 60) % 60,
  ];
  return total < 3600 ? span.format({ minutes, seconds: total % 60 }) || "0s" : span.format({ days, hours, minutes });
}
