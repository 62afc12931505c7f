import { expect, test } from "vitest";
import { requiredTemplates } from "../../../functions/templates/required-templates.ts";
import type { TwilioContent } from "../../../functions/twilio/contents.ts";
import { templatesReport } from "../../../infra/publish/templates-report.ts";
import { contentOf } from "../../engine/small-guide.ts";

const content = contentOf();
const [zh, en] = requiredTemplates(content);

/** Twilio's copy of a template. */
function copyOf({ friendlyName, types, variables }: NonNullable<typeof zh>, status: string): TwilioContent {
  const category = "UTILITY";
  return {
    sid: `HX ${friendlyName}`,
    friendlyName,
    types,
    variables,
    status,
    reason: "too vague",
    category,
    createdAt: 1,
  };
}

/** The report, when Twilio has these contents and one English check-back is open. */
const report = (twilioContents: (() => Promise<TwilioContent[]>) | undefined) =>
  templatesReport({
    content,
    counts: { standing: new Map(), asking: new Map(), byTemplate: new Map([["tea/asked/en", 1]]), people: 0 },
    twilioContents,
  });

test("approved templates, and the desk without any, are not mentioned", async () => {
  expect(await report(async () => [copyOf(zh!, "approved"), copyOf(en!, "approved")])).toEqual([]);
  expect(await report(undefined)).toEqual([]);
});

test("a template that is missing, awaits approval or was rejected is named, with the check-backs that need it", async () => {
  expect(await report(async () => [copyOf(zh!, "pending")])).toEqual([
    expect.stringContaining("WhatsApp templates that are not approved."),
    "    tea/asked/zh  pending",
    "    tea/asked/en  missing  1 open check-back",
  ]);
  const rejected = await report(async () => [copyOf(zh!, "approved"), copyOf(en!, "rejected")]);
  expect(rejected.slice(1)).toEqual(["    tea/asked/en  rejected  1 open check-back"]);
});

test("an older text that is approved is said to be sent until then", async () => {
  const older = { ...copyOf(en!, "approved"), friendlyName: `${en?.key} 0000`, sid: "HX older" };
  const said = await report(async () => [copyOf(zh!, "approved"), copyOf(en!, "pending"), older]);
  expect(said[1]).toMatch(/tea\/asked\/en +pending +1 open check-back +an older text is sent until then/);
});

test("when Twilio cannot be asked, one line says why", async () => {
  const refused = async () => {
    throw Object.assign(new Error("getaddrinfo ENOTFOUND content.twilio.com"), { code: "ENOTFOUND" });
  };
  expect(await report(refused)).toEqual([
    expect.stringMatching(/^WhatsApp templates: Twilio could not be asked\. no connection .*Check the network/),
  ]);
});
