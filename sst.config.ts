/// <reference path="./.sst/platform/config.d.ts" />

export default $config({
  app: ({ stage }) => ({
    name: "checkback",
    home: "aws",
    removal: stage === "production" ? "retain" : "remove",
    protect: stage === "production",
    // A stage stays where it is, whatever region the shell works in.
    providers: { aws: { region: process.env.CHECKBACK_REGION || "us-east-1" } },
  }),
  async run() {
    const { origin } = await import("./infra/aws/origin.ts");
    await import("./infra/aws/followups.ts");
    await import("./infra/aws/sweep.ts");
    await import("./infra/aws/canary.ts");
    const { told } = await import("./infra/aws/monitoring/alarms.ts");
    const { address } = await import("./infra/aws/monitoring/dashboard.ts");
    const { stage } = $app;
    const { says: concurrency } = await import("./infra/aws/concurrency.ts");
    return { stage, webhook: $interpolate`${origin}/twilio/message`, dashboard: address, alarms: told, concurrency };
  },
});
