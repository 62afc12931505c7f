import { build, type Metafile } from "esbuild";
import { banner } from "./program.ts";

/** The options of a function's `nodejs` that this project uses. */
export type NodejsOptions = {
  minify?: boolean;
  splitting?: boolean;
  esbuild?: { keepNames?: boolean; external?: string[] };
};

/** In bytes: what a cold start loads, and everything, including chunks that are loaded on demand. */
export type BundleSize = { eager: number; all: number };

/** @property sources the files that have code in the bundle */
export type Bundle = { size: BundleSize; sources: string[] };

/**
 * Bundles one Lambda function as SST's CLI does, into `out/bundle.mjs` and its chunks.
 * https://github.com/anomalyco/sst/blob/dev/pkg/runtime/node/build.go
 *
 * @param entry.handler functions/inbound.handler
 */
export async function bundleFunction(
  { root, handler, out }: { root: string; handler: string; out: string },
  { minify = false, splitting = false, esbuild = {} }: NodejsOptions,
): Promise<Bundle> {
  const { keepNames = true, external = [] } = esbuild;
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [handler.replace(/\.\w+$/, ".ts")],
    outdir: out,
    entryNames: "bundle",
    bundle: true,
    platform: "node",
    format: "esm",
    target: "es2024",
    mainFields: ["module", "main"],
    outExtension: { ".js": ".mjs" },
    // SST uploads source maps beside the code and not in it; a plan has no use for them.
    sourcemap: false,
    keepNames,
    minify,
    splitting,
    metafile: true,
    external: ["sharp", "pg-native", ...external],
    banner: { js: banner },
    logLevel: "silent",
  });
  return { size: sizeOf(metafile.outputs), sources: sourcesOf(metafile.outputs) };
}

function sourcesOf(outputs: Metafile["outputs"]): string[] {
  const parts = Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs));
  return [...new Set(parts.flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])))];
}

function sizeOf(outputs: Metafile["outputs"]): BundleSize {
  const code = Object.entries(outputs).filter(([path]) => path.endsWith(".mjs"));
  const entry = code.find(([path]) => path.endsWith("/bundle.mjs"))?.[0] ?? "";
  const eager = new Set([entry]);
  for (const path of eager)
    for (const { kind, path: imported, external } of outputs[path]?.imports ?? [])
      if (kind === "import-statement" && !external) eager.add(imported);
  const bytes = (paths: Iterable<string>) => [...paths].reduce((sum, path) => sum + (outputs[path]?.bytes ?? 0), 0);
  return { eager: bytes(eager), all: bytes(code.map(([path]) => path)) };
}
