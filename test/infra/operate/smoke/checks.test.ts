import { expect, test } from "vitest";
import { content } from "../../../../functions/wiring/content.ts";
import { checksOf, type Deployed } from "../../../../infra/operate/smoke/checks.ts";
import { deployed, listening } from "../../../support/served.ts";
import { twilio } from "../../../support/webhook.ts";

/** The result of each check, in their order: health, unsigned, signed. */
async function said(origin: string, more: Partial<Deployed> = {}) {
  const asked = { origin, content: content.version, authToken: twilio.authToken, ask: fetch, ...more };
  return Promise.all(checksOf(asked).map(({ run }) => run()));
}

test("a deployment that works passes all checks; one refusal is logged, and nothing is stored", async () => {
  const { origin, world } = await deployed();
  world.deps.store.load = async () => {
    throw new Error("it was read");
  };
  expect(await said(origin)).toEqual([undefined, undefined, undefined]);
  expect(world.lines).toEqual([{ refused: "signature" }]);
});

test("content of another version fails its check", async () => {
  const [health] = await said((await deployed()).origin, { content: "another" });
  expect(health).toBe(`its content is ${content.version}, and here it is another. Deploy again.`);
});

test("another token fails only the check of the secret", async () => {
  expect(await said((await deployed()).origin, { authToken: "another" })).toEqual([
    undefined,
    undefined,
    expect.stringContaining("TwilioAuthToken is not this account's token"),
  ]);
});

test("a server that accepts everything passes no check", async () => {
  const origin = await listening((_, response) => response.writeHead(200).end("{}"));
  const [health, unsigned, signed] = await said(origin);
  expect(health).toContain("its content is without a version");
  expect(unsigned).toContain("it answers 200 instead of 403");
  expect(signed).toContain("answers 200, so it is not this assistant");
});

test("a deployment that crashes fails with a hint to the log", async () => {
  const origin = await listening((_, response) => response.writeHead(502).end());
  expect((await said(origin))[0]).toBe(`${origin}/health answers 502. Read the log of inbound.`);
});

test("each check says that there is no answer where no server listens", async () => {
  for (const wrong of await said("http://127.0.0.1:9")) expect(wrong).toContain("does not answer");
});
