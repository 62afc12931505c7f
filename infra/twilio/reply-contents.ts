import type { ContentCreateRequest } from "twilio/lib/rest/content/v1/content.js";
import type { Content } from "../../functions/engine/guide/guide.ts";
import { listContents } from "../../functions/twilio/contents.ts";
import { replyContents, replySidsIn } from "../../functions/twilio/reply-contents.ts";
import type { Account } from "./account.ts";
import type { Target } from "./target.ts";

/**
 * The contents at Twilio for replies with buttons and lists on WhatsApp. Those that are missing are created. They serve all
 * guides in all languages and need no approval.
 *
 * @param progress says which one is created
 */
export async function replyContentsTarget(
  { client }: Account,
  { words }: Content,
  progress: (line: string) => void,
): Promise<Target> {
  const present = replySidsIn(await listContents(client.content.v1));
  const missing = replyContents.filter(({ key }) => present[key] === undefined);
  const all = replyContents.length;
  const [language = words.fallback] = Object.values(words.templateLanguages);
  return {
    title: "Buttons and lists on WhatsApp",
    settings: [{ name: "Contents", now: `${all - missing.length} of ${all}`, after: `${all} of ${all}` }],
    problems: [],
    warnings: [],
    notes:
      missing.length === 0
        ? []
        : [
            "a deployment uses new contents after its daily check of the templates; at once: npm run templates -- --stage STAGE --apply",
          ],
    async apply() {
      for (const [i, { friendlyName, types, variables }] of missing.entries()) {
        progress(`creating content ${i + 1} of ${missing.length} ...`);
        // The client sends this unchanged, so it needs the API's own names; its types say otherwise.
        const request = { friendly_name: friendlyName, language, variables, types } as unknown as ContentCreateRequest;
        await client.content.v1.contents.create(request);
      }
    },
  };
}
