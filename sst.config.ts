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
    const { origin } = await import("./infra/origin.ts");
    await import("./infra/followups.ts");
    await import("./infra/sweep.ts");
    await import("./infra/canary.ts");
    const { told } = await import("./infra/alarms.ts");
    const { address } = await import("./infra/dashboard.ts");
    const { stage } = $app;
    const { says: concurrency } = await import("./infra/concurrency.ts");
    return { stage, webhook: $interpolate`${origin}/twilio/message`, dashboard: address, alarms: told, concurrency };
  },
});
