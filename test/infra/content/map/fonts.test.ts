import { describe, expect, test } from "vitest";
import type { Languages } from "../../../../functions/text/language.ts";
import { familiesFor, fontsOf, missingFonts } from "../../../../infra/content/map/fonts.ts";

const written = (...scripts: string[]): Languages[string] => ({
  name: "a language",
  scripts,
  direction: "ltr",
  dates: { day: "numeric", month: "long" },
});

describe("the fonts of maps and of the phone page", () => {
  test("are those of the scripts that the content uses, each once", () => {
    const fonts = fontsOf({ a: written("Han"), b: written("Latin", "Arabic"), c: written("Arabic") });
    expect(fonts.map(({ name }) => name)).toEqual([
      "@fontsource-variable/noto-sans",
      "@fontsource-variable/noto-sans-sc",
      "@fontsource-variable/noto-sans-arabic",
    ]);
    expect(fonts.map(({ family }) => family)).toEqual([
      "Noto Sans Variable",
      "Noto Sans SC Variable",
      "Noto Sans Arabic Variable",
    ]);
  });

  test("a language's own come first, then the others, then the system's", () => {
    const languages = { a: written("Latin"), b: written("Arabic") };
    expect(familiesFor(languages, "b")).toBe(
      '"Noto Sans Arabic Variable", "Noto Sans Variable", system-ui, sans-serif',
    );
    expect(familiesFor(languages)).toBe('"Noto Sans Variable", "Noto Sans Arabic Variable", system-ui, sans-serif');
  });

  test("a script without an installed font has the system's, and the package to install is named", () => {
    const languages = { a: written("Osage"), b: written("Latin") };
    expect(familiesFor(languages, "a")).toBe('"Noto Sans Variable", system-ui, sans-serif');
    expect(missingFonts(languages)).toEqual([
      "there is no font for the script Osage, so the system's is used: npm install --save-dev --save-exact " +
        "@fontsource-variable/noto-sans-osage (or @fontsource/noto-sans-osage)",
    ]);
  });
});
