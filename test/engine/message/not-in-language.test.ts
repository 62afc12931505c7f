import { describe, expect, test } from "vitest";
import { replay } from "../../../infra/content/transcript.ts";
import { fixtureContent } from "../../support/fixture-content.ts";
import { contentOf, tea } from "../small-guide.ts";
import { talk } from "../talk.ts";

/* Guides choose their languages: of these, one is in Thai and English, the other in Arabic and English. */
const content = fixtureContent({ languages: ["en", "ar", "th"], guides: ["lost-card", "renew-passport"] });

const transcripts = {
  "says so in the person's language, and offers what there is": `
> ภาษาไทย
< ผู้ช่วยฟรี ไม่ใช่ของทางการ อยากให้ช่วยเรื่องอะไร ตอบเป็นตัวเลข:
  1 แจ้งบัตรธนาคารหาย
  2 Renew a passport
  0 เมนู, STOP เลิกรับข้อความ
> renew passport
< Renew a passport: ยังไม่มีภาษาไทย
  Choose language / اختر اللغة / เลือกภาษา
  1 English
  2 العربية
> 1
< Passport renewal helper (unofficial). Reply with a number:
  1 How to renew it (3 steps)
  2 Lost or damaged
  7 I applied: ask me later
  0 Menu, STOP to opt out
`,
  "says so in the language that is asked for, and goes on in the other": `
> جواز
< مساعد تجديد الجواز (غير رسمي). رد برقم:
  1 كيف أجدده (3 خطوات)
  2 جوازي ضائع أو تالف
  7 قدمت الطلب، اسألني
  0 القائمة، STOP لإيقاف الرسائل
> ภาษาไทย
< Renew a passport: ยังไม่มีภาษาไทย
  Choose language / اختر اللغة / เลือกภาษา
  1 English
  2 العربية
> 0
< مساعد تجديد الجواز (غير رسمي). رد برقم:
  1 كيف أجدده (3 خطوات)
  2 جوازي ضائع أو تالف
  7 قدمت الطلب، اسألني
  0 القائمة، STOP لإيقاف الرسائل
`,
};

describe("a guide that is not in the person's language", () => {
  test.each(Object.entries(transcripts))("%s", (_, transcript) => {
    expect(replay(content, transcript.trim()).text.trim()).toBe(transcript.trim());
  });

  test("is not spoken of while the language is not known", () => {
    const person = talk(content);
    expect(person.say("renew passport")).not.toContain("not in English yet");
  });
});

describe("where there is only one language, it is not asked for", () => {
  test("in a guide", () => {
    const person = talk(contentOf({ ...tea, languages: ["en"] }));
    expect(person.say("hello")).toMatch(/^Menu\n1 Pot/);
    expect(person.state?.language).toBe("en");
  });

  test("in the list of the guides", () => {
    const guides = [tea, { ...tea, guide: "coffee", keywords: { any: ["coffee"] } }].map((each) => ({
      ...each,
      languages: ["en"],
    }));
    const { languages, ...rest } = contentOf(...guides);
    const person = talk({ ...rest, languages: { en: languages.en! } });
    expect(person.message("hello").replies[0]?.pages.map(({ place }) => place)).toEqual(["/guides"]);
  });
});
