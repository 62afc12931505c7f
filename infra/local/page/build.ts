import { readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { build, type PluginBuild } from "esbuild";
import type { Languages } from "../../../functions/text/language.ts";
import { familiesFor, fontsOf } from "../../content/map/fonts.ts";

export type PageFile = { type: string; body: Uint8Array<ArrayBuffer> };

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".woff2": "font/woff2",
};

/** The page's files by URL path, with the fonts for these languages. They are built in memory. */
export async function buildPage(languages: Languages): Promise<Map<string, PageFile>> {
  const here = import.meta.dirname;
  const outdir = join(here, "desk"); // only names the files: nothing is written
  const { outputFiles } = await build({
    absWorkingDir: here,
    entryPoints: [
      { in: "main.tsx", out: "page" },
      { in: "all/main.tsx", out: "all" },
      { in: "page.css", out: "page" },
    ],
    bundle: true,
    minify: true,
    write: false,
    outdir,
    format: "esm",
    target: "es2024",
    jsx: "automatic",
    jsxImportSource: "preact",
    loader: { ".woff2": "file" },
    assetNames: "fonts/[name]",
    publicPath: "/desk",
    logLevel: "warning",
    plugins: [{ name: "fonts", setup: (build) => addFonts(build, languages) }],
  });
  const files = outputFiles.map((file): [string, PageFile] => [
    `/desk/${relative(outdir, file.path).replaceAll(sep, "/")}`,
    page(file.path, file.contents),
  ]);
  const html = async (name: string) => page(name, await readFile(join(here, name)));
  return new Map([["/", await html("index.html")], ["/desk/all", await html("all.html")], ...files]);
}

/** Makes the style sheet that page.css imports as "content-fonts": the fonts, and which of them a language has first. */
function addFonts({ onLoad, onResolve }: PluginBuild, languages: Languages): void {
  const imports = fontsOf(languages).map(({ name }) => `@import "${name}";`);
  const families = Object.keys(languages).map(
    (language) => `[lang="${language}"] { font-family: ${familiesFor(languages, language)}; }`,
  );
  const contents = [...imports, `:root { --sans: ${familiesFor(languages)}; }`, ...families].join("\n");
  onResolve({ filter: /^content-fonts$/ }, ({ path }) => ({ path, namespace: "content" }));
  onLoad({ filter: /./, namespace: "content" }, () => ({ contents, loader: "css", resolveDir: import.meta.dirname }));
}

function page(name: string, body: Uint8Array): PageFile {
  const type = types[extname(name)];
  if (!type) throw new Error(`no content type for ${name}`);
  return { type, body: body as Uint8Array<ArrayBuffer> };
}
