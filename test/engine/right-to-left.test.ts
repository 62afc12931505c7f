import { describe, expect, test } from "vitest";
import { renderMessage } from "../../functions/engine/guide/render.ts";
import { segmentsOf } from "../../functions/text/segments.ts";
import { contentOf, tea } from "./small-guide.ts";
import { talk } from "./talk.ts";

const [begin, end] = ["\u2068", "\u2069"];

/** The small guide in a language that is written from right to left, and in one that is not, with the same texts. */
const text = "استخدم إبريقا من متجر الشاي واتصل بالرقم *1202# قبل أن تغلي الماء. 0 القائمة";
const guide = {
  ...tea,
  languages: ["ar", "fa"],
  advertise: { ar: "شاي", fa: "شاي" },
  keywords: { any: [], ar: ["شاي"] },
  pages: { menu: { text: { ar: text, fa: text } } },
};
const small = contentOf(tea);
const traits = { name: "العربية", scripts: ["Arabic"], dates: { day: "numeric", month: "long" } } as const;
const content = {
  ...contentOf({ ...tea, ...guide } as unknown as typeof tea),
  languages: {
    ...small.languages,
    ar: { ...traits, scripts: ["Arabic"], direction: "rtl" as const },
    fa: { ...traits, scripts: ["Arabic"], direction: "ltr" as const },
  },
};
const page = (language: string) => renderMessage(content, [{ guide: tea.guide, place: "menu", language }]);

describe("a text that is read from right to left", () => {
  test("has isolates around a code; a text of another direction has none", () => {
    expect(page("ar")).toBe(text.replace("*1202#", `${begin}*1202#${end}`));
    expect(page("fa")).toBe(text);
  });

  test("is paid for with its isolates", () => {
    const full = `${"ش".repeat(62)} *1202#`;
    const long = { ...content, guides: { [tea.guide]: { ...guide, pages: { menu: { text: { ar: full } } } } } };
    const said = renderMessage(long as unknown as typeof content, [
      { guide: tea.guide, place: "menu", language: "ar" },
    ]);
    expect(segmentsOf(full).segments).toBe(1);
    expect(segmentsOf(said).segments).toBe(2);
  });

  test("is recognised with its isolates when a person quotes it", () => {
    const person = talk(content);
    expect(person.say("شاي")).toContain(begin);
    const { happened, replies } = person.message(page("ar"));
    expect(happened).toContainEqual({ kind: "message", as: "quoted" });
    expect(replies).toEqual([]);
  });
});
