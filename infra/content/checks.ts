import type { Check } from "./check.ts";
import { toldWords } from "./checks/advertised-words.ts";
import { calendars } from "./checks/calendars.ts";
import { promises } from "./checks/check-backs.ts";
import { deadEnd } from "./checks/dead-end.ts";
import { facts } from "./checks/facts.ts";
import { lengths } from "./checks/lengths.ts";
import { links } from "./checks/links.ts";
import { reachable } from "./checks/reachable.ts";
import { removedPages } from "./checks/removed-pages.ts";
import { toldReplies } from "./checks/reply-instructions.ts";
import { reservedWords } from "./checks/reserved-words.ts";
import { sameChoices } from "./checks/same-choices.ts";
import { segments } from "./checks/segments.ts";
import { heardWords } from "./checks/trigger-words.ts";
import { unreviewed } from "./checks/unreviewed.ts";

/** What content is held to once its references are sound, in the order in which it is told. */
export const checks: Check[] = [
  reachable,
  deadEnd,
  promises,
  calendars,
  reservedWords,
  heardWords,
  toldWords,
  toldReplies,
  segments,
  lengths,
  links,
  facts,
  sameChoices,
  removedPages,
  unreviewed,
];
