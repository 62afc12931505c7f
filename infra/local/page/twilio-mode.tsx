import { useSignal } from "@preact/signals";
import { isMode, modes } from "../fake-twilio/modes.ts";
import { setMode } from "./desk.ts";
import { mode } from "./state.ts";

/** Chooses the fake Twilio's fault. */
export function TwilioMode() {
  const error = useSignal<string | undefined>(undefined);
  return (
    <div class="twilio">
      <label>
        Twilio{" "}
        <select
          value={mode.value}
          onChange={async ({ currentTarget: { value } }) => {
            error.value = isMode(value) ? await setMode(value) : undefined;
          }}
        >
          {Object.keys(modes).map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <p class="note">{modes[mode.value]}</p>
      <p class="error" role="alert">
        {error}
      </p>
    </div>
  );
}
