import { Icon } from "./icons.tsx";
import { refused, send, sending, typedBox } from "./sending.ts";
import { drafts, hints } from "./state.ts";

export function TypedBox({ address, isNew }: { address: string; isNew: boolean }) {
  const draft = drafts.value[address] ?? "";
  const write = (text: string) => {
    drafts.value = { ...drafts.value, [address]: text };
  };

  async function sendDraft(event: Event, media = 0) {
    event.preventDefault();
    if ((draft.trim() === "" && media === 0) || sending.value) return;
    write("");
    if (!(await send(address, draft.trim() === "" ? "" : draft, { media })) && !drafts.value[address]) write(draft);
  }

  function onKeyDown(event: KeyboardEvent) {
    // While an input method composes, Enter chooses a word. Safari shows this only by the key code.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    sendDraft(event);
  }

  return (
    <form class="typed" onSubmit={(event) => sendDraft(event)}>
      {isNew && (
        <div class="hints">
          {hints.value.map(({ language, text }) => (
            <button key={language} type="button" lang={language} dir="auto" onClick={() => send(address, text)}>
              {text}
            </button>
          ))}
        </div>
      )}
      <p class="error" role="alert">
        {refused.value?.address === address && refused.value.why}
      </p>
      <div class="row">
        {/* The typed text is sent with it as a caption. */}
        <button type="button" aria-label="Picture" disabled={sending.value} onClick={(event) => sendDraft(event, 1)}>
          <Icon name="picture" />
        </button>
        <textarea
          id={typedBox}
          rows={1}
          dir="auto"
          aria-label="Message"
          placeholder="Message"
          value={draft}
          onInput={(event) => write(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button type="submit" class="send" aria-label="Send" disabled={sending.value || draft.trim() === ""}>
          <Icon name="send" />
        </button>
      </div>
    </form>
  );
}
