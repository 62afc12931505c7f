import { outboundFunction } from "./outbound-function.ts";
import { findOverdue } from "./table.ts";

/** Sends check-backs that no timer woke in time. A failed run is not repeated: the next one follows in five minutes. */
new sst.aws.CronV2("Sweep", {
  schedule: "rate(5 minutes)",
  retries: 0,
  function: {
    ...outboundFunction("sweep", [findOverdue]),
    // A run stops a minute earlier, and the next one continues. It is half of a claim's lease, so no claim outlives the lease.
    timeout: "5 minutes",
    retries: 0,
  },
});
