import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomBytes } from "node:crypto";

/** Protects addresses: a keyed hash to find a person by, and an encrypted copy to write to them later. */
export type Vault = {
  /**
   * The person's key: HMAC-SHA256 of the Twilio address, base64url. A plain hash could be reversed by trying all
   * numbers.
   */
  personKey(address: string): string;
  /** The person's key by the previous secret; nothing when there is none. */
  previousPersonKey(address: string): string | undefined;
  /** Encrypts the address (AES-256-GCM), bound to its person. */
  seal(person: string, address: string): string;
  /** Decrypts an address with either secret. Throws when it was sealed with neither, or for another person. */
  unseal(person: string, sealed: string): string;
};

/**
 * @param secret any string of 32 characters or more; both keys are derived from it (HKDF-SHA256)
 * @param former the previous secret, which can still decrypt; needed for 30 days after the change
 */
export function createVault(secret: string, former?: string): Vault {
  const current = keysOf(secret);
  const previous = former === undefined ? undefined : keysOf(former);
  return {
    personKey: current.personKey,
    previousPersonKey: (address) => previous?.personKey(address),
    seal: current.seal,
    unseal(person, sealed) {
      try {
        return current.unseal(person, sealed);
      } catch (error) {
        if (!previous) throw error;
        return previous.unseal(person, sealed);
      }
    },
  };
}

function keysOf(secret: string): Omit<Vault, "previousPersonKey"> {
  const derive = (use: string) => createSecretKey(Buffer.from(hkdfSync("sha256", secret, "checkback", use, 32)));
  const [hashKey, sealKey] = [derive("person"), derive("address")];
  return {
    personKey: (address) => createHmac("sha256", hashKey).update(address).digest("base64url"),
    seal(person, address) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", sealKey, nonce).setAAD(Buffer.from(person));
      const sealed = [nonce, cipher.update(address, "utf8"), cipher.final(), cipher.getAuthTag()];
      return Buffer.concat(sealed).toString("base64url");
    },
    unseal(person, sealed) {
      const bytes = Buffer.from(sealed, "base64url");
      const decipher = createDecipheriv("aes-256-gcm", sealKey, bytes.subarray(0, 12)).setAAD(Buffer.from(person));
      decipher.setAuthTag(bytes.subarray(-16));
      return decipher.update(bytes.subarray(12, -16), undefined, "utf8") + decipher.final("utf8");
    },
  };
}
