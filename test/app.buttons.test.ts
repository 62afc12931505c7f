import { XMLParser } from "fast-xml-parser";
import { beforeEach, describe, expect, test } from "vitest";
import type { SendResult } from "../functions/engine/state/event.ts";
import type { ButtonSender, TurnPorts } from "../functions/ports.ts";
import { memoryStore } from "../functions/store/memory.ts";
import { appWorld, type Params, sid, smsForm, twilio } from "./support/webhook.ts";

const person = "whatsapp:+85510000001";

type Sent = Parameters<ButtonSender["send"]>[0];

let sent: Sent[];
let result: SendResult;
let isReady: boolean;
/** Happens while the provider has the request. */
let meanwhile: () => Promise<unknown>;
let world: ReturnType<typeof appWorld>;
beforeEach(() => {
  [sent, result, isReady, meanwhile] = [[], { kind: "accepted", messageId: sid(900) }, true, async () => {}];
  const buttons: ButtonSender = {
    isReady: async () => isReady,
    async send(reply) {
      sent.push(reply);
      await meanwhile();
      return result;
    },
  };
  world = appWorld(memoryStore(), { buttons });
});

const parser = new XMLParser({ ignoreAttributes: true, trimValues: false, parseTagValue: false });

/** The texts of the webhook's answer to a WhatsApp message. */
async function say(n: number, body: string, more: Params = {}): Promise<string[]> {
  const response = await world.post(
    "/twilio/message",
    smsForm(n, body, { From: person, To: "whatsapp:+12025550143", ...more }),
  );
  expect(response.status).toBe(200);
  return [parser.parse(await response.text()).Response?.Message ?? []].flat().map(String);
}

describe("a reply on WhatsApp", () => {
  test("with a list is a message of its own, and the webhook's answer is empty", async () => {
    expect(await say(1, "注销")).toEqual([]);
    expect(sent).toEqual([
      {
        to: person,
        from: "whatsapp:+12025550143",
        text: expect.stringContaining("3 去营业厅办（4步）"),
        reportsTo: expect.stringContaining(`${twilio.origin}/twilio/status?reply=1`),
        within: expect.any(Number),
        buttons: expect.objectContaining({ kind: "list", open: "选择" }),
      },
    ]);
    expect(sent[0]?.buttons.rows).toContainEqual({ id: "cancel-sim-kh store", title: "去营业厅办（4步）" });
    expect(world.lines.at(-1)).toMatchObject({ turn: "keyword", buttons: "accepted", segments: expect.any(Number) });
  });

  test("costs two requests to the table, as one without buttons does", async () => {
    await say(1, "注销");
    expect(world.calls).toEqual(["load", "commit"]);
    isReady = false;
    await say(2, "3");
    expect(world.calls).toEqual(["load", "commit", "load", "commit"]);
  });

  test("is chosen by a tap, by its number and by its words alike", async () => {
    await say(1, "注销");
    await say(2, "去营业厅办（4步）", { ButtonPayload: "cancel-sim-kh store", MessageType: "interactive" });
    await say(3, "0");
    await say(4, "3");
    await say(5, "0");
    await say(6, "去营业厅办");
    const [, tapped, , typed, , spoken] = sent.map(({ text }) => text);
    expect([typed, spoken]).toEqual([tapped, tapped]);
  });

  test("that has nothing to tap, and one to STOP, is in the webhook's answer", async () => {
    await say(1, "注销");
    expect(await say(2, "STOP")).toEqual([expect.stringContaining("已退订")]);
    expect(sent).toHaveLength(1);
  });
});

test("by SMS, and while the contents are missing, all replies are in the webhook's answer", async () => {
  expect(await say(1, "注销", { From: "+85510000002", To: "+12025550143" })).toHaveLength(1);
  isReady = false;
  expect(await say(2, "注销")).toHaveLength(1);
  expect(sent).toEqual([]);
});

describe("refused by Twilio, a reply with buttons", () => {
  beforeEach(() => {
    result = { kind: "refused", failure: "unlisted", code: 63013 };
  });

  test("is in the answer to the same webhook, as text", async () => {
    expect(await say(1, "注销")).toEqual([expect.stringContaining("3 去营业厅办（4步）")]);
    expect(world.lines.at(-1)).toMatchObject({ turn: "keyword", buttons: "refused", code: 63013 });
  });

  test("is in the answer to a repeated webhook as well, and is not sent again", async () => {
    const first = await say(1, "注销");
    expect(await say(1, "注销")).toEqual(first);
    expect(sent).toHaveLength(1);
  });

  test("is in the answer even when the refusal cannot be recorded", async () => {
    meanwhile = async () => {
      world.deps.store.commit = async () => {
        throw new Error("throttled");
      };
    };
    expect(await say(1, "注销")).toHaveLength(1);
  });
});

