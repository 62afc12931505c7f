import { forRecentTexts } from "../../text/recent.ts";
import type { Keyword, Lexicon } from "../guide/lexicon.ts";
import { memoize } from "../guide/memoize.ts";
import { findInTable } from "./phrase-index.ts";

/** All keywords in a folded text: a page's before a guide's, and the longest first. */
export const findKeywords = (lexicon: Lexicon, text: string): readonly Keyword[] => recentlyFound(lexicon)(text);

/** A message is searched as a whole, as its sentence and as the keyword that it is. */
const recentlyFound = memoize(({ keywords }: Lexicon) =>
  forRecentTexts((text) => findInTable(keywords, text).sort((a, b) => a.order - b.order)),
);
