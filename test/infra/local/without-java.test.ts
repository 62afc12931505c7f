import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { content } from "../../../functions/wiring/content.ts";
import { command as promises } from "../../../infra/cli/commands/promises.ts";
import type { DeskOptions } from "../../../infra/local/desk.ts";
import { startDesk } from "../../../infra/local/desk.ts";
import { startDynamo } from "../../../infra/local/dynamodb.ts";
import { freePort } from "../../../infra/local/free-port.ts";
import { findJava, installJava } from "../../../infra/local/java.ts";
import { inProcess } from "../cli/typed.ts";
import { account, aFolder, overTwilio } from "./a-desk.ts";
import { askingAfter } from "./asking-after.ts";
import { end, startWithoutJava } from "./started.ts";

const person = "+85510000001";

/** A desk without Java, and a person's way to talk over it. */
async function deskWithoutJava(folder: string, options: Partial<DeskOptions> = {}) {
  const base = { content, folder, port: 0, account, withoutJava: true, statusDelay: 20 };
  const desk = await startDesk({ ...base, ...options });
  onTestFinished(desk.stop);
  return { desk, ...overTwilio(desk.origin) };
}

/** A folder that is removed after the test. */
function ownFolder() {
  const { folder, remove } = aFolder();
  onTestFinished(remove);
  return folder;
}

test("without Java on the PATH none is found, and the engine names the command that installs it", async () => {
  expect(findJava({ PATH: "" })).toBeUndefined();
  vi.stubEnv("PATH", "");
  vi.stubEnv("JAVA_HOME", "");
  onTestFinished(() => void vi.unstubAllEnvs());
  await expect(startDynamo()).rejects.toThrow(`needs Java, and none is installed. Install it: ${installJava}`);
});

test.each<[wokenBy: "stream" | "sweep", how: string]>([
  ["stream", "the timer expires, and is reported as the table's stream does; no sweep runs"],
  ["sweep", "the sweep finds the overdue check-back; no timer is followed"],
])("woken by the %s: %s", { timeout: 60_000 }, async (wokenBy) => {
  const here = await deskWithoutJava(ownFolder(), { content: askingAfter("2 seconds"), wokenBy });
  await here.say(person, "注销", "7");
  const [sent] = await here.checkBacks(person, 1, 30_000);
  expect(sent?.body).toContain("1 已注销");
  await expect.poll(async () => (await here.checkBackOf(person))?.state).toBe("delivered");
  expect(await here.say(person, "1")).toContain("太好了");
});

test("started again it goes on where it was, after a clean end and after an unclean one", {
  timeout: 60_000,
}, async () => {
  const folder = ownFolder();
  const first = await deskWithoutJava(folder);
  await first.say(person, "cancel my sim", "7");
  const file = readFileSync(join(folder, "memory", "conversations.json"), "utf8");
  await first.desk.stop();
  // What is on the disk after the answer is what a killed desk leaves.
  expect(readFileSync(join(folder, "memory", "conversations.json"), "utf8")).toBe(file);
  const second = await deskWithoutJava(folder);
  expect((await second.snapshot()).messages.length).toBeGreaterThan(2);
  await second.advance("P3D");
  expect(await second.checkBacks(person, 1)).toHaveLength(1);
  await expect.poll(async () => (await second.checkBackOf(person))?.state).toBe("delivered");
  await second.advance("P60D");
  await expect.poll(async () => (await second.snapshot()).people[0]?.conversation).toBe(null);
  expect(await second.say(person, "1")).toContain("Choose language");
});

test("npm start says in one line what is missing, and the commands that read the table say so, too", {
  timeout: 90_000,
}, async () => {
  const folder = ownFolder();
  const port = await freePort();
  const desk = await startWithoutJava(folder, port);
  expect(
    desk
      .printed()
      .split("\n")
      .filter((line) => line.includes("Java")),
  ).toEqual([`There is no Java, so conversations are kept in a file. For Amazon's DynamoDB engine: ${installJava}`]);
  expect(await overTwilio(`http://localhost:${port}`).say(person, "注销")).toContain("营业厅");
  expect((await fetch(`http://localhost:${port}/desk/page.js`)).status).toBe(200);
  const { code, err } = await inProcess(promises, ["promises"], { CHECKBACK_DATA: folder });
  expect([code, err]).toEqual([1, expect.stringContaining(`install Java and start the desk again: ${installJava}`)]);
  expect(await end(desk, "SIGINT")).toBe(0);

  const file = join(folder, "memory", "conversations.json");
  expect(JSON.parse(readFileSync(file, "utf8")).rows).toHaveLength(1);
  const fresh = await startWithoutJava(folder, port, "--fresh");
  expect(await overTwilio(`http://localhost:${port}`).client.messages.list()).toEqual([]);
  expect(await end(fresh, "SIGTERM")).toBe(0);
});
