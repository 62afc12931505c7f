import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { onTestFinished } from "vitest";
import { createApp } from "../../functions/app.ts";
import { memoryStore } from "../../functions/store/memory.ts";
import { content } from "../../functions/wiring/content.ts";
import { worldOn } from "./harness.ts";
import { twilio } from "./webhook.ts";

/** A server on this machine until the test ends. @returns its origin */
export async function listening(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((listens) => server.listen(0, "127.0.0.1", listens));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The app at an address of its own, which it checks signatures against as a deployment does. */
export async function deployed() {
  const world = worldOn(memoryStore());
  const at = { origin: "" };
  const options = { ...twilio, origin: () => at.origin, defaultOptOut: true };
  const app = createApp({ ...world.deps, content, twilio: options });
  at.origin = await listening(getRequestListener(app.fetch));
  return { origin: at.origin, world };
}
