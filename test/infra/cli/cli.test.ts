import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { defineCommand, usageError } from "../../../infra/cli/command.ts";
import { commands } from "../../../infra/cli/commands.ts";
import { amount, oneOf, wholeNumber } from "../../../infra/cli/kinds.ts";
import { cli, inProcess } from "./typed.ts";

describe("the entry of all commands", () => {
  test("lists every command with --help", async () => {
    const { code, out } = await cli(["--help"]);
    for (const [name, { summary }] of Object.entries(commands)) expect(out).toContain(summary || name);
    expect(code).toBe(0);
  });

  test.each([
    [[], "checkback: no command given.\n\n"],
    [["promise"], "checkback: there is no command promise.\n\n"],
    [["toString"], "checkback: there is no command toString.\n\n"],
  ])("refuses %j and lists the commands", async (args, message) => {
    const { code, out, err } = await cli(args);
    expect([code, out, err]).toEqual([2, "", expect.stringContaining(message)]);
    expect(err).toContain("npm run promises");
  });

  test.each(Object.keys(commands))("the npm script %s calls the command of its name", (name) => {
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
    expect(scripts[name]).toBe(`node infra/cli.ts ${name}`);
  });

  test("is what every npm script of a command calls", () => {
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
    const called = Object.values<string>(scripts).flatMap((script) =>
      [...script.matchAll(/node infra\/cli\.ts ([\w-]+)/g)].map(([, name]) => name),
    );
    expect([...new Set(called)].sort()).toEqual(Object.keys(commands).sort());
    expect(Object.values<string>(scripts).join("\n")).not.toMatch(
      /node infra\/(?!cli\.ts|lint\/|content\/prepare\.js)/,
    );
  });
});

describe("every command", () => {
  test.each(Object.keys(commands))("%s explains itself with --help, and refuses an unknown option", async (name) => {
    const { command } = await commands[name]!.load();
    const help = await inProcess(command, [name, "--help"]);
    expect(help).toMatchObject({ code: 0, err: "" });
    expect(help.out).toContain(name === "start" ? "npm start" : `npm run ${name}`);
    for (const option of Object.keys(command.options)) expect(help.out).toContain(`--${option}`);
    // The last option is a mistake; -h wins over what else is wrong.
    expect(await inProcess(command, [name, "--colour", "-h"])).toEqual(help);
    expect(await inProcess(command, [name, "--colour"])).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringMatching(new RegExp(`^checkback ${name}: there is no option --colour. See: npm .* -- --help$`)),
    });
  });

  test("help texts fit a terminal of 120 columns", async () => {
    for (const [name, { load }] of Object.entries(commands)) {
      const { out } = await inProcess((await load()).command, [name, "--help"]);
      expect(out.split("\n").filter((line) => line.length > 120)).toEqual([]);
    }
  });
});

const steep = defineCommand({
  about: "Steeps tea.",
  examples: [["--minutes 3", "for three minutes"]],
  options: {
    minutes: { value: "COUNT", kind: wholeNumber({ min: 1, max: 10, like: 3 }), help: "how long" },
    price: { value: "PRICE", kind: amount("0.5"), help: "what it costs" },
    leaf: { value: "LEAF", kind: oneOf(["green", "black"]), multiple: true, help: "which" },
    json: { help: "as JSON" },
  },
  maxPositionals: 1,
  async run({ values, positionals }, { print }) {
    print(JSON.stringify({ ...values, positionals }));
    return positionals[0] === "cold" ? 1 : undefined;
  },
});

