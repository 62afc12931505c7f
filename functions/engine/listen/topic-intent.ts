import type { Guide } from "../guide/guide.ts";
import type { Keyword } from "../guide/lexicon.ts";
import { optionMentioned } from "./did-you-mean.ts";
import type { Evidence } from "./evidence.ts";
import { findKeywords } from "./find-keywords.ts";
import type { Intent } from "./intent.ts";
import { chooseKeyword, leadsAway } from "./keywords.ts";
import { findPhrases } from "./phrase-index.ts";

/** The page that a message names anywhere in its sentences; else nothing. */
export function topicIntent(evidence: Evidence): Intent | undefined {
  const { content, guide, place, said, mentioned, language } = evidence;
  const { lexicon } = content;
  const acts = said.whole === undefined ? [] : lexicon.acts.named(said.whole);
  const foreignAct = guide && acts.find((each) => each.guide !== guide.guide);
  if (foreignAct && place !== undefined) return asKeyword(evidence, foreignAct);
  const page = pageAskedAbout(evidence);
  if (page) return { kind: "command", to: page, language };
  const named = chooseKeyword(lexicon, guide, mentioned.text);
  if (named === "which") return place === "/delete" ? undefined : { kind: "which", language };
  if (!named) return undefined;
  const isCurrentPage = named.guide === guide?.guide && named.to === place;
  const answer = isCurrentPage ? optionMentioned(evidence, said.text) : undefined;
  if (answer) return { kind: "nearly", language, ...answer };
  const isOfSameGuide = (keyword: Keyword) => keyword.guide === named.guide;
  return leadsAway(evidence, named, isOfSameGuide) ? asKeyword(evidence, named) : undefined;
}

/** Questions that no guide answers: the price, the opening hours of shops, whether a machine replies. */
function pageAskedAbout({ content: { lexicon, words }, said }: Evidence): string | undefined {
  const [topic] = findPhrases(lexicon.askedAbout, said.text, ({ word }) => word);
  if (!topic || !words.pages[topic.to.slice(1)]) return undefined;
  return said.isQuestion || said.qualifiers.has("questions") ? topic.to : undefined;
}

function asKeyword(evidence: Evidence, { guide, to }: Keyword): Intent {
  const { guide: open, language } = evidence;
  const alternative = open && open.guide !== guide ? alternativeIn(evidence, open) : undefined;
  return { kind: "keyword", guide, to, language, ...(alternative && { alternative }) };
}

/** The page of the open guide that the message names beside a keyword of another guide. */
function alternativeIn(evidence: Evidence, { guide, start }: Guide): string | undefined {
  const { content, place, said, mentioned } = evidence;
  const isOwnPage = (keyword: Keyword) => keyword.guide === guide && keyword.to !== start;
  const keyword = findKeywords(content.lexicon, mentioned.text.text).find(isOwnPage);
  if (!keyword || (keyword.to === place && optionMentioned(evidence, said.text))) return undefined;
  return leadsAway(evidence, keyword, isOwnPage) ? keyword.to : undefined;
}
