import type { Content } from "../../functions/engine/guide/guide.ts";
import { type Bill, billFor, type Given } from "./cost/bill.ts";
import { type Samples, sampleConversations } from "./cost/sample-conversation.ts";
import { limits, type Throughput, throughputOf } from "./cost/throughput.ts";

export type Estimate = Samples & {
  bills: Bill[];
  throughput: Throughput[];
  limits: ReturnType<typeof limits>;
};

/** What these counts of conversations a month cost, and how fast they go. Throws when there is no sample conversation. */
export function costOf(content: Content, counts: number[], given: Given): Estimate {
  const samples = sampleConversations(content);
  return {
    ...samples,
    bills: counts.map((count) => billFor(count, samples, given)),
    throughput: counts.map((count) => throughputOf(count, samples.longest, given.webhookSeconds)),
    limits: limits(given.webhookSeconds),
  };
}
