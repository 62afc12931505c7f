import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { TemplatePorts } from "../../functions/ports.ts";
import { memoryTemplates } from "../../functions/store/templates.ts";
import { checkInterval, checkTemplates, retryAfter } from "../../functions/templates/check-templates.ts";
import { requiredTemplates } from "../../functions/templates/required-templates.ts";
import { restClient } from "../../functions/twilio/client.ts";
import { listContents } from "../../functions/twilio/contents.ts";
import { contentOf } from "../engine/small-guide.ts";
import { account, type SmallTwilio, smallTwilio } from "../infra/twilio/small-twilio.ts";
import { aContent, emptyState, sid } from "../infra/twilio/state.ts";
import { written } from "../support/written.ts";

const content = contentOf();
const [zh, en] = requiredTemplates(content);

let here: SmallTwilio;
beforeAll(async () => {
  here = await smallTwilio();
});
afterAll(() => here.stop());
beforeEach(() => {
  Object.assign(here.state, emptyState());
  here.faults.length = 0;
});

/** The parts of a sweep, with the functions' own client and the small Twilio. */
function sweeping() {
  const lines: object[] = [];
  const client = restClient({ accountSid: account.sid, authToken: account.authToken, httpClient: here.httpClient });
  const world = { now: Date.UTC(2026, 11, 7, 4), asked: 0, lines, deps: {} as TemplatePorts };
  world.deps = {
    content,
    templateStore: memoryTemplates(),
    now: () => world.now,
    log(line) {
      lines.push(line);
      written(line);
    },
    async listContents() {
      world.asked += 1;
      return listContents(client);
    },
  };
  const stored = async () => (await world.deps.templateStore.loadTemplates()).stored;
  return Object.assign(world, { stored });
}

const approved = () => [aContent(1, zh!.friendlyName, zh!.types), aContent(2, en!.friendlyName, en!.types)];
const both = { [zh!.key]: sid("HX", 1), [en!.key]: sid("HX", 2) };

test("the first check stores the approved templates; the next check is a day later", async () => {
  here.state.contents = approved();
  const world = sweeping();
  await checkTemplates(world.deps);
  expect(await world.stored()).toEqual({
    sids: both,
    checkedAt: world.now,
    askAt: world.now + checkInterval,
    problems: [],
  });
  expect(world.lines).toEqual([{ templates: "looked", approved: 2, stuck: 0, notUtility: 0 }]);
  world.now += checkInterval - 1;
  await checkTemplates(world.deps);
  expect(world.asked).toBe(1);
  world.now += 1;
  await checkTemplates(world.deps);
  expect(world.asked).toBe(2);
  expect(here.faults).toEqual([]);
});

test("a template that was approved overnight is stored, and a paused one stays, because it may be approved again", async () => {
  here.state.contents = approved();
  const [chinese, english] = here.state.contents;
  english!.approval_requests.status = "pending";
  const world = sweeping();
  await checkTemplates(world.deps);
  expect(await world.stored()).toMatchObject({ sids: { [zh!.key]: sid("HX", 1) }, problems: [] });
  english!.approval_requests.status = "approved";
  chinese!.approval_requests.status = "paused";
  world.now += checkInterval;
  await checkTemplates(world.deps);
  const stored = await world.stored();
  expect(stored?.sids).toEqual(both);
  expect(stored?.problems).toEqual([{ key: zh!.key, state: "paused", category: "UTILITY" }]);
  expect(world.lines.at(-1)).toEqual({ templates: "looked", approved: 1, stuck: 1, notUtility: 0 });
});

test.each(["rejected", "disabled"])("a template that is %s is removed", async (status) => {
  here.state.contents = approved();
  const world = sweeping();
  await checkTemplates(world.deps);
  here.state.contents[0]!.approval_requests.status = status;
  world.now += checkInterval;
  await checkTemplates(world.deps);
  expect((await world.stored())?.sids).toEqual({ [en!.key]: sid("HX", 2) });
});

test("a template that became MARKETING is still used, and is logged", async () => {
  here.state.contents = approved();
  here.state.contents[1]!.approval_requests.category = "MARKETING";
  const world = sweeping();
  await checkTemplates(world.deps);
  expect(await world.stored()).toMatchObject({
    sids: both,
    problems: [{ key: en!.key, state: "approved", category: "MARKETING" }],
  });
  expect(world.lines).toEqual([{ templates: "looked", approved: 2, stuck: 0, notUtility: 1 }]);
});

test("an account without templates fires no alarm", async () => {
  const world = sweeping();
  await checkTemplates(world.deps);
  expect(world.lines).toEqual([{ templates: "looked", approved: 0, stuck: 0, notUtility: 0 }]);
});

test("of two sweeps at once, one checks", async () => {
  here.state.contents = approved();
  const world = sweeping();
  await Promise.all([checkTemplates(world.deps), checkTemplates(world.deps)]);
  expect([world.asked, world.lines.length]).toEqual([1, 1]);
});

describe("when Twilio can't be asked", () => {
  test("the stored templates stay, one line is logged, and the check is repeated an hour later", async () => {
    here.state.contents = approved();
    const world = sweeping();
    await checkTemplates(world.deps);
    here.state.refuse = [{ at: "ContentAndApprovals", status: 503, code: 20503, message: "not now, +85510000001" }];
    world.now += checkInterval;
    const before = await world.stored();
    await checkTemplates(world.deps);
    expect(await world.stored()).toEqual({ ...before, askAt: world.now + retryAfter });
    expect(world.lines.slice(1)).toEqual([expect.objectContaining({ templates: "not-looked", code: 20503 })]);
    expect(JSON.stringify(world.lines)).not.toContain("not now");
    world.now += retryAfter - 1;
    await checkTemplates(world.deps);
    expect(world.asked).toBe(2);
    here.state.refuse = [];
    world.now += 1;
    await checkTemplates(world.deps);
    expect([world.asked, (await world.stored())?.checkedAt]).toEqual([3, world.now]);
  });

  test("the sweep continues, also when the table can't be read", async () => {
    const world = sweeping();
    world.deps.templateStore.loadTemplates = () => Promise.reject(new Error("throttled"));
    await checkTemplates(world.deps);
    expect(world.lines).toEqual([expect.objectContaining({ templates: "not-looked", error: "Error" })]);
  });

  test("no check begins after the deadline", async () => {
    const world = sweeping();
    await checkTemplates(world.deps, world.now);
    expect([world.asked, await world.stored()]).toEqual([0, undefined]);
  });
});

test("a truncated list is an error, because a template that is not read would count as missing", async () => {
  const other = aContent(3, "another's", {});
  here.state.contents = [...Array.from({ length: 5_000 }, () => other), ...approved()];
  const world = sweeping();
  await checkTemplates(world.deps);
  expect(await world.stored()).toMatchObject({ sids: {}, checkedAt: 0 });
  expect(world.lines).toEqual([expect.objectContaining({ templates: "not-looked", error: "RangeError" })]);
}, 60_000);
