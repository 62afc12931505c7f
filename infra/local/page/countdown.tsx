import { now, spanOf } from "./clock.ts";

/** Runs by the desk's clock; past its end it counts up. */
export function Countdown({ to }: { to: number }) {
  const left = to - now.value;
  return (
    <span class={left > 0 ? "countdown" : "countdown overdue"} role="timer">
      {left > 0 ? `in ${spanOf(left)}` : `due ${spanOf(left)} ago`}
    </span>
  );
}
