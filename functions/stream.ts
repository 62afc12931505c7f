import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import { logAs } from "./log/log.ts";
import type { SendPorts } from "./ports.ts";
import { trySendCheckBacks } from "./send-check-back.ts";
import { timerEntity } from "./store/table.ts";

/**
 * The table's stream: a timer that time-to-live removed wakes its check-back. Returns the records to deliver again.
 * Lambda repeats from the first of them, so later ones come twice, which a claim makes harmless.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 */
export async function onStream(deps: SendPorts, event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  const batchItemFailures: DynamoDBBatchResponse["batchItemFailures"] = [];
  const loggingDeps = { ...deps, log: logAs("stream", deps.log) };
  for (const record of event.Records) {
    const timer = expiredTimer(record);
    if (!timer) continue;
    const results = await trySendCheckBacks(loggingDeps, timer.person, timer.checkBack);
    if (results === undefined || results.some(({ outcome }) => outcome === "lost"))
      batchItemFailures.push({ itemIdentifier: record.dynamodb?.SequenceNumber ?? "" });
  }
  return { batchItemFailures };
}

/** The person and check-back of an expired timer; nothing for other records, such as a timer that a commit deleted. */
function expiredTimer({
  eventName,
  userIdentity,
  dynamodb,
}: DynamoDBRecord): { person: string; checkBack: string } | undefined {
  const keys = dynamodb?.Keys;
  if (eventName !== "REMOVE" || dynamodb?.OldImage?.entity?.S !== timerEntity) return undefined;
  if (!isTimeToLive(userIdentity)) return undefined;
  const [person, checkBack] = [keys?.pk?.S, keys?.sk?.S?.split("#")[1]];
  return person !== undefined && checkBack !== undefined ? { person, checkBack } : undefined;
}

/** Lambda writes `principalId`, the Streams API writes `PrincipalId`. */
function isTimeToLive(identity: DynamoDBRecord["userIdentity"]): boolean {
  const fields = new Map(Object.entries(identity ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
  return fields.get("type") === "Service" && fields.get("principalid") === "dynamodb.amazonaws.com";
}
