import { expect, test } from "vitest";
import { day } from "../../../functions/engine/state/conversation.ts";
import type { Io } from "../../../infra/cli/command.ts";
import { publishing } from "../../../infra/publish/publishing.ts";
import { contentOf, tea } from "../../engine/small-guide.ts";
import { dynamoOfRun } from "../../support/dynamo.ts";
import { dynamoWorld } from "../../support/harness.ts";
import { cli } from "../cli/typed.ts";
import { people } from "./people.ts";

/** Where it is printed. */
function paper() {
  const said: string[] = [];
  const print = (text: string) => void said.push(...text.split("\n"));
  const io: Io = { print, note: print, progress: { step: print, count: print, end: () => {} }, env: {} };
  return { io, said };
}

const texts = [["make tea", "2", "1"], ["make tea", "2", "1"], ["make tea", "7"], ["make tea"], ["make tea", "2", "2"]];

test("the people of a table are counted by page, and nothing else of them is printed", async () => {
  const world = await dynamoWorld("Publishing");
  await people(world, contentOf(), texts);
  const { black: _, asked: __, ...pages } = tea.pages;
  const without = contentOf({ ...tea, pages: { ...pages, made: { ...tea.pages.made!, checkBack: undefined } } });
  const table = { client: world.client, table: "Publishing", now: world.now };
  const { io, said } = paper();
  const before = world.requests.length;
  expect(await publishing({ content: without, table, twilioContents: undefined }, io)).toBe(3);
  expect(said).toEqual([
    "scanned 7 items ...",
    "People on pages that this content lacks. They start again when they next write:",
    "       2  tea black",
    "Check-backs that ask with pages that this content lacks. They end, and the person is not asked:",
    "       1  tea asked",
    expect.stringMatching(/^To keep them, .* moved: \{ old-page: another-page \}$/),
    "",
    "3 people are affected.",
  ]);
  expect(world.requests.slice(before)).toEqual(["ScanCommand"]);
});

test("content that has every page affects no one, and neither do people who are forgotten", async () => {
  const world = await dynamoWorld("PublishingNoOne");
  await people(world, contentOf(), texts);
  const table = { client: world.client, table: "PublishingNoOne", now: world.now };
  const same = paper();
  expect(await publishing({ content: contentOf(), table, twilioContents: undefined }, same.io)).toBe(0);
  expect(same.said.at(-1)).toBe("No one is affected: every person and every check-back keeps its page.");
  const none = { ...contentOf(), guides: {} };
  const later = { ...table, now: world.now + 40 * day };
  expect(await publishing({ content: none, table: later, twilioContents: undefined }, paper().io)).toBe(0);
});

/** Types the command inside `sst shell`, on a table where people stand on pages of the small guide. */
async function typed(env: NodeJS.ProcessEnv) {
  const linked = (value: string) => JSON.stringify({ value });
  return cli(["publishing", "--stage", "production"], {
    env: {
      CHECKBACK_STAGE: "production",
      AWS_REGION: "local",
      AWS_ACCESS_KEY_ID: "desk",
      AWS_SECRET_ACCESS_KEY: "desk",
      SST_RESOURCE_App: JSON.stringify({ name: "checkback", stage: "production" }),
      // No account, so that Twilio is not asked.
      SST_RESOURCE_TwilioAccountSid: linked("none"),
      SST_RESOURCE_TwilioAuthToken: linked("token"),
      ...env,
    },
  });
}

test("the command counts in the table of the stage, and ends with 1 when people are affected", async () => {
  const world = await dynamoWorld("PublishingTyped");
  const { endpoint } = dynamoOfRun();
  const table = JSON.stringify({ name: "PublishingTyped" });
  world.now = Date.now();
  await people(world, contentOf(), texts);
  const { code, out } = await typed({ AWS_ENDPOINT_URL_DYNAMODB: endpoint, SST_RESOURCE_Table: table });
  expect([code, out.split("\n").at(-1)]).toEqual([1, "5 people are affected."]);
  expect(out).toContain("Twilio could not be asked. TWILIO_ACCOUNT_SID is not an account SID");
});
