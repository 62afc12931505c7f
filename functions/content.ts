import compiled from "./content.generated.json" with { type: "json" };
import type { Content } from "./engine/guide.ts";

/** The compiled content (npm run content writes it; the compiler has checked it, so it is trusted here). */
export const content = compiled as unknown as Content;
