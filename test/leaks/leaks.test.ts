import { spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { newCode } from "../../functions/engine/checkback/handover-code.ts";
import { vault } from "../support/harness.ts";
import { leakIn } from "./leak.ts";

const line = (fields: object) => JSON.stringify({ level: "INFO", message: "turn", ...fields });

test.each<[what: string, line: string]>([
  ["a number", "could not write to +12025550143"],
  ["a number", "could not write to 85510000001"],
  ["a number", "could not write to +855 10 000 001"],
  ["a number", line({ turn: "choice", ms: 12025550143 })],
  ["a number", line({ turn: "choice", at: "+85510000001" })],
  ["an address", "To: whatsapp:"],
  ["an id of Twilio's", "SMabcdefabcdefabcdefabcdefabcdefab was refused"],
  ["a hand-over code", `the code ${newCode(randomInt)}`],
  ["a hand-over code", line({ turn: "choice", at: newCode(randomInt) })],
  ["a text", "they said 注销"],
  ["a text", line({ turn: "choice", at: "បិទស៊ីម" })],
  ["a text", line({ turn: "choice", error: "could not say that" })],
  ["a text", line({ turn: "failed", stack: "app.ts:1:2,at I am Dara Sok" })],
  ["a text", line({ turn: "choice", at: vault.personKey("+85510000001") })],
  ["a text", "answered: Cambodia SIM cancel helper (unofficial). Reply with a number:"],
  ["a text", "heard: Cancell my simcard pls"],
  ["half a line", '{"level":"INFO","turn":'],
])("%s is found: %s", (what, logged) => {
  expect(leakIn(logged)).toBe(what);
});

test.each([
  line({ turn: "choice", at: "store#2", timestamp: "2026-11-22T19:51:10.806Z", _aws: { Timestamp: 1795377070806 } }),
  line({ sweep: "ran", oldestOverdueMs: 1_209_600_000, hasMore: false }),
  line({
    turn: "failed",
    in: "/twilio/message",
    error: "TypeError",
    stack: "bundle.mjs:3:1234567,chunk-ABCDE.mjs:1:2",
  }),
  line({ turn: "send-failed", error: "ProvisionedThroughputExceededException" }),
  "The phone is at http://localhost:34567  (Ctrl-C ends everything)",
  "checkback start: another desk (process 19114) uses /tmp/checkback-mhNwcF. End it, or set CHECKBACK_DATA.",
  "the desk's clock says Sun, 22 Nov 2026 03:00:00 GMT",
])("nothing is found in %s", (logged) => {
  expect(leakIn(logged)).toBeUndefined();
});

/** Runs the tests of ./fixture with the suite's own configuration. Returns its last lines and its exit code. */
async function run(said: string) {
  const args = [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--config",
    "test/leaks/fixture/vitest.config.ts",
    "--root",
    ".",
  ];
  const child = spawn(process.execPath, args, { env: { PATH: process.env.PATH, SAID: said } });
  const [printed, [status]] = await Promise.all([text(child.stdout), once(child, "exit")]);
  return { printed: printed.trim().split("\n"), status };
}

test("a run fails for each line that leaks, in any way of logging, even when all tests pass", async () => {
  const { printed, status } = await run("+12025550143");
  expect(printed.slice(-2)).toEqual([
    "10 lines of the logs searched, 10 contain data of a person",
    "9 passed, 10 failed",
  ]);
  expect(printed.filter((line) => /^\S+ logged a number: .*\+12025550143/.test(line))).toHaveLength(10);
  expect(status).toBe(1);
}, 60_000);

test("a run without leaks passes and prints how many lines were searched", async () => {
  const { printed, status } = await run("store");
  expect(printed.slice(-2)).toEqual([
    "10 lines of the logs searched, 0 contain data of a person",
    "9 passed, 0 failed",
  ]);
  expect(status).toBe(0);
}, 60_000);
