import { createVault, type Vault } from "../../functions/store/vault.ts";

/** The keys that people are stored under, as the functions get them. */
export type Keys = Pick<Vault, "personKey" | "previousPersonKey">;

/** Hashing addresses would take most of a world's time. */
function remembered<T>(hash: (address: string) => T) {
  const known = new Map<string, T>();
  return (address: string) => {
    if (!known.has(address)) known.set(address, hash(address));
    return known.get(address)!;
  };
}

function keysBy(...secrets: [string, string?]): Keys {
  const { personKey, previousPersonKey } = createVault(...secrets);
  return { personKey: remembered(personKey), previousPersonKey: remembered(previousPersonKey) };
}

const [first, second] = ["a-secret-of-at-least-32-characters", "another-secret-of-32-characters-or-more"] as const;

/** By the first secret, and by the one that replaces it. */
export const keysBefore = keysBy(first);
export const keysAfter = keysBy(second, first);
