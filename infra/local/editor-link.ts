import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * The address that opens a file of content/ in VS Code; with `:line` behind it, at that line.
 * https://code.visualstudio.com/docs/configure/command-line#_opening-vs-code-with-urls
 */
export const editorLink = (folder: string, file: string): string =>
  `vscode://file${pathToFileURL(join(folder, file.replace(/^content\//, ""))).pathname}`;
