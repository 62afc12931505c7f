import type { Line } from "./reply-numbers.ts";
import { send } from "./sending.ts";
import type { ReplyOption } from "./wire.ts";

/*
 * Every number is a button, which is enabled while it can be replied. If buttons replaced text and text replaced buttons, screen
 * readers would read the message again each time.
 */
export function TextLine({ line, person, ways }: { line: Line; person: string; ways: ReplyOption[] }) {
  const reply = (number: number, label?: string) => {
    const way = ways.find((way) => way.number === number);
    return {
      type: "button" as const,
      disabled: !way,
      "aria-label": way && `Reply ${number}: ${label ?? way.label}`,
      onClick: () => send(person, String(number)),
    };
  };
  if ("label" in line)
    return (
      <button class="way" {...reply(line.number, line.label)}>
        <span>{line.number}</span> <bdi>{line.label}</bdi>
      </button>
    );
  return (
    <p>
      {line.pieces.map((piece, i) =>
        typeof piece === "string" ? (
          piece
        ) : (
          <button key={i} class="digit" {...reply(piece)}>
            {piece}
          </button>
        ),
      )}
    </p>
  );
}
