import { describe, expect, test } from "vitest";
import { guide } from "../../../functions/engine/guide/guide.ts";
import { contentOf, tea } from "../small-guide.ts";
import { talk } from "../talk.ts";

const both = (name: string) => ({ zh: name, en: name });

/** The small guide, whose page `pot` has these files too. */
const withFiles = (files: object, text = tea.pages.pot!.text) =>
  contentOf(guide.parse({ ...tea, pages: { ...tea.pages, pot: { ...tea.pages.pot, ...files, text } } }));

/** A person on WhatsApp, where replies can have files and buttons. */
const person = (files: object, text?: { zh: string; en: string }) =>
  talk(withFiles(files, text), { channel: "whatsapp" }, { canShowMedia: true, canShowButtons: true });

describe("an answer with files", () => {
  test("has the picture of its page in the person's language, and then no buttons", () => {
    const drinker = person({ picture: { zh: "1.png", en: "2.png" } });
    drinker.say("make tea");
    const { replies, effect } = drinker.message("1");
    expect(replies[0]?.media).toEqual({ picture: "2.png", attachments: [] });
    expect(effect).toBeUndefined();
  });

  test("is the same for a repeated webhook", () => {
    const drinker = person({ picture: both("1.png") });
    drinker.say("make tea");
    const { replies } = drinker.message("1", { id: "SM50" });
    expect(drinker.message("1", { id: "SM50" }).replies).toEqual(replies);
  });

  test("has documents and recordings beside it, each a message", () => {
    const drinker = person({ file: both("1.pdf"), audio: both("1.ogg"), picture: both("1.png") });
    drinker.say("make tea");
    expect(drinker.message("1").replies[0]?.media).toEqual({ picture: "1.png", attachments: ["1.pdf", "1.ogg"] });
  });

  test("has the picture beside it when its text is longer than one of a picture", () => {
    const drinker = person({ picture: both("1.png") }, both(`${"a".repeat(1100)} {#menu}`));
    drinker.say("make tea");
    expect(drinker.message("1").replies[0]?.media).toEqual({ attachments: ["1.png"] });
  });

  test("costs a message more for each file that is one", () => {
    const limits = { limits: { perPersonDay: 1000, country: "KH" } };
    const drinker = person({ file: both("1.pdf"), picture: both("1.png") });
    drinker.message("make tea", {}, limits);
    expect(drinker.message("1", {}, limits).cost).toBe(2);
  });

  test.each([
    ["in a language without one", { picture: { zh: "1.png" } }, {}],
    ["where the files are not public, or the channel shows none", { picture: both("1.png") }, { canShowMedia: false }],
  ])("is a text with buttons %s", (_, files, context) => {
    const drinker = person(files);
    drinker.message("make tea", {}, context);
    const { replies, effect } = drinker.message("1", {}, context);
    expect(replies[0]?.media).toBeUndefined();
    expect(effect?.kind).toBe("reply-with-buttons");
  });

  test("is not sent again with a step of its page", () => {
    const drinker = person({ picture: both("1.png"), layout: "steps" });
    drinker.say("make tea", "1");
    expect(drinker.message("1").replies[0]?.media).toBeUndefined();
  });
});
