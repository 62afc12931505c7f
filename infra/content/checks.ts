import type { Check } from "./check.ts";
import { advertisedWords } from "./checks/advertised-words.ts";
import { calendars } from "./checks/calendars.ts";
import { checkBacks } from "./checks/check-backs.ts";
import { deadEnd } from "./checks/dead-end.ts";
import { facts } from "./checks/facts.ts";
import { lengths } from "./checks/lengths.ts";
import { links } from "./checks/links.ts";
import { reachable } from "./checks/reachable.ts";
import { removedPages } from "./checks/removed-pages.ts";
import { replyInstructions } from "./checks/reply-instructions.ts";
import { reservedWords } from "./checks/reserved-words.ts";
import { sameChoices } from "./checks/same-choices.ts";
import { segments } from "./checks/segments.ts";
import { triggerWords } from "./checks/trigger-words.ts";
import { uncheckedLanguages } from "./checks/unchecked-languages.ts";
import { unreviewed } from "./checks/unreviewed.ts";

/** All checks of content without broken references, in the order in which problems are listed. */
export const checks: Check[] = [
  reachable,
  deadEnd,
  checkBacks,
  calendars,
  reservedWords,
  triggerWords,
  advertisedWords,
  replyInstructions,
  segments,
  lengths,
  links,
  facts,
  sameChoices,
  removedPages,
  uncheckedLanguages,
  unreviewed,
];
