import { beforeAll, describe, expect, test } from "vitest";
import { address, dueConversation, first, inDays, now, type Opened, somebody, storesOn } from "./stores.ts";

describe.each(storesOn("StoreAlias"))("aliases: %s", (_, open) => {
  let store: Opened;
  beforeAll(async () => {
    store = await open();
  });

  const set = (key: string, version?: number) => ({ set: { key, expiresAt: inDays(60), version } });
  const nothing = { conversation: undefined, address: undefined, version: 0, leadsTo: undefined };
  /** A person with an alias. */
  async function aliased() {
    const [person, alias] = [somebody(), somebody()];
    expect(await store.commit(person, first({ alias: set(alias) }))).toBe("committed");
    return { person, alias };
  }

  test("an alias leads to its person, until it expires", async () => {
    const { person, alias } = await aliased();
    const row = await store.load(alias, inDays(60) - 1);
    expect(row).toEqual({ ...nothing, leadsTo: person, version: row.version });
    expect(await store.load(alias, inDays(60))).toEqual({ ...nothing, version: row.version });
  });

  test("an alias is renewed, and dropped, by the person that it leads to", async () => {
    const { person, alias } = await aliased();
    const { version } = await store.load(alias, now);
    expect(await store.commit(person, first({ version: 1, alias: set(alias) }))).toBe("committed");
    const renewed = await store.load(alias, now);
    expect(renewed.leadsTo).toBe(person);
    expect(renewed.version).not.toBe(version);
    expect(await store.commit(person, first({ version: 2, alias: { drop: [alias] } }))).toBe("committed");
    expect(await store.load(alias, now)).toEqual(nothing);
    expect(await store.commit(person, first({ version: 3, alias: { drop: [alias] } }))).toBe("committed");
  });

  test("an alias is set and another dropped in the same commit", async () => {
    const { person, alias } = await aliased();
    const other = somebody();
    const change = { ...set(other), drop: [alias] };
    expect(await store.commit(person, first({ version: 1, alias: change }))).toBe("committed");
    expect((await store.load(other, now)).leadsTo).toBe(person);
    expect(await store.load(alias, now)).toEqual(nothing);
  });

  test.each(["set", "drop"])(
    "an alias that leads to another person can't be %s: nothing of that commit is written",
    async (what) => {
      const { person, alias } = await aliased();
      const other = somebody();
      const change = what === "set" ? set(alias) : { drop: [alias] };
      expect(await store.commit(other, first({ alias: change }))).toBe("lost");
      expect(await store.load(other, now)).toEqual(nothing);
      expect((await store.load(alias, now)).leadsTo).toBe(person);
    },
  );

  test("a key with a conversation does not become an alias", async () => {
    const [person, alias] = [somebody(), somebody()];
    await store.commit(alias, first());
    expect(await store.commit(person, first({ alias: set(alias) }))).toBe("lost");
    expect((await store.load(alias, now)).version).toBe(1);
  });

  test("an expired row is replaced by its version, and by no other", async () => {
    const { alias } = await aliased();
    const person = somebody();
    const { version } = await store.load(alias, inDays(60));
    expect(await store.commit(person, first({ alias: set(alias, version + 1) }))).toBe("lost");
    expect(await store.commit(person, first({ alias: set(alias, version) }))).toBe("committed");
    expect((await store.load(alias, now)).leadsTo).toBe(person);
  });

  test("a conversation can begin under the key of an expired alias, unless that was renewed in between", async () => {
    const { person, alias } = await aliased();
    const { version } = await store.load(alias, inDays(60));
    await store.commit(person, first({ version: 1, alias: set(alias) }));
    expect(await store.commit(alias, first({ version }))).toBe("lost");
    const renewed = await store.load(alias, inDays(60));
    expect(await store.commit(alias, first({ version: renewed.version }))).toBe("committed");
    expect(await store.load(alias, now)).toMatchObject({ conversation: first().conversation, leadsTo: undefined });
  });

  test("a first message and an alias for the same key conflict, and one commit is lost", async () => {
    const [person, alias] = [somebody(), somebody()];
    const ends = await Promise.all([store.commit(alias, first()), store.commit(person, first({ alias: set(alias) }))]);
    expect(ends.toSorted()).toEqual(["committed", "lost"]);
    const { version } = await store.load(person, now);
    expect(version).toBe(ends[1] === "committed" ? 1 : 0);
  });

  describe("a conversation moves to another key", () => {
    const codeSet = (code: string) => ({
      set: [{ code, checkBack: "SM1", expiresAt: inDays(14) }],
      repoint: [],
      delete: [],
    });
    /** A person with a check-back, its timer and code. */
    async function withCheckBack() {
      const person = somebody();
      const code = person.slice(0, 12);
      const commit = first({
        conversation: dueConversation(now),
        address,
        timer: { set: [{ id: "SM1", dueAt: now }], drop: [] },
      });
      await store.commit(person, { ...commit, code: codeSet(code) });
      return { person, code, gone: { version: 1, timers: ["SM1"], codes: [code] } };
    }

    test("its former key becomes an alias, in one commit", async () => {
      const { person: former, gone } = await withCheckBack();
      const person = somebody();
      const next = first({ conversation: dueConversation(now), address, alias: set(former) });
      const old = { ...gone, version: 7 };
      expect(await store.commit(person, next, { person: former, gone: old })).toBe("lost");
      expect((await store.load(former, now)).leadsTo).toBeUndefined();
      expect(await store.commit(person, next, { person: former, gone })).toBe("committed");
      expect((await store.load(former, now)).leadsTo).toBe(person);
    });

    test("makes its alias lead to the new key, or removes it", async () => {
      for (const keeps of [true, false]) {
        const { person: former, alias } = await aliased();
        const [person, other] = [somebody(), somebody()];
        const change = keeps ? set(alias) : { ...set(other), drop: [alias] };
        const also = { person: former, gone: { version: 1, timers: [], codes: [] } };
        expect(await store.commit(person, first({ alias: change }), also)).toBe("committed");
        expect((await store.load(former, now)).version).toBe(0);
        expect((await store.load(alias, now)).leadsTo).toBe(keeps ? person : undefined);
      }
    });

    test("removes its code and timer when the commit does not keep them", async () => {
      const { person: former, code, gone } = await withCheckBack();
      expect(await store.commit(somebody(), first(), { person: former, gone })).toBe("committed");
      expect([await store.personByCode(code, now), await store.timerAt(former, "SM1")]).toEqual([undefined, undefined]);
    });

    test("another conversation changes in the same commit, or nothing does", async () => {
      const { person: former, gone } = await withCheckBack();
      const [person, other] = [somebody(), somebody()];
      await store.commit(other, first());
      const write = (version: number) =>
        store.commit(person, first(), { person: former, gone }, { person: other, next: first({ version }) });
      expect(await write(7)).toBe("lost");
      expect((await store.load(former, now)).version).toBe(1);
      expect(await write(1)).toBe("committed");
      const versions = await Promise.all(
        [person, former, other].map(async (key) => (await store.load(key, now)).version),
      );
      expect(versions).toEqual([2, 0, 2]);
    });

    test("a commit that was decided before a move there and back is lost", async () => {
      const [here, there] = [somebody(), somebody()];
      await store.commit(here, first());
      await store.commit(there, first(), { person: here, gone: { version: 1, timers: [], codes: [] } });
      const { version } = await store.load(there, now);
      await store.commit(here, first(), { person: there, gone: { version, timers: [], codes: [] } });
      expect(await store.commit(here, { ...first(), version: 1 })).toBe("lost");
    });
  });
});
