import { expect, test } from "vitest";
import { parseDocument } from "yaml";
import { rowsOfGuide } from "../../../../infra/content/translate/rows.ts";

test("a translator gets texts and words, also of a page called `file`, and no names of files", () => {
  const document = parseDocument(`
pages:
  file: { text: { en: Form }, keywords: { en: [form] }, file: { en: form.pdf } }
  store: { text: { en: Store }, alt: { en: A card }, picture: { en: card.png }, audio: { en: store.ogg } }
`);
  const rows = rowsOfGuide({ file: "guides/tea.yaml", document }, "en", "km");
  expect(rows.map(({ source }) => source)).toEqual(["Form", ["form"], "Store", "A card"]);
});
