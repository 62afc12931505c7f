import { expect, test } from "vitest";
import { approvedTemplates, rendered } from "../../../infra/local/fake-twilio/templates.ts";
import { contentOf, tea } from "../../engine/small-guide.ts";

test("a page's words for a template, with {{1}} for the day; the page's own where it has none; its choices as buttons", () => {
  const asked = { ...tea.pages.asked!, template: { zh: "{date}的茶好喝吗?", en: "The tea of {date}: was it good?" } };
  const withWords = contentOf({ ...tea, pages: { ...tea.pages, asked } });
  const buttons = (good: string, bad: string) => [
    { id: "tea good", label: good },
    { id: "tea again", label: bad },
  ];
  expect(approvedTemplates(withWords).map(({ sid, ...template }) => template)).toEqual([
    { name: "tea/asked/zh", body: "{{1}}的茶好喝吗?", buttons: buttons("好", "不好") },
    { name: "tea/asked/en", body: "The tea of {{1}}: was it good?", buttons: buttons("Good", "Bad") },
  ]);
  expect(approvedTemplates(contentOf())[1]?.body).toBe("Was it good\n1 Good\n2 Bad");
});

test.each([
  ["The tea of {{1}}", '{"1":"7 Dec"}', "The tea of 7 Dec"],
  ["{{1}} and {{2}}", '{"1":"a","2":"{{1}}"}', "a and {{1}}"],
  ["{{1}} and {{2}}", '{"1":"a"}', undefined],
  ["no variable", "{}", "no variable"],
  ["no variable", '{"1":"not needed"}', "no variable"],
  ["{{1}}", '{"1":7}', undefined],
  ["{{1}}", "[]", undefined],
  ["{{1}}", "7 Dec", undefined],
])("%s with %s is %s", (body, variables, text) => {
  expect(rendered(body, variables)).toBe(text);
});
