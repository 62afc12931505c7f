import { writesFirst } from "./writes-first.ts";

/** Promises that no timer woke in time. */
new sst.aws.CronV2("Sweep", {
  schedule: "rate(5 minutes)",
  // It ends by itself a minute before, and goes on with the next run. Half of a claim's lease, so no claim outlives it.
  function: { ...writesFirst, handler: "functions/sweep.handler", timeout: "5 minutes" },
});
