import { createHash } from "node:crypto";
import { templateName } from "../../../functions/engine/checkback/route.ts";
import { buttonId } from "../../../functions/engine/guide/buttons.ts";
import type { Content } from "../../../functions/engine/guide/guide.ts";
import { pageAt } from "../../../functions/engine/guide/places.ts";
import { renderMessage } from "../../../functions/engine/guide/render.ts";
import type { Button } from "../messages.ts";

/** An approved WhatsApp template: its names, its text with {{1}}, its quick replies. */
export type ApprovedTemplate = { sid: string; name: string; body: string; buttons: Button[] };

/** A template for every check-back, in each language that has templates, as if WhatsApp had approved them. */
export function approvedTemplates(content: Content): ApprovedTemplate[] {
  return Object.values(content.guides).flatMap((guide) => {
    const asked = new Set(Object.values(guide.pages).flatMap(({ checkBack }) => (checkBack ? [checkBack.ask] : [])));
    const templated = guide.languages.filter((language) => language in content.words.templateLanguages);
    return [...asked].flatMap((at) =>
      templated.map((language) => {
        const name = templateName(guide.guide, at, language);
        const facts = { date: "{{1}}" };
        const choices = pageAt(content, guide, at)?.choices ?? [];
        return {
          sid: sidOf(name),
          name,
          body: renderMessage(content, [{ guide: guide.guide, place: at, language, part: "template", facts }]),
          buttons: choices.map(({ to, label }) => ({ id: buttonId(guide.guide, to), label: label[language] ?? "" })),
        };
      }),
    );
  });
}

/** A fictional Content SID, the same at every start. */
export const sidOf = (name: string) => `HX${createHash("sha256").update(name).digest("hex").slice(0, 32)}`;

/**
 * A template's text with its variables; undefined when a variable is missing or empty, or when they are not a JSON object.
 * https://www.twilio.com/docs/api/errors/21656
 *
 * @param variables ContentVariables as received: {"1": "7 Dec"}
 */
export function rendered(body: string, variables: string): string | undefined {
  const values = valuesIn(variables);
  if (!values || Object.values(values).some((value) => typeof value !== "string" || value === "")) return undefined;
  const placeholder = /\{\{(\w+)\}\}/g;
  const isMissing = [...body.matchAll(placeholder)].some(([, name = ""]) => values[name] === undefined);
  return isMissing ? undefined : body.replace(placeholder, (_, name: string) => String(values[name]));
}

export function valuesIn(json: string): Record<string, unknown> | undefined {
  try {
    const values: unknown = JSON.parse(json);
    return typeof values === "object" && values !== null && !Array.isArray(values) ? { ...values } : undefined;
  } catch {
    return undefined;
  }
}
