import { render } from "preact";
import { ConversationList } from "./conversation-list.tsx";
import { Inspector } from "./inspector.tsx";
import { followDesk } from "./live.ts";
import { liveNumber } from "./live-number.tsx";
import { MistakeCount, Mistakes } from "./mistakes.tsx";
import { NewConversation } from "./new-conversation.tsx";
import { Phone } from "./phone.tsx";
import { connected, contentVersion, files } from "./state.ts";
import { TimeTravel } from "./time.tsx";

function Page() {
  return (
    <>
      <header class="top">
        <h1>
          Checkback <span>desk</span>
        </h1>
        {files.value && <a href="/desk/all">See all of it</a>}
        <MistakeCount />
        <output class="offline">{!connected.value && "Disconnected from the desk, retrying…"}</output>
        <p class="version">{contentVersion.value && `content ${contentVersion.value.slice(0, 12)}`}</p>
      </header>
      {/* Hidden until the first snapshot of the desk. */}
      <div class="columns" hidden={!contentVersion.value}>
        <div class="column left">
          <Mistakes />
          <ConversationList />
          {!liveNumber.value && <NewConversation />}
        </div>
        <main>
          <Phone />
        </main>
        <div class="column right">
          <TimeTravel />
          <Inspector />
        </div>
      </div>
    </>
  );
}

render(<Page />, document.body);
followDesk();
