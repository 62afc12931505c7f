import type { TestProject } from "vitest/node";
import { type AllBuilt, buildFunctions } from "../built.ts";
import { installRuntimeClient } from "./install.ts";

declare module "vitest" {
  interface ProvidedContext {
    runtimeClient: string;
    functions: AllBuilt;
  }
}

/** Once for the whole run: Amazon's client, and the bundles. */
export default async function setup(project: TestProject) {
  project.provide("runtimeClient", await installRuntimeClient());
  const { built, remove } = await buildFunctions();
  project.provide("functions", built);
  return remove;
}
