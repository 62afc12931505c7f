import { expect, test } from "vitest";
import { createVault } from "../../functions/store/vault.ts";

const [old, fresh] = ["the-secret-that-is-being-changed-0", "the-secret-that-comes-after-it-000"];
const [before, during, after] = [createVault(old), createVault(fresh, old), createVault(fresh)];
const address = "whatsapp:+85510000001";

test("a vault with two secrets reads addresses of both, and writes with the new one", () => {
  const person = during.personKey(address);
  expect(person).toBe(after.personKey(address));
  expect(during.previousPersonKey(address)).toBe(before.personKey(address));
  expect(during.unseal(person, before.seal(person, address))).toBe(address);
  expect(after.unseal(person, during.seal(person, address))).toBe(address);
});

test("nothing is readable with neither secret, for another person, or when it was changed", () => {
  const person = before.personKey(address);
  const sealed = before.seal(person, address);
  expect(() => after.unseal(person, sealed)).toThrow();
  expect(() => during.unseal(before.personKey("+85510000002"), sealed)).toThrow();
  expect(() =>
    during.unseal(
      person,
      sealed.replace(/^./, (letter) => (letter === "A" ? "B" : "A")),
    ),
  ).toThrow();
});

test("a vault without a former secret has no former key", () => {
  expect(after.previousPersonKey(address)).toBeUndefined();
});

test("a sealed address differs each time, and shows nothing of the address", () => {
  const person = after.personKey(address);
  const sealed = [after.seal(person, address), after.seal(person, address)];
  expect(new Set(sealed).size).toBe(2);
  expect(sealed.join() + person).not.toContain("10000001");
});
