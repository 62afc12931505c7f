import { expect, test } from "vitest";
import { memoryTemplates, type StoredTemplates } from "../../functions/store/templates.ts";
import { storedTemplates } from "../../functions/templates/stored-templates.ts";

const [one, two] = ["1", "2"].map((digit) => ({ "tea/asked/en": `HX${digit.repeat(32)}` }));
const with_ = (sids: StoredTemplates["sids"] = {}): StoredTemplates => ({ sids, checkedAt: 0, askAt: 0, problems: [] });
const minute = 60_000;

/** The templates of a store. Its reads are counted and can fail. */
function reading() {
  const store = memoryTemplates();
  const seen = { now: 0, reads: 0, fails: false };
  const loadTemplates = async () => {
    seen.reads += 1;
    if (seen.fails) throw new Error("throttled");
    return store.loadTemplates();
  };
  return { seen, store, templates: storedTemplates({ ...store, loadTemplates }, () => seen.now) };
}

test("templates are read when they are first needed, and once for many at a time", async () => {
  const { seen, store, templates } = reading();
  expect(seen.reads).toBe(0);
  await store.saveTemplates(with_(one), 0);
  expect(await Promise.all([templates(), templates(), templates()])).toEqual([one, one, one]);
  expect(seen.reads).toBe(1);
});

test("templates are read again after five minutes", async () => {
  const { seen, store, templates } = reading();
  expect(await templates()).toEqual({});
  await store.saveTemplates(with_(two), 0);
  seen.now = 5 * minute - 1;
  expect(await templates()).toEqual({});
  seen.now = 5 * minute;
  expect([await templates(), seen.reads]).toEqual([two, 2]);
});

test("a failed read is not cached", async () => {
  const { seen, store, templates } = reading();
  await store.saveTemplates(with_(one), 0);
  seen.fails = true;
  await expect(templates()).rejects.toThrow("throttled");
  seen.fails = false;
  expect(await templates()).toEqual(one);
});
