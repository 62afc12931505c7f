import { expect, onTestFinished, test } from "vitest";
import { content } from "../../../functions/wiring/content.ts";
import { compile } from "../../../infra/content/compile.ts";
import { startDesk } from "../../../infra/local/desk.ts";
import { errorOfMedia } from "../../../infra/local/fake-twilio/media.ts";
import { listening } from "../../support/served.ts";
import { copyWith, odd } from "../content/copies.ts";
import { opus, pdf, png, withMediaFiles } from "../content/media-files.ts";
import { account, aFolder, overTwilio } from "./a-desk.ts";

const person = "whatsapp:+85510000001";

/** What a desk answers to these words on WhatsApp. */
async function answered(words: string[], options: Pick<Parameters<typeof startDesk>[0], "content" | "watched">) {
  const { folder, remove } = aFolder();
  onTestFinished(remove);
  const desk = await startDesk({ ...options, folder, port: 0, account, withoutJava: true, statusDelay: 20 });
  onTestFinished(desk.stop);
  await overTwilio(desk.origin).say(person, ...words);
  const { messages } = await desk.feed.snapshot();
  return { desk, last: messages.slice(-3), shown: messages.at(-1)! };
}

test("the desk serves and shows the counter card, with what it shows for people who cannot see it", async () => {
  const { desk, shown } = await answered(["注销", "柬文怎么说"], { content });
  expect(shown).toMatchObject({ status: "delivered", body: expect.stringContaining("请店员看") });
  const [card] = shown.attachments;
  expect(card).toMatchObject({ kind: "picture", alt: "写着这句柬文的大字卡片，给店员看" });
  const response = await fetch(desk.origin + card!.path);
  expect(response.headers.get("Content-Type")).toBe("image/png");
  expect((await fetch(`${desk.origin}/media/another.png`)).status).toBe(404);
}, 30_000);

test("a recording and a document are messages after the text", async () => {
  const page = odd("text: { zh: 甲, en: A, km: ក }\nfile: { zh: a.pdf }\naudio: { zh: a.ogg }");
  const folder = withMediaFiles(copyWith(page).folder, { "a.pdf": pdf, "a.ogg": opus });
  const watched = { folder, warnings: [], print: () => {} };
  const { last } = await answered(["注销", "oddity"], { content: compile(folder, { checks: [] }), watched });
  expect(last.map(({ body, status, attachments }) => [body, status, attachments.map(({ kind }) => kind)])).toEqual([
    [expect.stringContaining("甲"), "delivered", []],
    ["", "delivered", ["file"]],
    ["", "delivered", ["audio"]],
  ]);
}, 30_000);

test.each<[what: string, type: string, body: Buffer, status: number, error: number | undefined]>([
  ["a picture", "image/png", png(), 200, undefined],
  ["a document", "application/pdf", pdf, 200, undefined],
  ["what is not there", "image/png", png(), 404, 63019],
  ["nothing", "image/png", Buffer.alloc(0), 200, 63019],
  ["another type than it says", "image/jpeg", png(), 200, 63021],
  ["a type that WhatsApp does not take", "text/html", Buffer.from("<html>"), 200, 63021],
  ["too large a picture", "image/png", Buffer.concat([png(), Buffer.alloc(5_000_000)]), 200, 11751],
])("the fake Twilio fetches %s: %s", async (_, type, body, status, error) => {
  const origin = await listening((_, response) => void response.writeHead(status, { "Content-Type": type }).end(body));
  expect(await errorOfMedia(`${origin}/media/a`)).toBe(error);
});

test("the fake Twilio does not send what it cannot reach", async () => {
  expect(await errorOfMedia("http://127.0.0.1:1/media/a.png")).toBe(63019);
});
