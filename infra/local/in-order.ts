type Timed = { at: number; direction: string };

/** By time; of two at one time, the person's first. */
export const inOrder = (one: Timed, other: Timed): number =>
  one.at - other.at || Number(other.direction === "inbound") - Number(one.direction === "inbound");
