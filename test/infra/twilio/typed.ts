import { Hono } from "hono";
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { type AppDeps, createApp } from "../../../functions/app.ts";
import { memoryTemplates } from "../../../functions/store/templates.ts";
import { content } from "../../../functions/wiring/content.ts";
import type { Command } from "../../../infra/cli/command.ts";
import { runCommand } from "../../../infra/cli/run.ts";
import type { Outside } from "../../../infra/twilio/outside.ts";
import { written } from "../../support/written.ts";
import { account, type SmallTwilio, smallTwilio } from "./small-twilio.ts";
import { emptyState } from "./state.ts";

export const origin = "https://sms.example.com";

/** A deployment that checks signatures with this address and token. It gets no messages here. */
export function deployment(at = origin, authToken = account.authToken): typeof fetch {
  const rest = { content, log: written } as unknown as AppDeps;
  const app = createApp({ ...rest, twilio: { authToken, origin: () => at, defaultOptOut: true } });
  const reached = new Hono().route("/", app);
  return async (url, init) => {
    if (!`${url}`.startsWith(origin)) throw new TypeError("fetch failed");
    return reached.request(`${url}`, init);
  };
}

/** Types a command: what it printed, its progress, and its exit code. The account is the small Twilio's. */
export function commands(name: string, command: (replaced: Partial<Outside>) => Command) {
  const here = {} as SmallTwilio;
  beforeAll(async () => void Object.assign(here, await smallTwilio()));
  afterAll(() => here.stop());
  beforeEach(() => {
    Object.assign(here.state, emptyState());
    here.writes.length = 0;
    here.faults.length = 0;
  });

  /** @param line what comes after `npm run NAME --`, by words */
  async function typed(line: string, more: Partial<Outside> = {}) {
    const [said, progress]: [string[], string[]] = [[], []];
    const note = (text: string) => void progress.push(text);
    const replaced: Partial<Outside> = {
      env: { TWILIO_ACCOUNT_SID: account.sid, TWILIO_AUTH_TOKEN: account.authToken },
      content: () => content,
      httpClient: here.httpClient,
      fetch: deployment(),
      sleep: async () => {},
      isInside: () => true,
      throughSst: async () => 0,
      sst: async () => "",
      templateStore: async () => memoryTemplates(),
      ...more,
    };
    const code = await runCommand(command(replaced), [name, ...line.split(" ").filter(Boolean)], {
      print: (text) => void said.push(text),
      note,
      progress: { step: note, count: note, end: () => {} },
      env: {},
    });
    // In every test, each request and each answer of the small Twilio has to match Twilio's description.
    expect(here.faults).toEqual([]);
    return { code, said: said.join("\n"), progress: progress.join("\n") };
  }
  return { here, typed };
}
