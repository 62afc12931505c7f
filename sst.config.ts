/// <reference path="./.sst/platform/config.d.ts" />

export default $config({
  app: (input) => ({
    name: "checkback",
    home: "aws",
    removal: input.stage === "production" ? "retain" : "remove",
    protect: input.stage === "production",
  }),
  async run() {
    const { inbound } = await import("./infra/inbound.ts");
    await import("./infra/followups.ts");
    await import("./infra/sweep.ts");
    return { messages: $interpolate`${inbound.url}twilio/message` };
  },
});
