import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { startDynamo } from "../../../infra/local/dynamodb.ts";
import { findDynamoJar } from "../../../infra/local/dynamodb-jar.ts";
import { aFolder } from "./a-desk.ts";

const bundled = dirname(findDynamoJar({}).jar);

/** The path of a DynamoDBLocal.jar in a folder that holds these files, and perhaps the libraries. */
function aJar({ files = [] as string[], libraries = false }): string {
  const { folder, remove } = aFolder();
  onTestFinished(remove);
  for (const file of files) writeFileSync(join(folder, file), "no jar");
  if (libraries) mkdirSync(join(folder, "DynamoDBLocal_lib"));
  return join(folder, "DynamoDBLocal.jar");
}

afterEach(() => void vi.unstubAllEnvs());

describe("DYNAMODB_LOCAL_JAR", () => {
  test("names the engine that runs", { timeout: 90_000 }, async () => {
    const { folder, remove } = aFolder();
    onTestFinished(remove);
    symlinkSync(bundled, join(folder, "mine"), "junction");
    vi.stubEnv("DYNAMODB_LOCAL_JAR", join(folder, "mine", "DynamoDBLocal.jar"));
    expect(findDynamoJar().jar).toBe(join(folder, "mine", "DynamoDBLocal.jar"));
    const { client, stop } = await startDynamo();
    expect((await client.send(new ListTablesCommand({}))).TableNames).toEqual([]);
    await stop();
  });

  test("is passed to Java: a file that is no jar does not start", async () => {
    const jar = aJar({ files: ["DynamoDBLocal.jar"], libraries: true });
    vi.stubEnv("DYNAMODB_LOCAL_JAR", jar);
    await expect(startDynamo()).rejects.toThrow(
      `DynamoDB Local did not start: Error: Invalid or corrupt jarfile ${jar}`,
    );
  });

  test.each<[what: string, folder: Parameters<typeof aJar>[0], missing: string]>([
    ["with no file there", { libraries: true }, "DynamoDBLocal.jar"],
    ["with no libraries beside it", { files: ["DynamoDBLocal.jar"] }, "DynamoDBLocal_lib"],
  ])("%s is refused by name", async (_, folder, missing) => {
    const jar = aJar(folder);
    vi.stubEnv("DYNAMODB_LOCAL_JAR", jar);
    const refusal = `DYNAMODB_LOCAL_JAR is the path of a DynamoDBLocal.jar with DynamoDBLocal_lib beside it: no ${missing} in ${dirname(jar)}`;
    await expect(startDynamo()).rejects.toThrow(refusal);
  });

  test("left empty, the installed engine runs", () => {
    expect(findDynamoJar({ DYNAMODB_LOCAL_JAR: "" })).toEqual(findDynamoJar({}));
  });
});
