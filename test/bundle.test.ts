import { build } from "esbuild";
import { expect, test } from "vitest";

async function inputsOf(entry: string): Promise<string[]> {
  const { metafile } = await build({
    ...{ entryPoints: [entry], bundle: true, write: false, metafile: true, minify: true, outdir: "unused" },
    ...{ platform: "node", target: "node24", format: "esm", mainFields: ["module", "main"], logLevel: "silent" },
  });
  return Object.keys(metafile.inputs);
}

const restClient = /node_modules\/twilio\/lib\/(rest|base\/RequestClient)/;

test("the webhook's bundle never reaches the REST client; that of the functions that write first does", async () => {
  expect((await inputsOf("functions/inbound.ts")).filter((input) => restClient.test(input))).toEqual([]);
  expect((await inputsOf("functions/followups.ts")).some((input) => restClient.test(input))).toBe(true);
});

test("the authoring schema, with all of zod, stays out of Lambda", async () => {
  const inputs = await inputsOf("functions/inbound.ts");
  expect(inputs).not.toContain("functions/engine/guide.ts");
  expect(inputs).toContain("functions/engine/take-turn.ts");
});
