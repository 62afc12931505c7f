import { tzOffset } from "@date-fns/tz/tzOffset";

/*
 * Days and times of day in a time zone. A wall time is what a clock on the wall there shows, as milliseconds of UTC: it can
 * be taken apart with the UTC methods of Date.
 */

const minute = 60_000;
export const day = 24 * 60 * minute;

const offsetAt = (zone: string, at: number): number => tzOffset(zone, new Date(at)) * minute;

/** What a clock in the zone shows. @param at epoch milliseconds */
export const wallTime = (zone: string, at: number): number => at + offsetAt(zone, at);

/**
 * When a clock in the zone shows a wall time, in epoch milliseconds. The first time when it shows it twice; as if the
 * clock had not been changed when it skips it.
 */
export function instantOf(zone: string, wall: number): number {
  const [before, after] = [wall - offsetAt(zone, wall - day), wall - offsetAt(zone, wall + day)];
  return [before, after].find((at) => wallTime(zone, at) === wall) ?? before;
}

/** The date of a wall time, as 2026-12-07. */
export const dateOf = (wall: number): string => new Date(wall).toISOString().slice(0, 10);

/** The milliseconds since midnight of a time of day, written as 10:00. */
export function timeOfDay(text: string): number {
  const [hours = 0, minutes = 0] = text.split(":").map(Number);
  return (hours * 60 + minutes) * minute;
}

/** The midnight before a wall time, as a wall time. */
export const midnightOf = (wall: number): number => Math.floor(wall / day) * day;
