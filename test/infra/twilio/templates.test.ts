import { describe, expect, test } from "vitest";
import type { Guide } from "../../../functions/engine/guide/guide.ts";
import { memoryTemplates } from "../../../functions/store/templates.ts";
import { checkInterval } from "../../../functions/templates/check-templates.ts";
import { requiredTemplates } from "../../../functions/templates/required-templates.ts";
import { templatesCommand } from "../../../infra/cli/commands/templates.ts";
import type { Outside } from "../../../infra/twilio/outside.ts";
import { contentOf, tea } from "../../engine/small-guide.ts";
import { aContent, sid } from "./state.ts";
import { commands } from "./typed.ts";

const { here, typed } = commands("templates", templatesCommand);

/** The tea guide, asking in these words. */
const asking = (en: string, more: Partial<Guide> = {}) =>
  contentOf({ ...tea, ...more, pages: { ...tea.pages, asked: { ...tea.pages.asked!, text: { zh: "好喝吗", en } } } });
const today = asking("Was it good");
const [zh, en] = requiredTemplates(today);

/** A stage with its stored templates. */
function aStage() {
  const store = memoryTemplates();
  const sids = async () => (await store.loadTemplates()).stored?.sids;
  return { store, sids, templateStore: async () => store };
}

const show = (line: string, more: Partial<Outside> = {}) => typed(line, { content: () => today, ...more });
/**
 * One template's row of the printed table: its state, its category, its content's SID and a remark, as far as there are
 * any.
 */
const row = (said: string, key: string) =>
  said
    .split("\n")
    .find((line) => line.startsWith(`${key} `))
    ?.split(/ {2,}/)
    .slice(1);

describe("a missing template", () => {
  test("is shown, and nothing is done", async () => {
    const { code, said } = await show("");
    expect(row(said, "tea/asked/en")).toEqual(["missing"]);
    expect(said).toContain("2 to submit. Add --apply to submit them.");
    expect([code, here.writes]).toEqual([0, []]);
  });

  test("is created and submitted with --apply; the second time there is nothing to do", async () => {
    const { said, progress } = await show("--apply");
    const [created, submitted] = here.writes.slice(2);
    expect(created).toEqual([
      "content /v1/Content",
      { friendly_name: en?.friendlyName, language: "en", variables: {}, types: en?.types },
    ]);
    const at = `content /v1/Content/${sid("HX", 101)}/ApprovalRequests/whatsapp`;
    expect(submitted).toEqual([at, { name: en?.name, category: "UTILITY" }]);
    expect(row(said, "tea/asked/en")).toEqual(["received", sid("HX", 101)]);
    expect(progress).toContain("creating and submitting tea/asked/en ...");

    expect((await show("--apply")).said).toContain("Nothing to submit.");
    expect(here.writes).toHaveLength(4);
  });

  test("is submitted when it was only created", async () => {
    here.state.refuse = [{ at: "ApprovalRequests/whatsapp", status: 400, code: 63040, message: "no WhatsApp account" }];
    const first = await show("--apply");
    expect([first.code, first.progress.split("\n").at(-1)]).toEqual([
      1,
      expect.stringContaining("Twilio refused (63040): no WhatsApp account"),
    ]);
    here.state.refuse = [];
    expect(row((await show("")).said, "tea/asked/zh")).toEqual(["created", sid("HX", 100)]);
    await show("--apply");
    expect(here.state.contents).toHaveLength(2);
    expect(here.state.contents.map(({ approval_requests }) => approval_requests.status)).toEqual([
      "received",
      "received",
    ]);
  });
});

