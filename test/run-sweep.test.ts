import { expect, test } from "vitest";
import { day } from "../functions/engine/state/conversation.ts";
import { runSweep } from "../functions/run-sweep.ts";
import { runTurn } from "../functions/run-turn.ts";
import { memoryStore } from "../functions/store/memory.ts";
import { memoryTemplates } from "../functions/store/templates.ts";
import { requiredTemplates } from "../functions/templates/required-templates.ts";
import { storedTemplates } from "../functions/templates/stored-templates.ts";
import type { TwilioContent } from "../functions/twilio/contents.ts";
import { message, vault, worldOn } from "./support/harness.ts";

test("a stage that has not checked its templates yet checks them before the first check-back on WhatsApp", async () => {
  const world = worldOn(memoryStore());
  const templateStore = memoryTemplates();
  const rest = { status: "approved", reason: "", category: "UTILITY", createdAt: 0 };
  const contents = requiredTemplates(world.deps.content).map(
    ({ friendlyName, types, variables }, i): TwilioContent => ({
      ...rest,
      sid: `HX${String(i).padStart(32, "0")}`,
      friendlyName,
      types,
      variables,
    }),
  );
  const deps = {
    ...world.deps,
    templateStore,
    templates: storedTemplates(templateStore, world.deps.now),
    listContents: async () => contents,
  };
  const address = "whatsapp:+85510000001";
  for (const [id, text] of [
    ["SM1", "make tea"],
    ["SM2", "7"],
  ] as const)
    await runTurn(deps, vault.personKey(address), { ...message(id, text), channel: "whatsapp" }, { address });
  world.now += 3 * day;
  await runSweep(deps, Number.POSITIVE_INFINITY);
  expect(world.outbox.map(({ template }) => template?.name)).toEqual([expect.stringContaining("tea/")]);
});
