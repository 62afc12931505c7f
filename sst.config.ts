/// <reference path="./.sst/platform/config.d.ts" />

export default $config({
  app: ({ stage }) => ({
    name: "checkback",
    home: "aws",
    removal: stage === "production" ? "retain" : "remove",
    protect: stage === "production",
  }),
  async run() {
    const { origin } = await import("./infra/origin.ts");
    await import("./infra/followups.ts");
    await import("./infra/sweep.ts");
    await import("./infra/canary.ts");
    const { told } = await import("./infra/alarms.ts");
    const { address } = await import("./infra/dashboard.ts");
    const { stage } = $app;
    return { stage, webhook: $interpolate`${origin}/twilio/message`, dashboard: address, alarms: told };
  },
});
