import { registerHooks } from "node:module";

/*
 * Lets a process reach DynamoDB Local over HTTP at the cost of HTTPS. AWS is reached over HTTPS, and `node:https` loads
 * nothing more. But `import("node:http")`, which the SDK does for an address without HTTPS, has WebSocket among its exports,
 * and so loads Node's web Request and Response: 40 ms. Here it has the others.
 */

const http = process.getBuiltinModule("node:http");
/** What is not made when it is first asked for. */
const names = Object.entries(Object.getOwnPropertyDescriptors(http)).flatMap(([name, { get }]) => (get ? [] : [name]));
const module = [
  "const http = process.getBuiltinModule('node:http');",
  "export default http;",
  `export const { ${names.join(", ")} } = http;`,
].join("");

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === "node:http" && context.conditions.includes("import")
      ? { url: `data:text/javascript,${module}`, shortCircuit: true }
      : next(specifier, context),
});