describe("Twilio's status of a template is shown", () => {
  const with_ = (status: string, more: object = {}) =>
    aContent(1, en!.friendlyName, en!.types, { approval_requests: { status, rejection_reason: null, ...more } });
  test.each<[status: string, state: string, remark: string | undefined, code: number]>([
    ["received", "received", undefined, 0],
    ["pending", "pending", undefined, 0],
    ["approved", "approved", undefined, 0],
    ["paused", "paused", undefined, 1],
    ["disabled", "disabled", undefined, 1],
    ["rejected", "rejected", "INVALID_FORMAT. Change its text: the same text can't be resubmitted", 1],
  ])("%s", async (status, state, remark, code) => {
    here.state.contents = [with_(status, status === "rejected" ? { rejection_reason: "INVALID_FORMAT" } : {})];
    const answer = await show("");
    expect(row(answer.said, "tea/asked/en")).toEqual([state, sid("HX", 1), remark].filter(Boolean));
    expect(answer.code).toBe(code);
  });

  test("a rejected one is not submitted again", async () => {
    here.state.contents = [with_("rejected"), aContent(2, zh!.friendlyName, zh!.types)];
    await show("--apply");
    expect(here.writes).toEqual([]);
  });

  test("page by page", async () => {
    here.state.perPage = 1;
    here.state.contents = [
      aContent(1, "somebody else's", {}),
      aContent(2, zh!.friendlyName, zh!.types),
      with_("pending"),
    ];
    const { said } = await show("");
    expect(row(said, "tea/asked/zh")).toEqual(["approved", "UTILITY", sid("HX", 2)]);
    expect(row(said, "tea/asked/en")).toEqual(["pending", sid("HX", 1)]);
  });
});

describe("a changed text", () => {
  const older = aContent(1, en!.friendlyName, en!.types);
  const changed = { content: () => asking("Was it any good") };

  test("becomes a new template, and the older one is used until that is approved", async () => {
    here.state.contents = [older];
    expect(row((await show("", changed)).said, "tea/asked/en")).toEqual([
      "drifted",
      "UTILITY",
      `until then ${sid("HX", 1)}, with an older text`,
    ]);
    const { templateStore, sids } = aStage();
    await show("--apply --stage production", { ...changed, templateStore });
    expect(await sids()).toEqual({ "tea/asked/en": sid("HX", 1) });
    const [next] = here.state.contents
      .filter(({ friendly_name }) => `${friendly_name}`.startsWith("tea/asked/en "))
      .slice(-1);
    next!.approval_requests.status = "approved";
    await show("--apply --stage production", { ...changed, templateStore });
    expect(await sids()).toEqual({ "tea/asked/en": next?.sid });
  });

  test("do not use an older template that was never approved", async () => {
    here.state.contents = [{ ...older, approval_requests: { status: "rejected", rejection_reason: "" } }];
    expect(row((await show("", changed)).said, "tea/asked/en")).toEqual(["drifted"]);
  });

  test("do not use an older template with other variables", async () => {
    here.state.contents = [{ ...older, variables: { "1": "Mon 23 Nov" } }];
    expect(row((await show("", changed)).said, "tea/asked/en")).toEqual(["drifted"]);
  });

  test("are reported when they changed at Twilio, under our name", async () => {
    here.state.contents = [aContent(1, en!.friendlyName, { "twilio/text": { body: "Buy tea now" } })];
    const { templateStore, sids } = aStage();
    const { code, said } = await show("--apply --stage production", { templateStore });
    expect(row(said, "tea/asked/en")).toEqual([
      "edited",
      "UTILITY",
      sid("HX", 1),
      expect.stringContaining("delete it there"),
    ]);
    expect(Object.keys((await sids()) ?? {})).not.toContain("tea/asked/en");
    expect(code).toBe(1);
  });

  test("do not include fields that Twilio adds", async () => {
    const actions = Object.values(en!.types)[0]!.actions!.map((action, index) => ({ index, ...action }));
    here.state.contents = [
      aContent(1, en!.friendlyName, { "twilio/quick-reply": { body: "Was it  good\n", actions } }),
    ];
    expect(row((await show("")).said, "tea/asked/en")).toEqual(["approved", "UTILITY", sid("HX", 1)]);
  });
});

