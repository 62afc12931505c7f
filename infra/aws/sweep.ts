import { outboundFunction } from "./outbound-function.ts";
import { settings } from "./settings.ts";
import { findOverdue } from "./table.ts";

const { environment, ...rest } = outboundFunction("sweep", [findOverdue]);

/** Sends check-backs that no timer woke in time. A failed run is not repeated: the next one follows in five minutes. */
new sst.aws.CronV2("Sweep", {
  schedule: "rate(5 minutes)",
  retries: 0,
  function: {
    ...rest,
    // Lambda gives a whole core from 1,769 MB on: 200 check-backs a second take most of one.
    memory: "2048 MB",
    environment: { ...environment, CHECKBACK_SWEEP_PARALLEL: String(settings.CHECKBACK_SWEEP_PARALLEL) },
    // A run stops a minute earlier, and the next one continues. It is half of a claim's lease, so no claim outlives the lease.
    timeout: "5 minutes",
    retries: 0,
  },
});
