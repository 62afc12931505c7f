import { writesFirst } from "./writes-first.ts";

/** Promises that no timer woke in time. */
new sst.aws.CronV2("Sweep", {
  schedule: "rate(5 minutes)",
  // Sixty promises, eight seconds at most for each; the next run may overlap, for every promise is claimed first.
  function: { ...writesFirst, handler: "functions/sweep.handler", timeout: "10 minutes" },
});
