import type { SheetFact, SheetMessage } from "../../../content/report/sheet.ts";
import type { AllGuides } from "../wire.ts";
import { Message } from "./message.tsx";
import { hidden, sought } from "./state.ts";

type Guide = AllGuides["guides"][number];

/** The heading of the messages that belong to no guide. */
export const shared = "In every guide";

/** A guide: its messages, a column for each language, and its facts. */
export function GuideSheet({ guide, editor, languages, messages, facts }: Guide) {
  const shown = languages.filter(({ tag }) => !hidden.value.has(tag));
  const found = messages.filter((message) => isSought(guide, message));
  return (
    <section class="sheet" aria-labelledby={`guide-${guide ?? ""}`} style={{ "--languages": shown.length }}>
      <h2 id={`guide-${guide ?? ""}`}>{guide ?? shared}</h2>
      <ul class="reviews">
        {shown.map(({ tag, name, toReview }) => (
          <li key={tag} class={toReview > 0 ? "open" : ""}>
            <bdi lang={tag}>{name}</bdi>: {toReview > 0 ? `${toReview} texts to review` : "nothing to review"}
          </li>
        ))}
      </ul>
      {found.length === 0 && <p class="note">No message has these words.</p>}
      {found.map((message) => (
        <Message key={message.at} guide={guide} editor={editor} languages={shown} message={message} />
      ))}
      {facts.length > 0 && <Facts facts={facts} editor={editor} />}
    </section>
  );
}

/** Whether all words of the search are in the message or its page's name. */
function isSought(guide: string | undefined, { at, texts }: SheetMessage): boolean {
  const text = [guide ?? "", at, ...texts.flatMap((each) => [each.text, each.template?.text ?? ""])]
    .join(" ")
    .toLowerCase();
  return sought.value
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function Facts({ facts, editor }: { facts: SheetFact[]; editor: string }) {
  return (
    <>
      <h3>Facts</h3>
      <ul class="facts">
        {facts.map(({ says, source, checked, staleOn, isStale, line }) => (
          <li key={line} class={isStale ? "open" : ""}>
            <b>{says}</b>: {source}.{" "}
            <a href={`${editor}:${line}`}>
              checked {checked}, {isStale ? "check it again" : `holds until ${staleOn}`}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
