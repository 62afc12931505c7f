import { describe, expect, test } from "vitest";
import { day } from "../../../functions/engine/state/conversation.ts";
import { content } from "../../../functions/wiring/content.ts";
import { talk } from "../talk.ts";

type Channel = "sms" | "whatsapp";

const languages = { zh: "中文", en: "English", km: "ខ្មែរ" };

/** The reply to "I applied", and the pages of it. */
function applied(channel: Channel, language: keyof typeof languages) {
  const person = talk(content, { channel });
  person.say("SIM", languages[language]);
  const [reply] = person.message("7").replies;
  return { person, text: reply?.text ?? "", pages: reply?.pages.map(({ place }) => place) };
}

describe("a check-back that may come in another language", () => {
  test("is announced when a reader of Khmer makes it on WhatsApp", () => {
    const { text, pages } = applied("whatsapp", "km");
    expect(pages).toEqual(["/template-language", "submitted"]);
    expect(text).toMatch(/^តាម WhatsApp .*English/);
  });

  test.each<[Channel, keyof typeof languages]>([
    ["sms", "km"],
    ["whatsapp", "zh"],
    ["whatsapp", "en"],
  ])("is not announced on %s to a reader of %s", (channel, language) => {
    expect(applied(channel, language).pages).toEqual(["submitted"]);
  });

  test("is announced once, and not when the page is repeated", () => {
    const { person } = applied("whatsapp", "km");
    expect(person.message("ម្តងទៀត").replies.flatMap(({ pages }) => pages.map(({ place }) => place))).not.toContain(
      "/template-language",
    );
  });

  test("is announced when the check-back moves to WhatsApp by its code", () => {
    const { person: old } = applied("sms", "km");
    const other = talk(content, { channel: "whatsapp" });
    const conversation = old.state!;
    const code = "BCDFGH";
    const turn = other.message(
      code,
      {},
      { codeLookup: { kind: "found", code, from: { person: "old", conversation } } },
    );
    expect(turn.replies.flatMap(({ pages }) => pages.map(({ place }) => place))).toEqual([
      "/template-language",
      "/taken-over",
    ]);
  });

  test("comes in the announced language", () => {
    const { person } = applied("whatsapp", "km");
    person.now += 4 * day;
    const languages = Object.keys(content.words.templateLanguages);
    const templates = new Set(languages.map((language) => `cancel-sim-kh/check/${language}`));
    const [reply] = person.take({ kind: "due" }, { templates, hasAddress: true }).replies;
    expect(reply?.pages.map(({ language }) => language)).toEqual(["en"]);
  });
});
