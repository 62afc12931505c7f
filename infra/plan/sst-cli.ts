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
 * Answers the calls of SST's components to the CLI that runs them: for its buckets, and to bundle a function.
 *
 * @param bundles the folder of the functions' bundles, each in `<function>-src`
 * @param onBundle called for each bundle
 * @returns the address for SST_SERVER; the server does not keep the process alive
 */
export async function answerComponents(
  root: string,
  bundles: string,
  onBundle: (functionName: string, size: BundleSize) => void,
): Promise<string> {
  async function answer(call: Call): Promise<{ result: unknown } | { error: string }> {
    switch (call.method) {
      case "Provider.Aws.Bootstrap":
        return { result: { asset: "sst-asset", state: "sst-state" } };
      case "Runtime.Build": {
        const { functionID, handler, properties } = call.params[0];
        const out = join(bundles, `${functionID}-src`);
        onBundle(functionID, await bundleFunction({ root, handler, out }, properties));
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
