import { beforeAll, describe, expect, test } from "vitest";
import type { CodeChange, Store } from "../../functions/store/store.ts";
import { address, begun, dueConversation, first, inDays, now, somebody, storesOn } from "./stores.ts";

let codes = 0;
const aCode = () => `C${String(++codes).padStart(5, "0")}`;

describe.each(storesOn("StoreCodes"))("codes, and commits for two people: %s", (_, open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  const change = (more: Partial<CodeChange>): CodeChange => ({ set: [], repoint: [], delete: [], ...more });
  const set = (code: string, expiresAt = inDays(14)): CodeChange =>
    change({ set: [{ code, checkBack: "SM1", expiresAt }] });
  const versionOf = async (person: string) => (await store.load(person, now)).version;
  /** A person with a check-back and its code. */
  async function withCode(code: string) {
    const person = somebody();
    expect(await store.commit(person, first({ conversation: dueConversation(now), address, code: set(code) }))).toBe(
      "committed",
    );
    return person;
  }

  test("a code leads to its person, until it expires", async () => {
    const code = aCode();
    const person = await withCode(code);
    expect(await store.personByCode(code, inDays(14) - 1)).toBe(person);
    expect(await store.personByCode(code, inDays(14))).toBeUndefined();
    expect(await store.personByCode(aCode(), now)).toBeUndefined();
  });

  test("a code that is in use belongs to one person: another's commit is lost, and nothing of it stays", async () => {
    const code = aCode();
    const [owner, other] = [await withCode(code), somebody()];
    expect(await store.commit(other, first({ conversation: dueConversation(now), address, code: set(code) }))).toBe(
      "lost",
    );
    expect([await versionOf(other), await store.personByCode(code, now)]).toEqual([0, owner]);
  });

  test("a code that is dropped or replaced leads nowhere", async () => {
    const [code, another] = [aCode(), aCode()];
    const person = await withCode(code);
    await store.commit(person, first({ version: 1, code: { ...set(another), delete: [code] } }));
    expect(await store.personByCode(code, now)).toBeUndefined();
    expect(await store.personByCode(another, now)).toBe(person);
    await store.commit(person, first({ version: 2, code: change({ delete: [another] }) }));
    expect(await store.personByCode(another, now)).toBeUndefined();
  });

  /** The commit that moves a check-back from its owner to another phone by its code. */
  const takeOver = (code: string, owner: string, other: string, ownersVersion = 1) =>
    store.commit(other, first({ conversation: dueConversation(now), address }), {
      person: owner,
      next: first({ version: ownersVersion, code: change({ consume: code }) }),
    });

  test("a code that is used changes both people at once, and works only once", async () => {
    const code = aCode();
    const [owner, other, third] = [await withCode(code), somebody(), somebody()];
    expect(await takeOver(code, owner, other)).toBe("committed");
    expect((await store.load(other, now)).conversation?.checkBacks[0]?.state).toBe("open");
    expect(await store.load(owner, now)).toEqual({ conversation: begun, address: undefined, version: 2 });
    expect(await takeOver(code, owner, third, 2)).toBe("lost");
    expect([await versionOf(owner), await versionOf(third)]).toEqual([2, 0]);
  });

  test("a code that two phones use at the same moment works for one", async () => {
    const code = aCode();
    const [owner, ...others] = [await withCode(code), somebody(), somebody()];
    const ends = await Promise.all(others.map((other) => takeOver(code, owner, other)));
    expect(ends.toSorted()).toEqual(["committed", "lost"]);
    expect(await Promise.all(others.map(versionOf))).toEqual(ends.map((end) => (end === "committed" ? 1 : 0)));
  });

  test.each([
    ["the first person's", 1, 1],
    ["the second person's", 0, 7],
  ])("when %s version is old neither is written, and the code still works", async (_, version, second) => {
    const code = aCode();
    const [owner, other] = [await withCode(code), somebody()];
    const end = await store.commit(other, first({ version }), {
      person: owner,
      next: first({ version: second, code: change({ consume: code }) }),
    });
    expect(end).toBe("lost");
    expect([await versionOf(owner), await versionOf(other)]).toEqual([1, 0]);
    expect(await store.personByCode(code, now)).toBe(owner);
  });

  test("a code leads to the new key after its person has moved, and the old key is gone", async () => {
    const code = aCode();
    const [former, person] = [await withCode(code), somebody()];
    const move = change({ repoint: [{ code, expiresAt: inDays(14) }] });
    const next = first({ conversation: dueConversation(now), address, code: move });
    const gone = { version: 1, timers: ["SM1"], codes: [] };
    expect(await store.commit(person, next, { person: former, gone: { ...gone, version: 2 } })).toBe("lost");
    expect(await store.personByCode(code, now)).toBe(former);
    expect(await store.commit(person, next, { person: former, gone })).toBe("committed");
    expect(await versionOf(former)).toBe(0);
    expect(await store.personByCode(code, now)).toBe(person);
  });
});
