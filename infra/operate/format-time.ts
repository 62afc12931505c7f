import { operatorLocale } from "./operator-locale.ts";

/** Formats instants in a guide's time zone. */
export type Times = {
  zone: string;
  /** "Thu 10 Dec 11:00" */
  at: (instant: number) => string;
  /** "in 3d 2h", "5m ago", "now" */
  away: (instant: number) => string;
};

const units = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["m", 60_000],
] as const;

export function timesIn(zone: string, now: number): Times {
  const [day, time] = [
    new Intl.DateTimeFormat(operatorLocale, { timeZone: zone, weekday: "short", day: "numeric", month: "short" }),
    new Intl.DateTimeFormat(operatorLocale, { timeZone: zone, hour: "2-digit", minute: "2-digit" }),
  ];
  return {
    zone,
    at: (instant) => `${day.format(instant).replace(",", "")} ${time.format(instant)}`,
    away(instant) {
      const span = spanOf(Math.abs(instant - now));
      if (span === "") return "now";
      return instant > now ? `in ${span}` : `${span} ago`;
    },
  };
}

/** The two largest units of a span; empty for less than a minute. */
function spanOf(ms: number): string {
  let left = ms;
  const parts = units.map(([name, size]) => {
    const count = Math.floor(left / size);
    left -= count * size;
    return count === 0 ? "" : `${count}${name}`;
  });
  const first = parts.findIndex((part) => part !== "");
  return first < 0
    ? ""
    : parts
        .slice(first, first + 2)
        .join(" ")
        .trim();
}
