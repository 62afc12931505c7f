import { channelOf } from "../../../functions/twilio/address.ts";
import { timeOf } from "./clock.ts";
import { Icon } from "./icons.tsx";
import { liveNumber } from "./live-number.tsx";
import { linesOf } from "./reply-numbers.ts";
import { send } from "./sending.ts";
import { TextLine } from "./text-line.tsx";
import type { Attachment, Message, ReplyOption } from "./wire.ts";

/** One message, and the numbers in it that can be replied now. */
export function Bubble({ message, ways }: { message: Message; ways: ReplyOption[] }) {
  const { sid, person, direction, body, language, dir, replies, media, attachments } = message;
  const mine = direction === "inbound";
  return (
    <li
      class={`${mine ? "mine" : "theirs"} ${isLost(message) ? "lost" : ""}`}
      data-testid="message"
      data-sid={sid}
      data-direction={direction}
    >
      <span class="hidden">{mine ? "You:" : "Checkback:"}</span>
      {direction === "outbound-api" && <span class="check-back-mark">check-back</span>}
      <div class="bubble" lang={language} dir={dir}>
        {mine ? (
          <>
            {(media > 0 || body === "") && <p class="picture">Picture</p>}
            {body !== "" && <p>{body}</p>}
          </>
        ) : (
          <>
            {attachments.map((each) => (
              <Shown key={each.path} {...each} />
            ))}
            {body !== "" &&
              linesOf(body, replies).map((line, i) => <TextLine key={i} line={line} person={person} ways={ways} />)}
          </>
        )}
      </div>
      <Tappable {...message} />
      <Meta {...message} />
    </li>
  );
}

/** A picture, a recording that plays, or a document to open. */
function Shown({ path, kind, alt = "" }: Attachment) {
  if (kind === "picture") return <img src={path} alt={alt} />;
  // biome-ignore lint/a11y/useMediaCaption: the page's text is the message before it.
  if (kind === "audio") return <audio controls src={path} aria-label="Recording" />;
  return (
    <a href={path} target="_blank" rel="noreferrer">
      <Icon name="file" /> {path.slice(path.lastIndexOf(".") + 1).toUpperCase()}
    </a>
  );
}

/** The buttons below a message. On WhatsApp a list opens over the conversation; here it opens below the message. */
function Tappable({ person, language, dir, buttons, opensList }: Message) {
  if (buttons.length === 0) return null;
  const rows = buttons.map(({ id, label }) => (
    <button
      key={id}
      type="button"
      disabled={liveNumber.value !== undefined}
      onClick={() => send(person, label, { button: id })}
    >
      {label}
    </button>
  ));
  if (opensList === undefined)
    return (
      <div class="quick-replies" lang={language} dir={dir}>
        {rows}
      </div>
    );
  return (
    <details class="list-picker" lang={language} dir={dir}>
      <summary>
        <Icon name="list" /> {opensList}
      </summary>
      <div class="rows">{rows}</div>
    </details>
  );
}

/** Whether it did not arrive on the phone. */
export const isLost = ({ status }: Message): boolean => status === "failed" || status === "undelivered";

function Meta(message: Message) {
  const { at, direction, person, segments, encoding, status } = message;
  // WhatsApp counts messages, not segments.
  const parts = channelOf(person) === "whatsapp" ? "1 message" : `${segments} segment${segments === 1 ? "" : "s"}`;
  const ticks = status === "sent" ? "tick" : status === "delivered" || status === "received" ? "ticks" : undefined;
  return (
    <p class="meta">
      {timeOf(at)}
      {direction !== "inbound" && ` · ${parts} · ${encoding}`} ·{" "}
      <span class={isLost(message) ? "failed" : ""}>{isLost(message) ? `${status}, not on the phone` : status}</span>
      {ticks && <Icon name={ticks} />}
    </p>
  );
}