describe("the list of templates that a stage sends by", () => {
  const approved = () => [aContent(1, zh!.friendlyName, zh!.types), aContent(2, en!.friendlyName, en!.types)];
  const record = { "tea/asked/en": sid("HX", 2), "tea/asked/zh": sid("HX", 1) };

  test("is written with --apply, and only then; the second time it is the same", async () => {
    here.state.contents = approved();
    const { templateStore, sids } = aStage();
    const shown = await show("--stage production", { templateStore });
    expect(shown.said).toContain(
      "production still sends with others. Its last check at Twilio: never. Add --apply, or wait for the daily check.",
    );
    expect(await sids()).toBeUndefined();
    const { said } = await show("--stage production --apply", { templateStore });
    expect(said).toContain("production will send with the approved ones within five minutes, without a deployment.");
    expect(await sids()).toEqual(record);
    const again = await show("--stage production", { templateStore });
    expect(again.said).toMatch(
      /production sends with the approved ones\. Its last check at Twilio: \d{4}-\d\d-\d\dT\d\d:\d\dZ\.$/,
    );
  });

  test("is shown without a stage, and written nowhere", async () => {
    here.state.contents = approved();
    const { store, templateStore } = aStage();
    expect((await show("--apply", { templateStore })).said).not.toContain("send with");
    expect(await store.loadTemplates()).toMatchObject({ version: 0 });
  });

  test("leaves out a paused one, and the sweep does not check for a day", async () => {
    here.state.contents = approved();
    here.state.contents[0]!.approval_requests.status = "paused";
    const { store, templateStore } = aStage();
    const before = Date.now();
    await show("--stage production --apply", { templateStore });
    const { stored } = await store.loadTemplates();
    expect(stored).toMatchObject({
      sids: { "tea/asked/en": sid("HX", 2) },
      problems: [{ key: "tea/asked/zh", state: "paused", category: "UTILITY" }],
    });
    expect(stored?.askAt).toBeGreaterThanOrEqual(before + checkInterval);
  });

  test("does not overwrite the sweep's", async () => {
    here.state.contents = approved();
    const templateStore = async () => ({ ...memoryTemplates(), saveTemplates: async () => "lost" as const });
    const { code, progress } = await show("--stage production --apply", { templateStore });
    expect([code, progress.split("\n").at(-1)]).toEqual([
      1,
      "checkback templates: the sweep has just written the templates. Run the command again.",
    ]);
  });

  test("is read inside sst shell, which is started with the same arguments", async () => {
    const started: unknown[] = [];
    const throughSst = async (...how: unknown[]) => started.push(how) + 6;
    const { code, said } = await show("--stage production --apply", { isInside: () => false, throughSst });
    const typed = ["templates", "--stage", "production", "--apply"];
    expect([code, said, started]).toEqual([7, "", [["production", typed, expect.any(Function)]]]);
    expect(here.writes).toEqual([]);
  });
});

describe("a category", () => {
  const counted = (category: string, status = "approved") =>
    aContent(1, en!.friendlyName, en!.types, { approval_requests: { status, rejection_reason: "", category } });

  test("that is not UTILITY is a problem, though the template is approved and used", async () => {
    here.state.contents = [counted("MARKETING")];
    const { templateStore, sids } = aStage();
    const { code, said } = await show("--stage production --apply", { templateStore });
    expect(row(said, "tea/asked/en")).toEqual([
      ...["approved", "MARKETING", sid("HX", 1)],
      expect.stringContaining(
        "WhatsApp classifies it as MARKETING: it costs more, and WhatsApp does not deliver all of it (63049)",
      ),
    ]);
    expect([code, await sids()]).toEqual([1, { "tea/asked/en": sid("HX", 1) }]);
  });

  test("of the older text counts while that is sent", async () => {
    here.state.contents = [counted("MARKETING")];
    const { code, said } = await show("", { content: () => asking("Was it any good") });
    expect(row(said, "tea/asked/en")?.slice(0, 2)).toEqual(["drifted", "MARKETING"]);
    expect(code).toBe(1);
  });

  test("that is UTILITY, in any case of letters, or missing is accepted", async () => {
    here.state.contents = [counted("utility")];
    expect(await show("")).toMatchObject({ code: 0 });
    here.state.contents = [counted("", "unsubmitted")];
    expect(await show("")).toMatchObject({ code: 0 });
  });
});

test("a template that WhatsApp would refuse is not submitted", async () => {
  const content = asking("x".repeat(1025));
  const { code, said } = await show("--apply", { content: () => content });
  expect(row(said, "tea/asked/en")).toEqual(["faulty", "its text has 1025 characters; the maximum is 1024"]);
  expect(here.writes.map(([at]) => at)).toHaveLength(2);
  expect(code).toBe(1);
});

test("--json prints the templates and the record", async () => {
  here.state.contents = [aContent(1, en!.friendlyName, en!.types)];
  const { said } = await show("--json");
  expect(JSON.parse(said)).toMatchObject({
    templates: [
      { key: "tea/asked/zh", state: "missing" },
      { key: "tea/asked/en", state: "approved", sid: sid("HX", 1) },
    ],
    record: { "tea/asked/en": sid("HX", 1) },
  });
});

test("what cannot be a stage is refused", async () => {
  const { code, progress } = await show("--stage a;b");
  expect([code, progress]).toEqual([2, expect.stringContaining("--stage takes a name like production: not a;b")]);
});