describe("when it is unknown whether Twilio sent it, a reply with buttons", () => {
  test("is not sent again, neither by this webhook nor by a repeated one; the next message is answered", async () => {
    result = { kind: "unknown" };
    expect(await say(1, "注销")).toEqual([]);
    expect(await say(1, "注销")).toEqual([]);
    expect(sent).toHaveLength(1);
    expect(world.lines.at(-2)).toMatchObject({ buttons: "unknown" });
    result = { kind: "accepted", messageId: sid(901) };
    await say(2, "3");
    expect(sent.at(-1)?.text).toContain("去营业厅注销");
  });
});

test("a webhook that is repeated while its reply is being sent gets no second one", async () => {
  let repeated: string[] = ["not asked"];
  meanwhile = async () => {
    meanwhile = async () => {};
    repeated = await say(1, "注销");
  };
  await say(1, "注销");
  expect([repeated, sent.length]).toEqual([[], 1]);
});

test("a person who shows only their user id gets buttons, too", async () => {
  const hidden = "whatsapp:KH.13491208655302741918";
  expect(await say(1, "注销", { From: hidden, ExternalUserId: hidden })).toEqual([]);
  expect(sent[0]).toMatchObject({ to: hidden });
});

describe("a voice message", () => {
  const voice = { NumMedia: "1", MediaUrl0: "https://api.twilio.com/media/1", MediaContentType0: "audio/ogg" };

  test("is answered with what can be tapped at the person's page, twice a day", async () => {
    await say(1, "注销");
    await say(2, "", voice);
    expect(sent.at(-1)?.text).toMatch(/^我只能看文字[\s\S]*\n3 去营业厅办/);
    expect(sent.at(-1)?.buttons.rows).toContainEqual({ id: "cancel-sim-kh store", title: "去营业厅办（4步）" });
    await say(3, "", voice);
    expect([await say(4, "", voice), sent.length]).toEqual([[], 3]);
  });

  test("a picture and a place likewise; as a first message they get the text alone", async () => {
    expect(await say(1, "", { NumMedia: "1", MediaContentType0: "image/jpeg" })).toHaveLength(0);
    expect(sent.at(-1)?.buttons.rows.map(({ id }) => id)).toEqual(["/menu"]);
    await say(2, "注销");
    await say(3, "", { Latitude: "11.5", Longitude: "104.9", MessageType: "location" });
    expect(sent.at(-1)?.buttons.kind).toBe("list");
  });

  /** A world that hears this in every voice message. */
  const hearing = (listener: NonNullable<TurnPorts["listener"]>) =>
    appWorld(memoryStore(), { listener, buttons: undefined });

  test("that a listener hears is taken for the person's words, and its address is not stored", async () => {
    const heard: object[] = [];
    world = hearing(async (given) => {
      heard.push(given);
      return "注销";
    });
    expect(await say(1, "", voice)).toEqual([expect.stringContaining("3 去营业厅办")]);
    expect(heard).toEqual([{ url: voice.MediaUrl0, contentType: "audio/ogg" }]);
    expect(JSON.stringify(await world.stored(person))).not.toContain("media/1");
  });

  test.each<[string, NonNullable<TurnPorts["listener"]>]>([
    ["hears nothing", async () => undefined],
    [
      "fails",
      async () => {
        throw new Error("over quota");
      },
    ],
  ])("that a listener does not understand is answered as ever: it %s", async (_, listener) => {
    world = hearing(listener);
    expect(await say(1, "", voice)).toEqual([expect.stringMatching(/./)]);
  });
});

test("a commit that the table has, and is said to be lost, is answered all the same", async () => {
  const { commit } = world.deps.store;
  let isFirst = true;
  world.deps.store.commit = async (...args) => {
    const end = await commit(...args);
    if (!isFirst) return end;
    isFirst = false;
    return "lost";
  };
  expect([await say(1, "注销"), sent.length]).toEqual([[], 1]);
  expect([await say(1, "注销"), sent.length]).toEqual([[], 1]);
});

test("a reply that the process is too late for is in the webhook's answer", async () => {
  const { load } = world.deps.store;
  world.deps.store.load = async (...args) => {
    world.now += 2_000;
    return load(...args);
  };
  expect([await say(1, "注销"), sent.length]).toEqual([[expect.stringContaining("3 去营业厅办")], 0]);
});

describe("an old button", () => {
  const tap = (n: number, body: string, id: string) => say(n, body, { ButtonPayload: id, MessageType: "button" });

  test("'yes' to the carrier that was guessed opens its page, and confirms no erasure", async () => {
    await say(1, "注销");
    await say(2, "8");
    const yes = sent.at(-1)?.buttons.rows.find(({ title }) => title === "是的");
    expect(yes?.id).toBe("cancel-sim-kh carrier.smart");
    await say(3, "删除");
    await tap(4, "是的", yes!.id);
    expect(sent.at(-1)?.text).toContain("Smart");
    await say(5, "删除");
    // Made before the page was named in the id.
    await tap(6, "是的", "cancel-sim-kh {guess}");
    expect(await world.stored(person)).not.toHaveProperty("erased");
  });
});
