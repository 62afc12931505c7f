import { useSignal } from "@preact/signals";
import { addressOf } from "../../../functions/twilio/address.ts";
import { now } from "./clock.ts";
import { channelNames } from "./icons.tsx";
import { e164, recentNumbers, remember, suggestedNumber } from "./numbers.ts";
import { focusTypedBox } from "./sending.ts";
import { begin } from "./state.ts";
import type { Channel } from "./wire.ts";

export function NewConversation() {
  const channel = useSignal<Channel>("whatsapp");
  const typed = useSignal<string | undefined>(undefined); // a suggested number until something is typed
  const wrong = useSignal(false);
  const number = typed.value ?? suggestedNumber(channel.value);
  const recent = recentNumbers(channel.value);

  function write(number: string) {
    typed.value = number;
    wrong.value = false;
  }

  function start(event: Event) {
    event.preventDefault();
    const valid = e164(number);
    wrong.value = !valid;
    if (!valid) return;
    if (typed.value) remember(valid);
    typed.value = undefined;
    begin(addressOf(channel.value, valid), now.peek());
    focusTypedBox();
  }

  return (
    <form class="new" aria-labelledby="new" onSubmit={start} noValidate>
      <h2 id="new">New conversation</h2>
      <fieldset class="segmented">
        <legend class="hidden">Channel</legend>
        {(["sms", "whatsapp"] as const).map((name) => (
          <label key={name}>
            <input
              type="radio"
              name="channel"
              value={name}
              checked={channel.value === name}
              onChange={() => {
                channel.value = name;
              }}
            />
            {channelNames[name]}
          </label>
        ))}
      </fieldset>
      <div class="row">
        <input
          type="tel"
          aria-label="Number"
          aria-invalid={wrong.value}
          aria-describedby="number-error"
          autocomplete="off"
          value={number}
          onInput={(event) => write(event.currentTarget.value)}
        />
        <button type="submit" class="primary">
          Start
        </button>
      </div>
      {recent.length > 0 && (
        <div class="recent">
          {recent.map((other) => (
            <button key={other} type="button" onClick={() => write(other)}>
              {other}
            </button>
          ))}
        </div>
      )}
      <p id="number-error" class="error" role="alert">
        {wrong.value && "Write it with + and the country code, like +85510000001."}
      </p>
    </form>
  );
}
