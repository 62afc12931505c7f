import { now, spanOf } from "./clock.ts";

/** The time left by the desk's clock, or the time since. */
export function Countdown({ to }: { to: number }) {
  const left = to - now.value;
  return (
    <span class={left > 0 ? "countdown" : "countdown overdue"} role="timer">
      {left > 0 ? `in ${spanOf(left)}` : `due ${spanOf(left)} ago`}
    </span>
  );
}
