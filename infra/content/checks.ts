import type { Check } from "./check.ts";
import { calendars } from "./checks/calendars.ts";
import { deadEnd } from "./checks/dead-end.ts";
import { facts } from "./checks/facts.ts";
import { heardWords } from "./checks/heard-words.ts";
import { lengths } from "./checks/lengths.ts";
import { links } from "./checks/links.ts";
import { promises } from "./checks/promises.ts";
import { reachable } from "./checks/reachable.ts";
import { removedPages } from "./checks/removed-pages.ts";
import { reservedWords } from "./checks/reserved-words.ts";
import { sameChoices } from "./checks/same-choices.ts";
import { segments } from "./checks/segments.ts";
import { toldReplies } from "./checks/told-replies.ts";
import { toldWords } from "./checks/told-words.ts";
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
