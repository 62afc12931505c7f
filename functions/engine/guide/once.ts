import { forRecentTexts } from "../../text/recent.ts";

/** Calls a function when its value is first needed, and then never again. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Remembers a value for each text of a list that does not grow: not for what people write. */
export const memoizeByText = <Value>(make: (text: string) => Value): ((text: string) => Value) =>
  forRecentTexts(make, Number.POSITIVE_INFINITY);
