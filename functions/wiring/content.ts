import { gunzipSync } from "node:zlib";
import packed from "../content.packed.json" with { type: "json" };
import type { Content } from "../engine/guide/guide.ts";

/**
 * The compiled content (npm run content writes it; the compiler has checked it, so it is trusted here). It is packed data:
 * written out as JavaScript, a bundle would have every Chinese or Khmer letter in six bytes.
 */
export const content: Content = JSON.parse(gunzipSync(Buffer.from(packed.gzip, "base64")).toString());