describe("arguments", () => {
  test("have their types", async () => {
    const typed = "steep --minutes 3 --price=0.50 --leaf green --leaf black --json pot".split(" ");
    expect(JSON.parse((await inProcess(steep, typed)).out)).toEqual({
      minutes: 3,
      price: 0.5,
      leaf: ["green", "black"],
      json: true,
      positionals: ["pot"],
    });
    expect(JSON.parse((await inProcess(steep, ["steep"])).out)).toEqual({ leaf: [], json: false, positionals: [] });
  });

  test.each([
    ["--minutes -5", "--minutes takes a whole number from 1 to 10, like 3: not -5"],
    ["--minutes 11", "--minutes takes a whole number from 1 to 10, like 3: not 11"],
    ["--minutes 1e1", "--minutes takes a whole number from 1 to 10, like 3: not 1e1"],
    ["--minutes=", "--minutes takes a whole number from 1 to 10, like 3: not nothing"],
    ["--minutes", "--minutes takes a whole number from 1 to 10, like 3"],
    ["--minutes --json", "--minutes takes a whole number from 1 to 10, like 3"],
    ["--price 0,5", "--price takes a number above zero, like 0.5: not 0,5"],
    ["--price 0", "--price takes a number above zero, like 0.5: not 0"],
    ["--leaf red", "--leaf takes one of green, black: not red"],
    ["--json=yes", "--json takes no value: not yes"],
    ["--toString", "there is no option --toString"],
    ["-x", "there is no option -x"],
    ["one two three", "too many arguments: two three"],
  ])("%s is refused in one line", async (line, message) => {
    expect(await inProcess(steep, ["steep", ...line.split(" ")])).toEqual({
      code: 2,
      out: "",
      err: `checkback steep: ${message}. See: npm run steep -- --help`,
    });
  });
});

describe("an error", () => {
  const failing = (error: Error) =>
    defineCommand({
      about: "Fails.",
      examples: [],
      options: {},
      async run() {
        throw error;
      },
    });
  const named = (name: string, message: string, more: object = {}) =>
    Object.assign(new Error(message), { name, ...more });
  const coded = (code: string, message: string) => Object.assign(new Error(message), { code });

  test.each<[what: string, error: Error, code: number, text: string | RegExp]>([
    ["of what was typed", usageError("it needs a pot"), 2, "it needs a pot. See: npm run fail -- --help"],
    ["that is expected", new Error("no desk is running. Start one."), 1, "no desk is running. Start one."],
    [
      "of missing AWS credentials",
      named("CredentialsProviderError", "Could not load credentials from any providers"),
      1,
      /^there are no AWS credentials\. Set AWS_PROFILE.*\(CredentialsProviderError: Could not load/,
    ],
    [
      "of another AWS error",
      named("ThrottlingException", "Rate exceeded\nRequestID: 1", { $metadata: {} }),
      1,
      "AWS refused (ThrottlingException): Rate exceeded. Try again later.",
    ],
    ["of the network", coded("ENOTFOUND", "getaddrinfo ENOTFOUND api.twilio.com"), 1, /^no connection \(getaddrinfo/],
    [
      "of the system",
      coded("EACCES", "EACCES: permission denied, mkdir 'x'"),
      1,
      /^the system refused \(EACCES: .*'x'\)/,
    ],
    [
      "that is a bug",
      new TypeError("x is not a function"),
      1,
      /^unexpected TypeError: x is not a function\n {4}at .*bug/s,
    ],
  ])("%s", async (_, error, code, text) => {
    const { code: ended, out, err } = await inProcess(failing(error), ["fail"]);
    const said = err.replace(/^checkback fail: /, "");
    expect([ended, out]).toEqual([code, ""]);
    if (typeof text === "string") expect(said).toBe(text);
    else expect(said).toMatch(text);
  });

  test("a command's own exit code is kept", async () => {
    expect(await inProcess(steep, ["steep", "cold"])).toMatchObject({ code: 1, err: "" });
  });
});

test("forget does not take the number as an argument, and does not repeat it", async () => {
  const { command } = await commands.forget!.load();
  const { code, err } = await inProcess(command, ["forget", "+85510000001"]);
  expect([code, err]).toEqual([2, expect.stringContaining("it asks for the number, so that the number stays out of")]);
  expect(err).not.toContain("85510000001");
});
