import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type BundleSize, bundleFunction } from "./bundle.ts";

type Calls = {
  "Provider.Aws.Bootstrap": { region: string };
  "Runtime.Build": { functionID: string; handler: string; properties: object };
};
type Call = { [Method in keyof Calls]: { method: Method; params: [Calls[Method]] } }[keyof Calls];

/**
 * Answers what SST's components ask of the CLI that runs them: where its buckets are, and to bundle a function.
 *
 * @param bundles where each function's bundle comes to be, in `<function>-src`
 * @param heard hears of every bundle that was made
 * @returns the address for SST_SERVER. It keeps no process alive.
 */
export async function answerComponents(
  root: string,
  bundles: string,
  heard: (functionName: string, size: BundleSize) => void,
): Promise<string> {
  async function answer(call: Call): Promise<{ result: unknown } | { error: string }> {
    switch (call.method) {
      case "Provider.Aws.Bootstrap":
        return { result: { asset: "sst-asset", state: "sst-state" } };
      case "Runtime.Build": {
        const { functionID, handler, properties } = call.params[0];
        const out = join(bundles, `${functionID}-src`);
        heard(functionID, await bundleFunction(root, handler, out, properties));
        return { result: { handler: handler.replace(/^.*\./, "bundle."), out, errors: [], sourcemaps: [] } };
      }
      default:
        return { error: `rpc: can't find ${(call as { method: string }).method}` };
    }
  }
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const answered = await answer(JSON.parse(body)).catch((error: Error) => ({ error: error.message }));
    response.end(JSON.stringify(answered));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
