import { describe, expect, test } from "vitest";
import type { Guide, Page } from "../../../functions/engine/guide/guide.ts";
import type { Conversation } from "../../../functions/engine/state/conversation.ts";
import { memoryStore } from "../../../functions/store/memory.ts";
import { countAffected } from "../../../infra/publish/count-affected.ts";
import { contentOf, soup, tea } from "../../engine/small-guide.ts";
import { worldOn } from "../../support/harness.ts";
import { people } from "./people.ts";

const deployed = contentOf(tea, soup);

/** The tea guide without these pages, and with changes. */
function without(pages: string[], more: Partial<Guide> = {}, changed: Record<string, Page> = {}) {
  const left = Object.entries(tea.pages).filter(([id]) => !pages.includes(id));
  return { ...tea, ...more, pages: { ...Object.fromEntries(left), ...changed } };
}

async function* each(conversations: Conversation[]) {
  for (const conversation of conversations) yield { conversation };
}

/** Counts the people who have texted these words. */
async function counted(content: ReturnType<typeof contentOf>, texts: string[][], channel: "sms" | "whatsapp" = "sms") {
  const conversations = await people(worldOn(memoryStore()), deployed, texts);
  const counts = await countAffected(content, each(conversations.map((one) => ({ ...one, channel }))));
  const { standing, asking, byTemplate, people: affected } = counts;
  return {
    standing: Object.fromEntries(standing),
    asking: Object.fromEntries(asking),
    byTemplate: Object.fromEntries(byTemplate),
    people: affected,
  };
}

const none = { standing: {}, asking: {}, byTemplate: {}, people: 0 };
const atBlack = ["make tea", "2", "1"];
const atRinse = ["make tea", "1", "2"];
const waiting = ["make tea", "7"];

describe("people on a page", () => {
  test("are not affected by the same content", async () => {
    expect(await counted(deployed, [atBlack, atRinse, waiting, ["make soup"]])).toEqual(none);
  });

  test("that is removed are counted by page, and each once", async () => {
    expect(await counted(contentOf(without(["black"]), soup), [atBlack, atBlack, atRinse])).toEqual({
      ...none,
      standing: { "tea black": 2 },
      people: 2,
    });
  });

  test("that is removed, and that moved leads on from, are not affected", async () => {
    expect(await counted(contentOf(without(["black"], { moved: { black: "green" } }), soup), [atBlack])).toEqual(none);
  });

  test("are counted at a step that a page has no more", async () => {
    const [empty] = tea.pages.pot!.steps!;
    const shorter = without([], {}, { pot: { ...tea.pages.pot!, steps: [empty!] } });
    expect((await counted(contentOf(shorter, soup), [atRinse])).standing).toEqual({ "tea pot#2": 1 });
  });

  test("are counted while they are asked something in between", async () => {
    const asked = [...atBlack, "DELETE"];
    const [conversation] = await people(worldOn(memoryStore()), deployed, [asked]);
    expect([conversation?.place, conversation?.returnTo]).toEqual(["/delete", "black"]);
    expect((await counted(contentOf(without(["black"]), soup), [asked])).standing).toEqual({ "tea black": 1 });
  });

  test("of a guide that is removed are counted, with its open check-backs, each person once", async () => {
    expect(await counted(contentOf(soup), [waiting, atBlack])).toEqual({
      ...none,
      standing: { "tea made": 1, "tea black": 1 },
      asking: { "tea asked": 1 },
      people: 2,
    });
  });
});

describe("check-backs", () => {
  const renamed = without(["asked"], {}, { made: { ...tea.pages.made!, checkBack: { after: "3 days", ask: "good" } } });

  test("that ask with a removed page are counted, unless it moved", async () => {
    expect(await counted(contentOf(renamed, soup), [waiting])).toEqual({
      ...none,
      asking: { "tea asked": 1 },
      people: 1,
    });
    expect(await counted(contentOf({ ...renamed, moved: { asked: "good" } }, soup), [waiting])).toEqual(none);
  });

  test("that have ended are not counted", async () => {
    expect(await counted(contentOf(renamed, soup), [[...waiting, "9"]])).toEqual(none);
  });

  test("that are open on WhatsApp are counted by the template that they need", async () => {
    expect(await counted(deployed, [waiting, waiting, atBlack], "whatsapp")).toEqual({
      ...none,
      byTemplate: { "tea/asked/en": 2 },
    });
  });
});
