/** Calls a function when its value is first needed, and then never again. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Remembers a value for each text of a list that does not grow: not for what people write. */
export function memoizeByText<Value>(make: (text: string) => Value): (text: string) => Value {
  const made = new Map<string, { value: Value }>();
  return (text) => {
    const known = made.get(text);
    if (known) return known.value;
    const value = make(text);
    made.set(text, { value });
    return value;
  };
}
