import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { command } from "../../../infra/cli/commands/start.ts";
import { freePort } from "../../../infra/local/free-port.ts";
import { inProcess } from "../cli/typed.ts";
import { aFolder, overTwilio } from "./a-desk.ts";
import { end, start } from "./started.ts";

describe("a restart in the middle of a conversation loses nothing", () => {
  test.each(["SIGINT", "SIGKILL"] as const)(
    "%s",
    async (signal) => {
      const { folder, remove } = aFolder();
      onTestFinished(remove);
      const port = await freePort();
      const person = "whatsapp:+85510000001";
      const talk = overTwilio(`http://localhost:${port}`);

      const first = await start(folder, port);
      await talk.say(person, "注销", "3", "1");
      await talk.say("+85510000002", "cancel my sim", "7");
      await talk.advance("P1D");
      const code = await end(first, signal);
      if (signal === "SIGINT") expect(code).toBe(0);

      const second = await start(folder, port);
      expect(await talk.say(person, "next")).toContain("第2步");
      expect(await talk.client.messages.list({ from: person })).toHaveLength(4);
      await talk.advance("P2D");
      expect(await talk.checkBacks("+85510000002", 1)).toHaveLength(1);
      expect(await end(second, "SIGTERM")).toBe(0);

      const fresh = await start(folder, port, "--fresh");
      expect(await talk.client.messages.list()).toEqual([]);
      expect(await talk.say(person, "1")).toContain("Choose language");
      await end(fresh, "SIGINT");
    },
    120_000,
  );
});

test("what fell due while the desk was down goes out when it is back, once", async () => {
  const { folder, remove } = aFolder();
  onTestFinished(remove);
  const port = await freePort();
  const talk = overTwilio(`http://localhost:${port}`);
  const people = ["+85510000001", "+85510000002", "+85510000003"];
  const first = await start(folder, port);
  for (const person of people) await talk.say(person, "cancel my sim", "7");
  await end(first, "SIGTERM");

  const clock = join(folder, "clock.json");
  const { offset } = JSON.parse(readFileSync(clock, "utf8"));
  writeFileSync(clock, JSON.stringify({ offset: offset + 3 * 24 * 60 * 60_000 }));
  const second = await start(folder, port);
  for (const person of people) expect(await talk.checkBacks(person, 1)).toHaveLength(1);
  await end(second, "SIGTERM");
}, 120_000);

test("a folder belongs to one desk: another is refused, and loses it nothing, not even with --fresh", async () => {
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
}, 120_000);

describe("what cannot be started is said in one line", () => {
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

test("npm alone is told to end, as a supervisor does: the desk ends too", async () => {
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
