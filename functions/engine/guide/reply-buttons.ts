import { type Buttons, maxBody, shapes } from "../state/buttons.ts";
import type { PageRef } from "../state/conversation.ts";
import { buttonId } from "./buttons.ts";
import type { Content, Guide, Page, Texts } from "./guide.ts";
import { placeholdersOf } from "./placeholders.ts";
import { choiceTo, listOf, nextPlace, type Option, pageAt, parsePlace } from "./places.ts";
import { optionNamed, renderLabel } from "./render.ts";

/**
 * What can be tapped below a message: the entries of its list, then what its text points to, as far as there is room. Up
 * to three are buttons, and up to ten a list.
 *
 * @returns undefined when the text, the list, or a label of it is too long: then people type the number
 */
export function buttonsOf(content: Content, pages: readonly PageRef[], text: string): Buttons | undefined {
  if (text.length > maxBody) return undefined;
  for (const page of pages.toReversed()) {
    const { listed, named } = offeredOn(content, page);
    if (listed.length + named.length > 0) return arrange(content, page, listed, named);
  }
  return undefined;
}

type Offered = { listed: Option[]; named: Option[] };

/** The options in the list of a page that is shown, and those whose number its text names. */
function offeredOn(content: Content, { guide: id, place, language, part, only }: PageRef): Offered {
  const guide = id === undefined ? undefined : content.guides[id];
  const { page: pageId, step } = parsePlace(place);
  const page = pageAt(content, guide, place);
  if (!page || part === "missed" || part === "template") return { listed: [], named: [] };
  const hasList = step === 0 && part !== "go-on";
  const isStep = ({ to }: Option) => parsePlace(to).step > 0;
  const list = hasList ? listOf(guide, pageId, page) : [];
  // Steps that are there already need no button. Their numbers can be typed.
  const listed = list.filter((option) => (!only || only.includes(option.to)) && (part !== "whole" || !isStep(option)));
  const names = textsShown(content, page, { step, part, hasList }).flatMap((texts) =>
    placeholdersOf(texts?.[language] ?? ""),
  );
  const pointed = names.flatMap(([name, isNumber]) =>
    isNumber ? (optionNamed(content, guide, place, name) ?? []) : [],
  );
  const named = [...new Set(pointed)].filter((option) => part !== "whole" || !isStep(option));
  return { listed, named: named.filter(({ to }) => !listed.some((each) => each.to === to)) };
}

type Shown = { step: number; part: PageRef["part"]; hasList: boolean };

/** The texts of a page that are shown, without its list. */
function textsShown(content: Content, page: Page, { step, part, hasList }: Shown): (Texts | undefined)[] {
  if (part === "go-on") return [content.words.pages["go-on"]?.text];
  if (step > 0) return [page.steps?.[step - 1]?.text];
  const isListed = hasList && (page.steps ?? page.choices) !== undefined && !page.strict;
  const foot = page.foot ?? (isListed ? content.words.menuFoot : undefined);
  const steps = part === "whole" ? (page.steps ?? []).map(({ text }) => text) : [];
  return [part === "list" ? undefined : page.text, ...steps, foot];
}

/** The titles that an option has, the longer one first. */
function titlesOf(content: Content, page: PageRef, option: Option): string[] {
  const guide = page.guide === undefined ? undefined : content.guides[page.guide];
  return labelsOf(content, guide, page, option)
    .filter((texts) => texts?.[page.language] !== undefined)
    .map((texts) => renderLabel(content, page, texts!));
}

function labelsOf(
  content: Content,
  guide: Guide | undefined,
  { place }: PageRef,
  option: Option,
): (Texts | undefined)[] {
  const { to, label, short } = option;
  const { buttons } = content.words;
  const next = guide && to === nextPlace(guide, place) ? buttons?.next : undefined;
  if (label) return [label, short, next];
  if (to === "/menu") return [buttons?.menu];
  const choice = guide && choiceTo(guide, to);
  return [choice?.label, choice?.short, next];
}

function arrange(content: Content, page: PageRef, listed: Option[], named: Option[]): Buttons | undefined {
  const open = content.words.buttons?.open[page.language];
  if (open === undefined) return undefined;
  const main = listed.length > 0 ? listed : named;
  for (const kind of ["buttons", "list"] as const) {
    const most = shapes[kind];
    if (main.length > most.rows) continue;
    const rows = rowsOf(content, page, listed, most.title);
    const isWhole = rows.length === listed.length && isDistinct(rows);
    if (!isWhole) continue;
    for (const row of rowsOf(content, page, named, most.title))
      if (rows.length < most.rows && isDistinct([...rows, row])) rows.push(row);
    if (rows.length > 0) return { kind, open, rows };
  }
  return undefined;
}

/** The rows of these options. One without a title that is short enough is left out. */
function rowsOf(content: Content, page: PageRef, options: Option[], maxTitle: number): Buttons["rows"] {
  return options.flatMap((option) => {
    const title = titlesOf(content, page, option).find((each) => each.length <= maxTitle);
    return title === undefined ? [] : [{ id: buttonId(page.guide, option.to), title }];
  });
}

/** WhatsApp refuses two rows with one title, or with one id. */
const isDistinct = (rows: Buttons["rows"]): boolean =>
  new Set(rows.map(({ id }) => id)).size === rows.length &&
  new Set(rows.map(({ title }) => title)).size === rows.length;
