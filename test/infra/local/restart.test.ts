import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { day } from "../../../functions/engine/state/conversation.ts";
import { command } from "../../../infra/cli/commands/start.ts";
import { freePort } from "../../../infra/local/free-port.ts";
import { inProcess } from "../cli/typed.ts";
import { aFolder, overTwilio } from "./a-desk.ts";
import { end, start } from "./started.ts";

test.each(["SIGINT", "SIGKILL"] as const)(
  "ended by %s and started again, it goes on where it was, and what fell due in between goes out, once",
  { timeout: 120_000 },
  async (signal) => {
    const { folder, remove } = aFolder();
    onTestFinished(remove);
    const port = await freePort();
    const person = "whatsapp:+85510000001";
    const waiting = ["+85510000002", "+85510000003", "+85510000004"];
    const talk = overTwilio(`http://localhost:${port}`);

    const first = await start(folder, port);
    await talk.say(person, "注销", "3", "1");
    for (const each of waiting) await talk.say(each, "cancel my sim", "7");
    const clock = join(folder, "clock.json");
    const offsetIn = (file: string): number => JSON.parse(readFileSync(file, "utf8")).offset;
    // After the contact hours the clock begins in those before, so its offset is below zero.
    const begun = offsetIn(clock);
    await talk.advance("P1D");
    const code = await end(first, signal);
    if (signal === "SIGINT") expect(code).toBe(0);

    const offset = offsetIn(clock);
    expect(offset).toBeGreaterThanOrEqual(begun + day);
    writeFileSync(clock, JSON.stringify({ offset: offset + 2 * day }));
    const second = await start(folder, port);
    expect(await talk.say(person, "next")).toContain("第2步");
    expect(await talk.client.messages.list({ from: person })).toHaveLength(4);
    for (const each of waiting) expect(await talk.checkBacks(each, 1)).toHaveLength(1);
    expect(await end(second, "SIGTERM")).toBe(0);
  },
);

test("a folder belongs to one desk: another is refused and loses it nothing; once it ended, --fresh starts empty", async () => {
  const { folder, remove } = aFolder();
  onTestFinished(remove);
  const port = await freePort();
  const talk = overTwilio(`http://localhost:${port}`);
  const desk = await start(folder, port);
  await talk.say("+85510000001", "cancel my sim", "3");

  const samePort = await start(folder, port, "--fresh");
  expect([await samePort.ended, samePort.printed()]).toEqual([1, expect.stringContaining(`port ${port} is taken`)]);
  const sameFolder = await start(folder, await freePort(), "--fresh");
  expect([await sameFolder.ended, sameFolder.printed()]).toEqual([1, expect.stringContaining("another desk (process")]);
  expect(await talk.say("+85510000001", "1")).toContain("Step 1");
  await end(desk, "SIGTERM");

  const fresh = await start(folder, port, "--fresh");
  expect(await talk.client.messages.list()).toEqual([]);
  expect(await talk.say("+85510000001", "1")).toContain("Choose language");
  await end(fresh, "SIGINT");
}, 120_000);

describe("a desk that cannot start says why in one line", () => {
  test("a port that is taken: which, and the flag", async () => {
    const { folder, remove } = aFolder();
    onTestFinished(remove);
    const port = await freePort();
    const other = createServer().listen(port, "127.0.0.1");
    onTestFinished(() => void other.close());
    const { ended, printed } = await start(folder, port);
    expect(await ended).toBe(1);
    expect(printed()).toContain(`port ${port} is taken. Choose another: npm start -- --port`);
  });

  test.each<[flags: string[], env: NodeJS.ProcessEnv, message: string]>([
    [["--port", "99999"], {}, "--port takes a whole number from 1 to 65535, like 4000: not 99999"],
    [[], { PORT: "many" }, "PORT takes a whole number from 1 to 65535, like 4000: not many"],
    [["--twilio", "sleepy"], {}, "--twilio takes one of well, rate-limited"],
  ])("%j %j", async (flags, env, message) => {
    const { code, err } = await inProcess(command, ["start", ...flags], env);
    expect([code, err]).toEqual([2, expect.stringContaining(`checkback start: ${message}`)]);
  });
});

test("the desk ends when npm alone gets a signal, as from a supervisor", async () => {
  const { folder, remove } = aFolder();
  onTestFinished(remove);
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), CHECKBACK_DATA: folder };
  const npm = spawn("npm", ["start"], { env, stdio: "ignore" });
  onTestFinished(() => void npm.kill("SIGTERM"));
  const health = () =>
    fetch(`http://localhost:${port}/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  await expect.poll(health, { timeout: 40_000, interval: 200 }).toBe(true);
  npm.kill("SIGTERM");
  await expect.poll(health, { timeout: 15_000, interval: 200 }).toBe(false);
  await expect.poll(() => existsSync(join(folder, "desk.lock")), { timeout: 15_000 }).toBe(false);
}, 90_000);
