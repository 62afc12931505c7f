import { join } from "node:path";
import type { Content } from "../engine/guide/guide.ts";
import { loadContent } from "./load-content.ts";

/** The folder of the compiled content: beside this file, and beside a bundle. */
export const compiledFolder = join(import.meta.dirname, "content");

/** The compiled content. */
export const content: Content = loadContent(compiledFolder);
