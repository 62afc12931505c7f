import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { keptStore } from "../../../../infra/local/memory/kept-store.ts";
import { address, begun, dueConversation, first, inDays, now, somebody } from "../../../store/stores.ts";
import { aFolder } from "../a-desk.ts";

let folder: string;
let file: string;
beforeEach(() => {
  const own = aFolder();
  onTestFinished(own.remove);
  folder = own.folder;
  file = join(folder, "conversations.json");
});

const withTimer = (days: number) =>
  first({
    conversation: dueConversation(inDays(days)),
    address,
    timer: { set: [{ id: "SM1", dueAt: inDays(days) }], drop: [] },
    code: { set: [{ code: "K7Q2M9", checkBack: "SM1", expiresAt: inDays(20) }], repoint: [], delete: [] },
  });

test("a committed conversation, its timer, its code and its place in the sweep are there after a restart", async () => {
  const person = somebody();
  const store = keptStore(file);
  expect(await store.commit(person, withTimer(3))).toBe("committed");
  const again = keptStore(file);
  expect(await again.load(person, now)).toEqual(await store.load(person, now));
  expect(await again.personByCode("K7Q2M9", now)).toBe(person);
  expect(await again.expire(inDays(2))).toEqual([]);
  expect(await again.expire(inDays(3))).toEqual([{ person, checkBack: "SM1" }]);
  expect(await keptStore(file).expire(inDays(3))).toEqual([]);
  const shards = ["0", "1", "2", "3"].map((shard) =>
    again.overdue({ shard, now: inDays(3), limit: 9, from: undefined }),
  );
  expect((await Promise.all(shards)).flatMap(({ due }) => due)).toEqual([{ person, dueAt: inDays(3) }]);
  expect(await again.commit(person, first())).toBe("lost");
});

test("what has expired is deleted, in the file, too", async () => {
  const [person, other] = [somebody(), somebody()];
  const store = keptStore(file);
  await store.commit(person, first());
  await store.commit(other, first({ conversation: { ...begun, lastHeardAt: inDays(10) } }));
  await store.expire(inDays(31));
  expect(JSON.parse(readFileSync(file, "utf8")).rows).toEqual([expect.objectContaining({ person: other })]);
});

test("a hundred commits at once are all on the disk when they are done", async () => {
  const people = Array.from({ length: 100 }, somebody);
  const store = keptStore(file);
  await Promise.all(people.map((person) => store.commit(person, first())));
  const again = keptStore(file);
  const loaded = await Promise.all(people.map((person) => again.load(person, now)));
  expect(loaded.filter(({ version }) => version === 1)).toHaveLength(100);
  expect(readdirSync(folder)).toEqual(["conversations.json"]);
});

test("a write that was cut off leaves the conversations before it", async () => {
  const person = somebody();
  await keptStore(file).commit(person, first());
  writeFileSync(`${file}.part`, readFileSync(file, "utf8").slice(0, 40));
  expect((await keptStore(file).load(person, now)).version).toBe(1);
});

describe("a broken file is refused, with what is wrong, and is kept beside it", () => {
  test.each<[what: string, text: string, why: string]>([
    ["cut off", '{"format":1,"rows":[{"per', "JSON"],
    ["empty", "", "JSON"],
    ["of a later version", '{"format":2,"rows":[],"timers":[],"codes":[]}', "format: "],
    [
      "with a conversation that is none",
      '{"format":1,"rows":[{"person":"p","conversation":{},"version":1,"expireAt":1}]}',
      "rows.0.conversation.",
    ],
  ])("%s", (_, text, why) => {
    writeFileSync(file, text);
    expect(() => keptStore(file)).toThrow(why);
    const [aside = "", ...others] = readdirSync(folder);
    expect([aside, others]).toEqual([expect.stringMatching(/^conversations\.broken-\d{14}\.json$/), []]);
    expect(readFileSync(join(folder, aside), "utf8")).toBe(text);
    expect(() => keptStore(file)).not.toThrow();
    expect(existsSync(join(folder, aside))).toBe(true);
  });
});
