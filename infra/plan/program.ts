import { readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

/** Makes `require` and `__dirname` work in a bundle of ES modules. SST's bundles begin with the same lines. */
export const banner = `import { createRequire as topLevelCreateRequire } from "module";
const require = topLevelCreateRequire(import.meta.url);
import { fileURLToPath as topLevelFileUrlToPath, URL as topLevelURL } from "url";
const __filename = topLevelFileUrlToPath(import.meta.url);
const __dirname = topLevelFileUrlToPath(new topLevelURL(".", import.meta.url));`;

/**
 * Bundles sst.config.ts with SST's components, as SST's CLI does before it hands the bundle to Pulumi. `$app`, a constant
 * there, is read from `globalThis.$app` when the bundle runs.
 * https://github.com/anomalyco/sst/blob/dev/pkg/js/js.go and pkg/project/run.go beside it
 *
 * @param root the folder of sst.config.ts
 * @param work where SST may put its artifacts
 */
export async function bundleProgram(root: string, work: string, outfile: string): Promise<void> {
  // esbuild names files by their real paths.
  const platform = realpathSync(join(root, ".sst/platform")).replaceAll("\\", "/");
  const paths = { home: work, root, work, platform };
  const globals = `import * as aws from "@pulumi/aws";\nimport * as sst from "${platform}/src/components";\n`;
  await build({
    stdin: {
      contents: `
        import { run } from "${platform}/src/auto/run.ts";
        import config from "${root.replaceAll("\\", "/")}/sst.config.ts";
        export const app = config.app;
        export const program = () => run(config.run);`,
      resolveDir: root,
      sourcefile: "eval.ts",
      loader: "ts",
    },
    bundle: true,
    format: "esm",
    platform: "node",
    mainFields: ["module", "main"],
    outfile,
    logLevel: "silent",
    banner: { js: banner },
    inject: [join(platform, "src/shim/run.js")],
    define: {
      $app: "globalThis.$app",
      $cli: JSON.stringify({ command: "diff", paths, state: { version: {} } }),
      $dev: "false",
    },
    nodePaths: [join(platform, "node_modules")],
    external: ["@pulumi/*", "@pulumiverse/*", "@aws-sdk/*", "undici", "esbuild", "archiver", "glob", "vite"],
    plugins: [
      {
        name: "globals of sst.config.ts",
        setup({ onLoad }) {
          onLoad({ filter: /\.ts$/ }, ({ path }) => {
            if (path.replaceAll("\\", "/").startsWith(platform)) return undefined;
            return { contents: globals + readFileSync(path, "utf8"), loader: "ts" };
          });
        },
      },
    ],
  });
}
