import type { Kind } from "./command.ts";

export const text = (expected: string): Kind<string> => ({ expected, parse: (text) => text || undefined });

/** A text that matches a pattern. */
export const matching = (pattern: RegExp, expected: string): Kind<string> => ({
  expected,
  parse: (text) => (pattern.test(text) ? text : undefined),
});

export function wholeNumber({ min, max, like }: { min: number; max?: number; like: number }): Kind<number> {
  const range = max === undefined ? `of at least ${min}` : `from ${min} to ${max}`;
  return {
    expected: `a whole number ${range}, like ${like}`,
    parse(text) {
      const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
      return number >= min && number <= (max ?? Number.MAX_SAFE_INTEGER) ? number : undefined;
    },
  };
}

/** A number above zero. */
export const amount = (like: string): Kind<number> => ({
  expected: `a number above zero, like ${like}`,
  parse: (text) => (/^\d{1,9}(\.\d+)?$/.test(text) && Number(text) > 0 ? Number(text) : undefined),
});

/** A day of the calendar. */
export const date: Kind<string> = {
  expected: "a date like 2026-11-22",
  parse(text) {
    const day = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(text) : undefined;
    // February 30 is read as March 2.
    return day && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? text : undefined;
  },
};

export const oneOf = <T extends string>(names: readonly T[]): Kind<T> => ({
  expected: `one of ${names.join(", ")}`,
  parse: (text) => names.find((name) => name === text),
});

/** A stage of a deployment. */
export const stage: Kind<string> = matching(/^[A-Za-z0-9][A-Za-z0-9-]*$/, "a name like production");
