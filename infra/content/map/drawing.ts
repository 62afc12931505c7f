/** The node of a page in a drawing. Mermaid's ids may not have dots. */
export const nodeOf = (page: string) => `page-${page.replaceAll(".", "-")}`;

/**
 * Mermaid's options for a guide, in a file and on the phone page. https://mermaid.js.org/config/schema-docs/config.html
 *
 * @param fontFamily as CSS has it
 */
export const mermaidOptions = (fontFamily: string) =>
  ({
    startOnLoad: false,
    securityLevel: "strict",
    theme: "base",
    themeVariables: { fontSize: "13px", fontFamily },
    // Plain SVG text looks the same in every viewer.
    htmlLabels: false,
    flowchart: { htmlLabels: false, nodeSpacing: 14, rankSpacing: 36, curve: "basis", wrappingWidth: 420, padding: 8 },
    maxEdges: 2000,
    maxTextSize: 500_000,
  }) as const;
