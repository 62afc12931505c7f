import { useSignal } from "@preact/signals";
import { channelOf, numberOf } from "../../../functions/twilio/address.ts";
import { ahead, dayOf, momentOf, now, secondsOf, spanOf, zone } from "./clock.ts";
import { Countdown } from "./countdown.tsx";
import { advanceClock } from "./desk.ts";
import { channelNames } from "./icons.tsx";
import { LiveNote, liveNumber } from "./live-number.tsx";
import { people, select, selected } from "./state.ts";
import { TwilioMode } from "./twilio-mode.tsx";

const jumps = { "+1 hour": "PT1H", "+1 day": "PT24H", "+3 days": "PT72H" } as const;

export function TimeTravel() {
  const isLive = liveNumber.value !== undefined;
  return (
    <section class="time" aria-labelledby="time">
      <h2 id="time">{isLive ? "Time" : "Time travel"}</h2>
      <DeskClock />
      {isLive ? <LiveNote /> : <Jumps />}
      <Due />
    </section>
  );
}

function Jumps() {
  const error = useSignal<string | undefined>(undefined);
  return (
    <>
      <div class="jumps">
        {Object.entries(jumps).map(([label, by]) => (
          <button
            key={label}
            type="button"
            onClick={async () => {
              error.value = await advanceClock(by);
            }}
          >
            {label}
          </button>
        ))}
      </div>
      <p class="error" role="alert">
        {error}
      </p>
      <TwilioMode />
    </>
  );
}

function DeskClock() {
  const moved = Math.round(ahead.value / 60_000);
  return (
    <>
      <p class="clock">
        <span role="timer">{secondsOf(now.value)}</span> {dayOf(now.value)}
      </p>
      <p class="note">
        {zone.value} ·{" "}
        {moved === 0 ? "real time" : `${spanOf(moved * 60_000)} ${moved > 0 ? "ahead of" : "behind"} real time`}
      </p>
    </>
  );
}

function Due() {
  const due = Object.values(people.value)
    .flatMap(({ address, checkBacks }) =>
      checkBacks.flatMap(({ id, state, dueAt }) =>
        state === "open" && dueAt !== undefined ? [{ address, id, dueAt }] : [],
      ),
    )
    .sort((a, b) => a.dueAt - b.dueAt);
  return (
    <>
      <h3>Due</h3>
      {due.length === 0 && <p class="note">No open check-back.</p>}
      <ul class="due">
        {due.map(({ address, id, dueAt }) => (
          <li key={id}>
            <button type="button" aria-current={address === selected.value} onClick={() => select(address)}>
              <span>
                {numberOf(address)} <small>{channelNames[channelOf(address)]}</small>
              </span>
              <Countdown to={dueAt} />
              <small>{momentOf(dueAt)}</small>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
