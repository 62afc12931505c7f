import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { sst } from "../../../infra/twilio/sst.ts";

const folder = mkdtempSync(join(tmpdir(), "sst-"));
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** An `sst` of the test's own, first on the PATH. */
function anSst(script: string): void {
  writeFileSync(join(folder, "sst"), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, "sst"), 0o755);
  vi.stubEnv("PATH", `${folder}:${process.env.PATH}`);
}

test("what SST complains of is told, what it printed is not", async () => {
  anSst('echo "$1 $2 $5"; [ "$2" = list ] || { echo "not logged in" >&2; exit 1; }');
  expect(await sst(["secret", "list", "--stage", "a", "b"])).toBe("secret list b\n");
  await expect(sst(["secret", "set", "Token", "t0p"])).rejects.toThrow(/^sst secret set failed: not logged in$/);
});
