import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import type { Content } from "../../functions/engine/guide/guide.ts";
import { loadContent } from "../../functions/wiring/load-content.ts";
import { writeContent } from "../../infra/content/write-content.ts";
import { manyGuides, measuredMessages } from "../bench/many-guides.ts";
import { talk } from "../engine/talk.ts";
import { plainContent } from "../support/plain-content.ts";
import { readInParts, writtenContent } from "../support/written-content.ts";

/** What was read from files. */
const read = vi.hoisted(() => ({ bytes: 0, times: 0 }));

vi.mock("node:fs", async (importOriginal) => {
  const fs = await importOriginal<typeof import("node:fs")>();
  return {
    ...fs,
    readFileSync: (...args: Parameters<typeof fs.readFileSync>) => {
      const content = fs.readFileSync(...args);
      read.bytes += Buffer.byteLength(content);
      read.times += 1;
      return content;
    },
    readSync: (...args: Parameters<typeof fs.readSync>) => {
      const count = fs.readSync(...args);
      read.bytes += count;
      read.times += 1;
      return count;
    },
  };
});

/** What an action reads. */
function readBy<T>(act: () => T): { bytes: number; times: number; value: T } {
  const before = { ...read };
  const value = act();
  return { bytes: read.bytes - before.bytes, times: read.times - before.times, value };
}

const contents = new Map([2, 60].map((count) => [count, manyGuides(count)]));
const folders = new Map([...contents].map(([count, content]) => [count, writtenContent(content)]));
afterAll(() => {
  for (const { remove } of folders.values()) remove();
});
const start = (count: number): Content => loadContent(folders.get(count)!.folder);

test.each([
  ["2 guides", 2, undefined],
  ["60 guides", 60, undefined],
  ["60 guides on small pages", 60, 300],
])("what is read is what was written: %s", (_, count, pageLength) => {
  const content = contents.get(count)!;
  expect(plainContent(readInParts(content, pageLength))).toEqual(plainContent(content));
});

test("a start reads about as many bytes with 30 times as many guides", () => {
  const [few, many] = [readBy(() => start(2)), readBy(() => start(60))];
  expect(many.times).toBe(2);
  // Each guide has its id in the index, and the list of guides shows nine names in place of two.
  expect(many.bytes - few.bytes).toBeLessThan(60 * 20 + 2000);
});

const messages: [name: string, before: string[], text: string][] = [
  ...Object.entries(measuredMessages).map(([name, text]): [string, string[], string] => [
    name,
    name.includes("first contact") ? [] : ["cancel my sim", "English"],
    text,
  ]),
  ["the list of guides", ["cancel my sim", "English"], "guides"],
  ["several misspelled words", ["cancel my sim", "English"], "cancle my simm how lomg does it tske"],
  ["our own text", ["cancel my sim", "English"], "Welcome back to this long text of ours which nobody wrote"],
  ["a button of a guide", ["cancel my sim", "English", "guides"], "1"],
];

describe("with 30 times as many guides", () => {
  test.each(messages)("a message of a new process reads little more: %s", (_, before, text) => {
    const [few, many] = [2, 60].map((count) => {
      const person = talk(start(count));
      return readBy(() => {
        person.say(...before);
        person.message(text.replace("#", "blorp"));
      });
    }) as [ReturnType<typeof readBy>, ReturnType<typeof readBy>];
    // One page or two of 8 KB for each word at most, in place of a page that holds all words.
    const words = [...before, text].join(" ").length;
    expect(many.bytes).toBeLessThan(few.bytes + 8192 * words);
    expect(many.times).toBeLessThan(few.times + 3 * words);
  });

  test("a process answers the same as with all content in memory", () => {
    for (const [, before, text] of messages) {
      const [inMemory, inParts] = [contents.get(60)!, start(60)].map((content) => talk(content));
      for (const each of [...before, text]) expect(inParts!.message(each)).toEqual(inMemory!.message(each));
    }
  });
});

test("a new version removes what the last one had, and a process that runs reads on", () => {
  const { folder, remove } = writtenContent(contents.get(60)!);
  const running = loadContent(folder);
  writeContent(folder, contents.get(2)!);
  expect(readdirSync(join(folder, "guides"))).toHaveLength(2);
  expect(readdirSync(folder).filter((file) => file.startsWith("tables."))).toHaveLength(1);
  expect(existsSync(join(folder, "pages", "which-answer.json"))).toBe(true);
  const last = [...contents.get(60)!.lexicon.keywords.all()].at(-1)!;
  expect(running.lexicon.keywords.named(last.phrase)).toEqual(last.entries);
  remove();
});
