import { existsSync, readFileSync } from "node:fs";
import { rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type Bundle, type BundleSize, bundleFunction, type NodejsOptions } from "./bundle.ts";

type Calls = {
  "Provider.Aws.Bootstrap": { region: string };
  "Runtime.Build": { functionID: string; handler: string; properties: NodejsOptions };
};
type Call = { [Method in keyof Calls]: { method: Method; params: [Calls[Method]] } }[keyof Calls];

/**
 * Answers the calls of SST's components to the CLI that runs them: for its buckets, and to bundle a function.
 *
 * @param bundles the folder of the functions' bundles, each in `<function>-src`; one that is already there is taken
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
        onBundle(functionID, (await bundleOnce({ root, handler, out }, properties)).size);
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

/** The record beside the code of a bundle. */
export const bundleRecord = "bundle.json";

/** Several processes may share a folder of bundles, so a bundle is moved there as a whole. */
async function bundleOnce(place: { root: string; handler: string; out: string }, options: NodejsOptions) {
  const { out } = place;
  const wanted = JSON.stringify({ handler: place.handler, options });
  if (existsSync(out)) {
    const { made, ...bundle } = JSON.parse(readFileSync(join(out, bundleRecord), "utf8"));
    if (made === wanted) return bundle as Bundle;
    throw new Error(`${out} holds another bundle: give each configuration its own folder`);
  }
  const beside = `${out}.${process.pid}`;
  const bundle = await bundleFunction({ ...place, out: beside }, options);
  await writeFile(join(beside, bundleRecord), JSON.stringify({ made: wanted, ...bundle }));
  // Another process may have been first: its bundle is the same.
  await rename(beside, out).catch((error: Error) => {
    if (!existsSync(out)) throw error;
    return rm(beside, { recursive: true });
  });
  return bundle;
}
