import fc from "fast-check";
import { XMLParser } from "fast-xml-parser";
import MessagingResponse from "twilio/lib/twiml/MessagingResponse.js";
import { expect, test } from "vitest";
import { answersOf, twiml } from "../../functions/twilio/reply.ts";

const parser = new XMLParser({ trimValues: false, parseTagValue: false, ignoreDeclaration: true, htmlEntities: true });

/** The text that Twilio would send, read by an independent parser. */
const sentFor = (xml: string): string[] => [parser.parse(xml)?.Response?.Message ?? []].flat();

test("no text makes an empty Response, so that Twilio sends nothing", () => {
  expect(twiml([])).toBe('<?xml version="1.0" encoding="UTF-8"?><Response/>');
});

test("one text makes one message", () => {
  expect(twiml(["注销"])).toBe('<?xml version="1.0" encoding="UTF-8"?><Response><Message>注销</Message></Response>');
});

test("several texts are several messages, in their order", () => {
  expect(sentFor(twiml(["one", "two", "three"]))).toEqual(["one", "two", "three"]);
});

test("a picture is in one message with its text, and other files are messages without a text", () => {
  const media = { picture: "1.png", attachments: ["1.ogg"] };
  expect(
    twiml(answersOf({ text: "a < b", media }, "https://files.example.com"), "https://us.example.com/?a=1&b=2"),
  ).toBe(
    '<?xml version="1.0" encoding="UTF-8"?><Response>' +
      '<Message statusCallback="https://us.example.com/?a=1&amp;b=2"><Body>a &lt; b</Body><Media>https://files.example.com/media/1.png</Media></Message>' +
      '<Message statusCallback="https://us.example.com/?a=1&amp;b=2"><Media>https://files.example.com/media/1.ogg</Media></Message></Response>',
  );
});

test("where files are not public, the text is alone", () => {
  expect(answersOf({ text: "a", media: { picture: "1.png", attachments: [] } }, undefined)).toEqual(["a"]);
});

const table: [what: string, text: string, arrives: string][] = [
  ["XML's own characters", `a < b && c > d "e" 'f'`, `a < b && c > d "e" 'f'`],
  ["what looks like an entity", "&lt;b&gt; &#65; &amp;", "&lt;b&gt; &#65; &amp;"],
  ["what looks like TwiML", "</Message><Message>more", "</Message><Message>more"],
  ["what looks like the end of CDATA", "]]>", "]]>"],
  ["line breaks and tabs", "1 a\n2 b\tc", "1 a\n2 b\tc"],
  ["spaces at the ends", "  a  ", "  a  "],
  ["Khmer, Chinese, emoji", "បិទស៊ីម 注销 👨‍👩‍👧‍👦", "បិទស៊ីម 注销 👨‍👩‍👧‍👦"],
  ["control characters", "a\u0000b\u0007c\u000bd\u001fe", "abcde"],
  ["what is no character", "a\ufffeb\uffffc", "abc"],
  ["1600 characters", "a".repeat(1600), "a".repeat(1600)],
  ["more than Twilio sends", "a".repeat(1601), "a".repeat(1600)],
  ["more, after control characters", "\u0001".repeat(100) + "a".repeat(1601), "a".repeat(1600)],
  ["more, the cut in an emoji", `${"a".repeat(1599)}👋`, "a".repeat(1599)],
  ["more, the cut in a Khmer cluster", `${"ក".repeat(1598)}ក្រ`, "ក".repeat(1598)],
  ["half a character", "a\ud83db", "a\ufffdb"],
  ["more, of what is escaped", "&".repeat(1601), "&".repeat(1600)],
];

test.each(["", "\u0001"])("the empty text %j makes no message, because Twilio would drop it with a warning", (text) => {
  expect(sentFor(twiml([text]))).toEqual([]);
});

test.each(table)("%s", (_, text, arrives) => {
  expect(sentFor(twiml([text]))).toEqual([arrives]);
});

test("it reads the same as what Twilio's own library writes", () => {
  const attributes = new XMLParser({
    trimValues: false,
    parseTagValue: false,
    parseAttributeValue: false,
    ignoreAttributes: false,
    htmlEntities: true,
  });
  const text = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 80 })
    .filter((each) => !/[\p{Cc}\ufffe\uffff]/u.test(each));
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 1, maxLength: 3 }),
      fc.webUrl({ withQueryParameters: true }),
      (texts, url) => {
        const theirs = new MessagingResponse();
        for (const each of texts) theirs.message({ statusCallback: url }, each);
        expect(attributes.parse(twiml(texts, url))).toEqual(attributes.parse(theirs.toString()));
        const withMedia = new MessagingResponse();
        for (const each of texts) {
          const message = withMedia.message({ statusCallback: url }, "");
          message.body(each);
          message.media(url);
        }
        const answers = texts.map((text) => ({ text, media: url }));
        expect(attributes.parse(twiml(answers, url))).toEqual(attributes.parse(withMedia.toString()));
      },
    ),
  );
});
