import { createHash } from "node:crypto";
import { templateName } from "../engine/checkback/route.ts";
import { buttonId } from "../engine/guide/buttons.ts";
import { dayName } from "../engine/guide/contact-hours.ts";
import type { Content, Guide, Page, Texts } from "../engine/guide/guide.ts";
import { currentPlace, listOf, pageAt } from "../engine/guide/places.ts";
import { renderMessage } from "../engine/guide/render.ts";
import type { Language } from "../text/language.ts";
import type { TemplateBody } from "../twilio/contents.ts";
import type { RequiredTemplate } from "../twilio/template-status.ts";

/** The day that WhatsApp's reviewers see for {{1}}. */
const sampleDay = Date.UTC(2026, 10, 23, 5);

/** One template for each page that check-backs are sent with, in each language of its guide. */
export function requiredTemplates(content: Content): RequiredTemplate[] {
  return Object.values(content.guides).flatMap((guide) => {
    const asked = Object.values(guide.pages).flatMap(({ checkBack }) =>
      checkBack ? [currentPlace(guide, checkBack.ask)] : [],
    );
    return [...new Set(asked)].flatMap((id) => {
      const page = pageAt(content, guide, id);
      return page ? guide.languages.map((language) => requiredTemplate(content, { guide, id, language }, page)) : [];
    });
  });
}

/** A page, by its id, in one language. */
type Of = { guide: Guide; id: string; language: Language };

function requiredTemplate(content: Content, of: Of, page: Page): RequiredTemplate {
  const { guide, id, language } = of;
  const key = templateName(guide.guide, id, language);
  const say = (texts: Texts) => {
    try {
      return renderTemplateText(content, of, texts);
    } catch (error) {
      throw new Error(`${key} can't be written: ${(error as Error).message}`);
    }
  };
  const text = page.template ?? joinTexts(page.text, page.foot);
  const options = listOf(guide, id, page).map(({ to, label = {} }) => ({
    title: say(label),
    id: buttonId(guide.guide, to),
  }));
  const actions = options.map((option) => ({ type: "QUICK_REPLY" as const, ...option }));
  const body: TemplateBody = { body: say(text), ...(actions.length > 0 && { actions }) };
  const types = { [actions.length > 0 ? "twilio/quick-reply" : "twilio/text"]: body };
  const variables: Record<string, string> = body.body.includes("{{1}}")
    ? { "1": dayName(content, sampleDay, guide, language) }
    : {};
  const version = createHash("sha256")
    .update(JSON.stringify([key, types]))
    .digest("hex")
    .slice(0, 8);
  return {
    key,
    friendlyName: `${key} ${version}`,
    name: `${key} ${version}`.replace(/[^a-z0-9]+/g, "_"),
    language: content.words.templateLanguages[language],
    types,
    variables,
  };
}

/** A text of this page as the engine renders it, with Twilio's {{1}} for {date}. */
function renderTemplateText(content: Content, { guide, id, language }: Of, texts: Texts): string {
  const page = { ...guide.pages[id], template: texts } as Page;
  const pages = { ...guide.pages, [id]: page };
  const guides = { [guide.guide]: { ...guide, pages } };
  return renderMessage({ ...content, guides }, [
    { guide: guide.guide, place: id, language, facts: { date: "{{1}}" }, part: "template" },
  ]);
}

/** The text with the foot below it, if there is one. */
function joinTexts(text: Texts, foot: Texts | undefined): Texts {
  const lines = Object.entries(text).map(
    ([language, line]) => [language, [line, foot?.[language as Language]]] as const,
  );
  return Object.fromEntries(lines.map(([language, each]) => [language, each.filter((line) => line).join("\n")]));
}
