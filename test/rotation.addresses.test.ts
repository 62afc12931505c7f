import { beforeEach, describe, expect, test } from "vitest";
import { day } from "../functions/engine/state/conversation.ts";
import { runTurn } from "../functions/run-turn.ts";
import { sendCheckBack } from "../functions/send-check-back.ts";
import { createVault } from "../functions/store/vault.ts";
import { sweepOverdue } from "../functions/sweep-overdue.ts";
import { type Opened, storesOn } from "./store/stores.ts";
import { message, worldOn } from "./support/harness.ts";

const [old, fresh] = ["the-secret-that-is-being-changed-0", "the-secret-that-comes-after-it-000"];
const vaults = { before: createVault(old), during: createVault(fresh, old), after: createVault(fresh) };
type When = keyof typeof vaults;

/** How a message shows the person: by number and user id, by the id alone, or by the number alone. */
type Shown = "both" | "id" | "number";

let people = 0;

describe.each(storesOn("RotationAddresses", vaults.during))("the secret is changed, two addresses: %s", (_, open) => {
  let store: Opened;
  let world: ReturnType<typeof worldOn>;
  let number: string;
  let id: string;
  let sent = 0;
  beforeEach(async () => {
    store = await open();
    world = worldOn(store);
    people += 1;
    [number, id] = [`whatsapp:+8551100${String(people).padStart(4, "0")}`, `whatsapp:KH.${people}`];
  });

  const secrets = (when: When) => {
    const { personKey, previousPersonKey } = vaults[when];
    Object.assign(world.deps, { personKey, previousPersonKey });
    return personKey;
  };
  async function say(when: When, shown: Shown, ...texts: string[]) {
    const personKey = secrets(when);
    const [address, alias] = shown === "id" ? [id] : [number, shown === "both" ? id : undefined];
    let said = "";
    for (const text of texts) {
      sent += 1;
      world.now += 1000;
      const event = { ...message(`SM${sent}`, text), channel: "whatsapp" as const };
      const { turn } = await runTurn(world.deps, personKey(address), event, { address, alias });
      said = turn.replies.map((reply) => reply.text).join();
    }
    return said;
  }
  const at = (when: When, address: string) => store.load(vaults[when].personKey(address), world.now);
  /** The keys with a row, of the four possible ones. */
  async function stored() {
    const places: Record<string, string> = {};
    for (const when of ["before", "after"] as const)
      for (const [name, address] of Object.entries({ number, id })) {
        const { conversation, leadsTo } = await at(when, address);
        const names = {
          [vaults.before.personKey(number)]: "before number",
          [vaults.after.personKey(number)]: "after number",
        };
        if (conversation) places[`${when} ${name}`] = "conversation";
        if (leadsTo !== undefined) places[`${when} ${name}`] = names[leadsTo] ?? "elsewhere";
      }
    return places;
  }
  const moved = { "after number": "conversation", "after id": "after number" };

  test("a person shown by both addresses moves to the new keys, with check-back, timer, code and address", async () => {
    await say("before", "both", "make tea", "7");
    expect(await stored()).toEqual({ "before number": "conversation", "before id": "before number" });
    const [checkBack] = (await at("before", number)).conversation!.checkBacks;
    if (checkBack?.state !== "open") throw new Error("no check-back was made");
    expect(await say("during", "both", "menu")).toContain("1 Pot");
    expect(await stored()).toEqual(moved);
    const { conversation, address } = await at("after", number);
    expect([conversation?.checkBacks[0], address]).toEqual([checkBack, number]);
    const person = vaults.after.personKey(number);
    expect(await store.personByCode(checkBack.code!, world.now)).toBe(person);
    expect(await store.timerAt(person, checkBack.id)).toBe(checkBack.dueAt);
    expect(await say("after", "id", "1")).toContain("Wash the pot");
  });

  test("a person shown by the number alone moves, and the former alias leads to the new key", async () => {
    await say("before", "both", "make tea");
    await say("during", "number", "menu");
    expect(await stored()).toEqual({ "after number": "conversation", "before id": "after number" });
    expect(await say("during", "id", "1")).toContain("Wash the pot");
    expect(await stored()).toEqual(moved);
  });

  test("a person shown by the id alone stays, the new key of the id leads there, and then they move", async () => {
    await say("before", "both", "make tea", "7", "menu");
    expect(await say("during", "id", "1")).toContain("Wash the pot");
    expect(await stored()).toEqual({ "before number": "conversation", "after id": "before number" });
    expect(await say("during", "id", "menu")).toContain("1 Pot");
    expect(await say("during", "both", "1")).toContain("Wash the pot");
    expect(await stored()).toEqual(moved);
  });

  test("a person shown by the id until the former secret is gone is found, and moves then", async () => {
    await say("before", "both", "make tea");
    await say("during", "id", "1");
    expect(await say("after", "id", "menu")).toContain("1 Pot");
    expect(await say("after", "both", "1")).toContain("Wash the pot");
    expect(await stored()).toEqual(moved);
  });

  test.each<[what: string, ...Shown[]]>([
    ["the id, then both", "id", "both"],
    ["both", "both"],
  ])("a person known by the id alone before, and shown by %s, has one conversation", async (_, ...shown) => {
    await say("before", "id", "make tea", "7");
    for (const how of shown) expect(await say("during", how, "menu")).toContain("1 Pot");
    expect(await stored()).toEqual(moved);
    expect((await at("after", number)).conversation?.checkBacks[0]?.state).toBe("open");
  });

  test("two conversations, one under each secret, become one", async () => {
    await say("before", "number", "make tea", "7");
    await say("during", "id", "make tea", "STOP");
    expect(await say("during", "both", "menu")).toBe("");
    expect(await stored()).toEqual(moved);
    expect((await at("after", number)).conversation?.checkBacks[0]?.state).toBe("cancelled");
  });

  test("two conversations under the former secret become one", async () => {
    await say("before", "number", "make tea");
    await say("before", "id", "make tea", "7");
    await say("during", "both", "menu");
    expect(await stored()).toEqual(moved);
    expect((await at("after", number)).conversation?.checkBacks[0]?.state).toBe("open");
  });

  test.each<[stopped: Shown, then: Shown]>([
    ["both", "id"],
    ["id", "both"],
    ["id", "number"],
  ])("a STOP by %s before the change stops answers to %s after it", async (stopped, then) => {
    await say("before", "both", "make tea");
    await say("before", stopped, "STOP");
    expect(await say("during", then, "menu")).toBe("");
  });

  test.each<[how: Shown]>([["both"], ["id"], ["number"]])(
    "DELETE shown by %s leaves an empty row and no alias",
    async (how) => {
      await say("before", "both", "make tea", "7");
      await say("during", how, "delete", "1");
      expect(Object.values(await stored())).toEqual(["conversation"]);
      world.now += day / 24;
      expect(await stored()).toEqual({});
    },
  );

  test("a check-back is sent and its report is recorded while only the id is shown", async () => {
    await say("before", "both", "make tea", "7");
    world.now += 2.5 * day;
    await say("during", "id", "menu");
    const { id: checkBack } = (await at("before", number)).conversation!.checkBacks[0]!;
    world.now += day / 2;
    await sweepOverdue(world.deps);
    expect(world.outbox.filter((each) => each.checkBack === checkBack).map(({ to }) => to)).toEqual([number]);
    const report = { kind: "report", checkBack, messageId: "SM77", status: "delivered" } as const;
    await runTurn(world.deps, vaults.during.personKey(number), report, { address: number });
    expect((await at("after", number)).conversation?.checkBacks[0]?.state).toBe("delivered");
    expect(await say("during", "id", "1")).toContain("Great");
  });

  test("a message that is being sent to the id gets its result where the person moved to", async () => {
    await say("before", "id", "make tea", "7");
    world.now += 2.5 * day;
    await say("before", "id", "menu");
    world.now += day / 2;
    secrets("during");
    const { sender } = world.deps;
    world.deps.sender = {
      ...sender,
      async send(outgoing) {
        await say("during", "both", "hm?");
        return sender.send(outgoing);
      },
    };
    expect(await sendCheckBack(world.deps, vaults.before.personKey(id))).toBe("sent");
    expect(await stored()).toEqual(moved);
    expect((await at("after", number)).conversation?.checkBacks[0]).toMatchObject({
      state: "sent",
      messageIds: ["SM77"],
    });
  });

  test("a person who is moved between the reads of the alias and of its target is found", async () => {
    await say("before", "both", "make tea");
    const { load } = store;
    const former = vaults.before.personKey(number);
    let isMoved = false;
    world.deps.store = {
      ...store,
      async load(who, now) {
        if (who === former && !isMoved) {
          isMoved = true;
          await runTurn({ ...world.deps, store }, vaults.during.personKey(number), message("SM-other", "menu"), {
            address: number,
          });
        }
        return load(who, now);
      },
    };
    expect(await say("during", "id", "1")).toContain("Wash the pot");
    expect(await stored()).toEqual(moved);
  });

  test.each<[what: string, before: Shown, ...Shown[]]>([
    ["known by both", "both", "both", "id", "both", "number"],
    ["known by the id", "id", "both", "id", "both", "id"],
  ])("messages at the same moment are one conversation, %s", async (_, before, ...shown) => {
    await say("before", before, "make tea");
    await Promise.all(shown.map((how) => say("during", how, "menu")));
    await say("during", "both", "menu");
    expect((await at("after", number)).conversation?.recent).toHaveLength(shown.length + 2);
    expect(await stored()).toEqual(moved);
  });
});
