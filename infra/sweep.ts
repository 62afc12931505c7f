import { writesFirst } from "./writes-first.ts";

/** Promises that no timer woke in time. */
new sst.aws.CronV2("Sweep", {
  schedule: "rate(5 minutes)",
  function: { ...writesFirst, handler: "functions/sweep.handler" },
});
