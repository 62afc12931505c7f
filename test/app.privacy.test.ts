import { XMLParser } from "fast-xml-parser";
import { expect, test } from "vitest";
import { segmentsOf } from "../functions/text/segments.ts";
import { appWorld, type Params, sid, smsForm } from "./support/webhook.ts";

const whatsapp = { From: "whatsapp:+85510000002", WaId: "85510000002", ProfileName: "Dara Sok" };

/** Messages with sensitive data. Each text differs from everything that a log line may contain. */
const messages: [body: string, more?: Params][] = [
  ["注销"],
  ["please cancel my sim, I am Dara Sok"],
  ["my code is 493817"],
  ["+85510000009"],
  ["N01234567"],
  ["qwerty uiop"],
  ["english"],
  ["i applied"],
  ["look at this", { NumMedia: "1", MediaUrl0: "https://api.twilio.com/picture" }],
  ["បិទស៊ីម", whatsapp],
  ["ខ្ញុំឈ្មោះ ដារ៉ា", whatsapp],
  ["我叫达拉", { ...whatsapp, ButtonText: "我叫达拉", ButtonPayload: "4711-payload" }],
  ["STOP", { OptOutType: "STOP" }],
  ["delete my data", whatsapp],
];

const parser = new XMLParser({ trimValues: false, parseTagValue: false });

/** Sends all messages. Returns the log and the store afterwards, and everything that they must not contain. */
async function afterAllMessages() {
  const world = appWorld();
  const secrets = ["+85510000001", "85510000001", "85510000002", "10000001", "10000002", "Dara Sok", "4711-payload"];
  for (const [n, [body, more]] of messages.entries()) {
    const response = await world.post("/twilio/message", smsForm(n, body, more));
    const said: string = parser.parse(await response.text()).Response?.Message ?? "";
    secrets.push(body, ...said.split("\n").filter((line) => line.length > 4));
  }
  return { ...world, secrets };
}

test("no log line holds a number, a name, a message or an answer", async () => {
  const { lines, secrets } = await afterAllMessages();
  expect(lines).toHaveLength(messages.length);
  const logged = lines.map((line) => JSON.stringify(line)).join("\n");
  expect(secrets.length).toBeGreaterThan(messages.length * 2);
  expect(secrets.filter((secret) => logged.includes(secret))).toEqual([]);
});

test("each turn is one line with its outcome, place, channel, language and price", async () => {
  const world = appWorld();
  const xml = await (await world.post("/twilio/message", smsForm(1, "cancel my sim"))).text();
  const { segments } = segmentsOf(parser.parse(xml).Response.Message);
  expect(JSON.parse(JSON.stringify(world.lines))).toEqual([
    {
      turn: "keyword",
      guide: "cancel-sim-kh",
      place: "menu",
      language: "en",
      channel: "sms",
      started: true,
      segments,
      ms: expect.any(Number),
    },
  ]);
});

test("no message and no address is stored", async () => {
  const { stored, secrets } = await afterAllMessages();
  const kept = JSON.stringify([await stored(), await stored(whatsapp.From)]);
  expect(kept).toContain(sid(messages.length - 1));
  expect(secrets.filter((secret) => kept.includes(secret))).toEqual([]);
});

test("DELETE leaves nothing of the conversation except the answer to its own webhook", async () => {
  const world = appWorld();
  for (const [n, body] of ["cancel my sim", "7", "7", "delete", "1"].entries()) {
    await world.post("/twilio/message", smsForm(n, body));
    if (body === "7") expect(world.timers.size).toBe(1);
  }
  // The rate and the repeated texts stay for an hour, because DELETE would otherwise reset these limits.
  const { recent, messageRate, repeats, ...kept } = (await world.stored()) ?? {};
  expect(recent?.map(({ id }) => id)).toEqual([sid(4)]);
  const left = {
    channel: "sms",
    ourAddress: "+12025550143",
    optedOut: false,
    erased: true,
    lastHeardAt: world.now,
    unclear: 0,
    checkBacks: [],
  };
  expect(kept).toEqual(left);
  expect(world.timers.size).toBe(0);
});
