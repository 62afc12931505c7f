import { enableCompileCache } from "node:module";

/*
 * A desk in a process of its own, to be killed: `node desk-process.ts OPTIONS`. The options are JSON. Its database belongs to
 * the test, and goes on when the desk is killed, as a deployment's does.
 */

enableCompileCache();
const { content } = await import("../../../functions/wiring/content.ts");
const { startDesk } = await import("../../../infra/local/desk.ts");

const desk = await startDesk({ content, ...JSON.parse(process.argv[2] ?? "") });
console.log(`The phone is at ${desk.origin}`);
process.on("SIGTERM", () => void desk.stop().then(() => process.exit(0)));
