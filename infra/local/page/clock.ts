import { computed, signal } from "@preact/signals";

/* The page shows the desk's clock, which can be ahead of real time. */

const synced = signal({ desk: Date.now(), real: Date.now() });
const tick = signal(Date.now());
setInterval(() => {
  tick.value = Date.now();
}, 1000);

export const now = computed(() => synced.value.desk + Math.max(0, tick.value - synced.value.real));

/** How far the desk's clock is ahead. */
export const ahead = computed(() => synced.value.desk - synced.value.real);

export function setTime(desk: number): void {
  synced.value = { desk, real: Date.now() };
}

/** The guide's time zone, in which days and hours are shown. */
export const zone = signal("UTC");

const formatted = (options: Intl.DateTimeFormatOptions) =>
  computed(() => new Intl.DateTimeFormat(undefined, { timeZone: zone.value, ...options }));
const time = formatted({ hour: "2-digit", minute: "2-digit" });
const seconds = formatted({ timeStyle: "medium" });
const day = formatted({ weekday: "long", day: "numeric", month: "long" });
const date = formatted({ weekday: "short", day: "numeric", month: "short" });
const span = new Intl.DurationFormat(undefined, { style: "narrow" });

export const timeOf = (at: number) => time.value.format(at);
export const secondsOf = (at: number) => seconds.value.format(at);
export const dayOf = (at: number) => day.value.format(at);
const today = computed(() => dayOf(now.value));

/** The time of today's messages, the day of others. */
export const timeOrDateOf = (at: number) => (dayOf(at) === today.value ? time : date).value.format(at);
export const momentOf = (at: number) => `${date.value.format(at)}, ${time.value.format(at)}`;

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
