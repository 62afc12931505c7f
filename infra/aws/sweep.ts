import { writesFirst } from "./outbound-function.ts";
import { findOverdue } from "./table.ts";

/** Promises that no timer woke in time. A run that fails is not repeated: in five minutes there is another. */
new sst.aws.CronV2("Sweep", {
  schedule: "rate(5 minutes)",
  retries: 0,
  function: {
    ...writesFirst("sweep", [findOverdue]),
    // It ends by itself a minute before, and goes on with the next run. Half of a claim's lease, so no claim outlives it.
    timeout: "5 minutes",
    retries: 0,
  },
});
