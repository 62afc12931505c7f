import { describe, expect, test } from "vitest";
import { aliasChange, withAlias } from "../../../functions/engine/state/alias.ts";
import { type Conversation, day, forgottenAt } from "../../../functions/engine/state/conversation.ts";
import { begun, now } from "../../store/stores.ts";

const aliased = withAlias(begun, "id");
const heardAt = (at: number): Conversation => ({ ...aliased, lastHeardAt: at });

describe("an alias", () => {
  test("is stored for longer than the conversation", () => {
    expect(aliased.alias).toEqual({ key: "id", expiresAt: now + 60 * day });
  });

  test("is not written again while it outlives the conversation", () => {
    const later = heardAt(now + 30 * day);
    expect(withAlias(later, "id")).toBe(later);
    expect(withAlias(later)).toBe(later);
  });

  test("is renewed when the conversation would outlive it, with or without a message that shows it", () => {
    const later = heardAt(now + 30 * day + 1);
    for (const renewed of [withAlias(later, "id"), withAlias(later)])
      expect(renewed.alias).toEqual({ key: "id", expiresAt: forgottenAt(later) + 30 * day });
  });

  test("is replaced by another one", () => {
    expect(withAlias(aliased, "new id").alias?.key).toBe("new id");
  });

  test("is not made for a person who has none", () => {
    expect(withAlias(begun)).toBe(begun);
  });

  test("does not outlive an erased conversation", () => {
    expect(withAlias({ ...aliased, erased: true }, "id")).not.toHaveProperty("alias");
    const erased: Conversation = { ...begun, erased: true };
    expect(withAlias(erased, "id")).toBe(erased);
  });

  test("of a person who writes every day for a year is written once a month", () => {
    let conversation = begun;
    let writes = 0;
    for (let days = 0; days < 365; days += 1) {
      const next = withAlias({ ...conversation, lastHeardAt: now + days * day }, "id");
      if (aliasChange([conversation], next)) writes += 1;
      conversation = next;
      expect(conversation.alias?.expiresAt).toBeGreaterThanOrEqual(forgottenAt(conversation));
    }
    expect(writes).toBe(12);
  });
});

const other = withAlias(begun, "other id");
const { alias } = aliased;

test.each<[what: string, before: (Conversation | undefined)[], after: Conversation, expected: object | undefined]>([
  ["nothing, when nothing changes", [aliased], aliased, undefined],
  ["nothing, without any", [begun], begun, undefined],
  ["set, when it is new", [begun], aliased, { set: alias }],
  ["set, when the conversation is", [undefined], aliased, { set: alias }],
  ["set again, when it is renewed", [heardAt(now)], withAlias(heardAt(now + 40 * day)), { set: { key: "id" } }],
  ["dropped, when it is gone", [aliased], begun, { drop: ["id"] }],
  ["set and dropped, when it is another", [other], aliased, { set: alias, drop: ["other id"] }],
  ["set, when it comes from the second of two", [begun, aliased], aliased, { set: alias }],
  ["dropped for both of two", [aliased, other], begun, { drop: ["id", "other id"] }],
  ["dropped for the other of two", [aliased, other], aliased, { drop: ["other id"] }],
])("the row of an alias is %s", (_, before, after, expected) => {
  if (expected === undefined) expect(aliasChange(before, after)).toBeUndefined();
  else expect(aliasChange(before, after)).toMatchObject(expected);
  expect(Object.keys(aliasChange(before, after) ?? {})).toEqual(Object.keys(expected ?? {}));
});

test("a new alias that replaces another row names the row's version", () => {
  expect(aliasChange([begun], aliased, 7)?.set).toEqual({ ...alias, version: 7 });
});
