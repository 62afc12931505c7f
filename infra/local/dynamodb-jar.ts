import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";

/**
 * The DynamoDBLocal.jar to run, and its libraries: from DYNAMODB_LOCAL_JAR (a path, absolute or from the current folder), or
 * the one that is installed with the project. Throws when DYNAMODB_LOCAL_JAR is wrong.
 */
export function findDynamoJar(env: NodeJS.ProcessEnv = process.env): { jar: string; libraries: string } {
  const given = env.DYNAMODB_LOCAL_JAR;
  const jar = given ? resolve(given) : join(installed(), "emulator", "DynamoDBLocal.jar");
  const libraries = join(dirname(jar), "DynamoDBLocal_lib");
  for (const needed of [jar, libraries])
    if (!existsSync(needed))
      throw new Error(
        `DYNAMODB_LOCAL_JAR is the path of a DynamoDBLocal.jar with DynamoDBLocal_lib beside it: no ${basename(needed)} in ${dirname(jar)}`,
      );
  return { jar, libraries };
}

const installed = () => dirname(createRequire(import.meta.url).resolve("amplify-dynamodb-simulator/package.json"));
