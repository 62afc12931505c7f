import { fileURLToPath } from "node:url";

/** Mermaid in one file for a browser. */
export const mermaidFile = fileURLToPath(import.meta.resolve("mermaid/dist/mermaid.min.js"));
