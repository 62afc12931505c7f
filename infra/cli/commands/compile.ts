import { defineCommand } from "../command.ts";

export const command = defineCommand({
  about: "Checks content/ and compiles it into functions/content.*.json, which the functions read.",
  examples: [["", "compile"]],
  options: {},
  async run(_, { print, progress }) {
    const { lineOfContent, printWarning } = await import("../../content/compile.ts");
    const { compileContent } = await import("../../content/compiled.ts");
    progress.step("compiling the content ...");
    const content = compileContent(printWarning, undefined, progress.count);
    progress.end();
    print(lineOfContent(content));
  },
});
