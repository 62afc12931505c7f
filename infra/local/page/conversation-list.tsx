import { channelOf, numberOf } from "../../../functions/twilio/address.ts";
import { timeOrDateOf } from "./clock.ts";
import { channelNames, Icon } from "./icons.tsx";
import { type Conversation, conversations, select, selected, unread } from "./state.ts";

export function ConversationList() {
  return (
    <nav class="conversations" aria-labelledby="conversations">
      <h2 id="conversations">Conversations</h2>
      <ul>
        {conversations.value.map((conversation) => (
          <Item key={conversation.address} {...conversation} />
        ))}
      </ul>
    </nav>
  );
}

function Item({ address, last }: Conversation) {
  const channel = channelOf(address);
  const isUnread = unread.value.has(address);
  const preview = `preview-${address}`;
  return (
    <li class={`conversation ${channel}`} data-testid="conversation" data-person={address}>
      <span class="avatar">
        <Icon name={channel} />
        {isUnread && <span class="unread" />}
      </span>
      <button
        type="button"
        aria-current={address === selected.value}
        aria-describedby={preview}
        onClick={() => select(address)}
      >
        {numberOf(address)}{" "}
        <span class="hidden">
          on {channelNames[channel]}
          {isUnread && ", unread"}
        </span>
      </button>
      <span class="when">{last && timeOrDateOf(last.at)}</span>
      <span class="preview" id={preview} lang={last?.language} dir={last?.dir}>
        {last?.direction === "inbound" && "You: "}
        {last ? last.body.replaceAll("\n", " ") || "Picture" : "Nothing said yet"}
      </span>
    </li>
  );
}
