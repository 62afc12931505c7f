import { registerHooks } from "node:module";

/*
 * Lets a process reach DynamoDB Local over HTTP at the cost of HTTPS. AWS is reached over HTTPS, and `node:https` loads
 * nothing more. But `import("node:http")`, which the SDK does for an address without HTTPS, has WebSocket among its exports,
 * and so loads Node's web Request and Response: 40 ms. Here it has what the SDK uses.
 */

const http = "data:text/javascript,export const { Agent, request } = process.getBuiltinModule('node:http');";

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === "node:http" ? { url: http, shortCircuit: true } : next(specifier, context),
});
