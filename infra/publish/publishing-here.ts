import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Content } from "../../functions/engine/guide/guide.ts";
import { listContents } from "../../functions/twilio/contents.ts";
import type { Io } from "../cli/command.ts";
import { compileContent, contentFolder } from "../content/compiled.ts";
import { openTarget } from "../operate/target.ts";
import { accountFrom } from "../twilio/account.ts";
import { postersReport } from "./posters-report.ts";
import { publishing } from "./publishing.ts";
import type { Planned } from "./report.ts";
import { writeResult } from "./stage-result.ts";

/**
 * Prints whom the content here would affect, on the desk, or on the stage whose `sst shell` this process runs in.
 *
 * @returns the number of people
 */
export async function publishingHere(stage: string | undefined, io: Io): Promise<number> {
  io.progress.step("reading the content ...");
  const content = compileContent();
  const { table, twilioContents } = stage === undefined ? await ofDesk(content, io.env) : await ofStage(io.env);
  try {
    io.progress.step(`counting the people of ${stage ?? "the desk"} ...`);
    const people = await publishing(
      { content, table, twilioContents, posters: postersReport(contentFolder, stage) },
      io,
    );
    writeResult(io.env, people);
    return people;
  } finally {
    table.client.destroy();
  }
}

async function ofDesk(content: Content, env: NodeJS.ProcessEnv) {
  const { client, table, deps } = await openTarget({ stage: undefined, content: () => content, env });
  return { table: { client, table, now: deps.now() }, twilioContents: undefined };
}

/** The account is that of the environment, as for `npm run templates`, else the one that is deployed. */
async function ofStage(env: NodeJS.ProcessEnv) {
  const { Resource } = await import("sst");
  const deployed = () => ({
    TWILIO_ACCOUNT_SID: Resource.TwilioAccountSid.value,
    TWILIO_AUTH_TOKEN: Resource.TwilioAuthToken.value,
  });
  const twilioContents: Planned["twilioContents"] = async () =>
    listContents(accountFrom(env.TWILIO_ACCOUNT_SID ? env : deployed()).client.content.v1);
  return { table: { client: new DynamoDBClient(), table: Resource.Table.name, now: Date.now() }, twilioContents };
}
