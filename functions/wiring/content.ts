import { gunzipSync } from "node:zlib";
import packed from "../content.packed.json" with { type: "json" };
import type { Content } from "../engine/guide/guide.ts";

/**
 * The compiled content. The compiler has checked it, so it is not checked again. It is compressed, because a bundle
 * would write every Chinese or Khmer letter in six bytes.
 */
export const content: Content = JSON.parse(gunzipSync(Buffer.from(packed.gzip, "base64")).toString());
