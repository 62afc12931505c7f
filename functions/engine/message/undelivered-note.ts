import { isMissed } from "../checkback/transitions.ts";
import { languageFor } from "../guide/languages.ts";
import { currentPlace } from "../guide/places.ts";
import { withCheckBack } from "../state/conversation.ts";
import type { Move } from "./move.ts";
import type { TurnContext } from "./turn-context.ts";

/** Adds a note, once, for a person whom a check-back did not reach. */
export function withUndeliveredNote({ content }: TurnContext, move: Move): Move {
  const { conversation, pages } = move;
  if (conversation.optedOut || pages.length === 0) return move;
  const missed = conversation.checkBacks.filter(isMissed).find(({ wasTold }) => !wasTold);
  const guide = missed && content.guides[missed.guide];
  const place = missed && guide && currentPlace(guide, missed.askPage);
  if (!missed || !guide || place === undefined || !guide.pages[place]?.missed) return move;
  return {
    ...move,
    conversation: withCheckBack(conversation, { ...missed, wasTold: true }),
    pages: [
      { guide: missed.guide, place, language: languageFor(content, guide, conversation), part: "missed" },
      ...pages,
    ],
  };
}
