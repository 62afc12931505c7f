import { zone } from "./clock.ts";
import { current } from "./state.ts";
import { transcriptOf } from "./transcript.ts";

/** Saves the conversation as a transcript, which can be put into content/transcripts as a test. */
export function ExportTranscript() {
  const conversation = current.value;
  if (!conversation?.last) return null;
  const { address, messages } = conversation;
  return (
    <button type="button" class="plain" onClick={() => save(transcriptOf(address, messages, zone.value))}>
      Export as transcript
    </button>
  );
}

function save(text: string) {
  const href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  Object.assign(document.createElement("a"), { href, download: "transcript.txt" }).click();
  URL.revokeObjectURL(href);
}
