import { channelOf, numberOf } from "../../../functions/twilio/address.ts";
import { now, timeOf } from "./clock.ts";
import { Icon } from "./icons.tsx";
import { liveNumber } from "./live-number.tsx";
import { MessageLog } from "./message-log.tsx";
import { current, ourAddresses } from "./state.ts";
import { TypedBox } from "./typed-box.tsx";

export function Phone() {
  const conversation = current.value;
  if (!conversation)
    return <p class="empty">{liveNumber.value ? "No one has written yet." : "Waiting for the desk…"}</p>;
  const { address } = conversation;
  const channel = channelOf(address);
  return (
    <section class={`phone ${channel}`} aria-label={`Phone of ${numberOf(address)}`}>
      <div class="screen">
        <StatusBar />
        <header class="contact">
          <span class="avatar" aria-hidden="true">
            C
          </span>
          <h2>Checkback</h2>
          <p>{numberOf(ourAddresses.value[channel])}</p>
        </header>
        <MessageLog key={address} {...conversation} />
        {!liveNumber.value && <TypedBox key={address} address={address} isNew={!conversation.last} />}
      </div>
    </section>
  );
}

function StatusBar() {
  return (
    <div class="status-bar" aria-hidden="true">
      <span>{timeOf(now.value)}</span>
      <span class="camera" />
      <span>
        <Icon name="signal" /> <Icon name="battery" />
      </span>
    </div>
  );
}
