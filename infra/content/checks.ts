import type { Check } from "./check.ts";
import { advertisedWords } from "./checks/advertised-words.ts";
import { amounts } from "./checks/amounts.ts";
import { buttonTitles } from "./checks/button-titles.ts";
import { calendars } from "./checks/calendars.ts";
import { characters } from "./checks/characters.ts";
import { checkBacks } from "./checks/check-backs.ts";
import { deadEnd } from "./checks/dead-end.ts";
import { facts } from "./checks/facts.ts";
import { labels } from "./checks/labels.ts";
import { lengths } from "./checks/lengths.ts";
import { links } from "./checks/links.ts";
import { media } from "./checks/media.ts";
import { otherLanguage } from "./checks/other-language.ts";
import { posterWords } from "./checks/poster-words.ts";
import { reachable } from "./checks/reachable.ts";
import { removedPages } from "./checks/removed-pages.ts";
import { replyInstructions } from "./checks/reply-instructions.ts";
import { reservedWords } from "./checks/reserved-words.ts";
import { sameChoices } from "./checks/same-choices.ts";
import { segments } from "./checks/segments.ts";
import { triggerWords } from "./checks/trigger-words.ts";
import { uncheckedLanguages } from "./checks/unchecked-languages.ts";
import { unreviewed } from "./checks/unreviewed.ts";
import { vagueKeywords } from "./checks/vague-keywords.ts";

/** All checks of content without broken references, in the order in which problems are listed. */
export const checks: Check[] = [
  reachable,
  deadEnd,
  checkBacks,
  calendars,
  reservedWords,
  triggerWords,
  vagueKeywords,
  advertisedWords,
  replyInstructions,
  posterWords,
  labels,
  otherLanguage,
  characters,
  segments,
  lengths,
  buttonTitles,
  media,
  links,
  facts,
  amounts,
  sameChoices,
  removedPages,
  uncheckedLanguages,
  unreviewed,
];
