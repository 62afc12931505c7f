import { open, rename } from "node:fs/promises";

/**
 * Replaces a file at once, so that a killed process leaves the older one or the new one. Only this user can read it. Rejects with
 * the system's error.
 */
export async function replaceFile(file: string, text: string): Promise<void> {
  const part = `${file}.part`;
  const handle = await open(part, "w", 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(part, file);
}
