/// <reference path="./.sst/platform/config.d.ts" />

export default $config({
  app: ({ stage }) => ({
    name: "checkback",
    home: "aws",
    removal: stage === "production" ? "retain" : "remove",
    protect: stage === "production",
    // Pinned, so that a stage does not move with the shell's region.
    providers: { aws: { region: process.env.CHECKBACK_REGION || "us-east-1" } },
  }),
  async run() {
    const { origin } = await import("./infra/aws/origin.ts");
    await import("./infra/aws/followups.ts");
    await import("./infra/aws/sweep.ts");
    await import("./infra/aws/canary.ts");
    const { alarmRecipient } = await import("./infra/aws/monitoring/alarms.ts");
    const { address } = await import("./infra/aws/monitoring/dashboard.ts");
    const { stage } = $app;
    const { summary: concurrency } = await import("./infra/aws/concurrency.ts");
    return {
      stage,
      webhook: $interpolate`${origin}/twilio/message`,
      dashboard: address,
      alarms: alarmRecipient,
      concurrency,
    };
  },
});
