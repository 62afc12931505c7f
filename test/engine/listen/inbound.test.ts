import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { made } from "../../../functions/engine/checkback/transitions.ts";
import { optionsAt } from "../../../functions/engine/guide/places.ts";
import type { Conversation } from "../../../functions/engine/state/conversation.ts";
import { takeTurn } from "../../../functions/engine/take-turn.ts";
import { wordOf } from "../../../functions/log/outcome.ts";
import { content } from "../../../functions/wiring/content.ts";
import { monday } from "../talk.ts";

/** What people type, at which place, and what they mean by it: one JSON object a line. */
type Example = { state: string; body: string; intent: string; note: string };

const examples = ["inbound-examples.jsonl", "inbound-more.jsonl"].flatMap((file) =>
  readFileSync(`test/engine/listen/${file}`, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Example),
);

/** Names of places in the examples that differ from ours: a question of words.yaml, a step of a page. */
const places: Record<string, string> = { lang: "/language", "delete.ask": "/delete", "carrier.pick": "carrier.pick" };
const placeOf = (name: string) => places[name] ?? name.replace(/^(store|online)\.(\d)$/, "$1#$2");

const guide = content.guides["cancel-sim-kh"]!;

function standing({ state, intent, body }: Example): Conversation | undefined {
  if (state === "none") return undefined;
  const language =
    /\p{Script=Khmer}/u.test(body) || intent.endsWith(":km") ? "km" : /\p{Script=Han}/u.test(body) ? "zh" : "en";
  const { checkBack } = made({ id: "SM0", guide: guide.guide, askPage: "check", dueAt: monday + 1e8 }, monday);
  return {
    channel: "sms",
    ourAddress: "+12025550143",
    guide: guide.guide,
    lastHeardAt: monday,
    unclear: 0,
    recent: [],
    checkBacks: [checkBack],
    ...(state === "lang" ? {} : { language }),
    place: state === "opted_out" ? "menu" : placeOf(state),
    optedOut: state === "opted_out",
  };
}

/** The meaning that the answer shows: the page that the person was taken to, or a notice. */
function meant(example: Example) {
  const before = standing(example);
  const media = example.intent === "media" ? 1 : 0;
  const event = {
    kind: "message",
    id: "SM1",
    channel: "sms",
    ourAddress: "+12025550143",
    text: example.body,
    media,
  } as const;
  const turn = takeTurn(content, before, event, { now: monday + 60_000 });
  const { conversation, replies } = turn;
  const said = replies.flatMap(({ pages }) => pages.map(({ place, language }) => ({ place, language })));
  return { before, conversation, said, as: wordOf(turn), first: said[0]?.place };
}

test.each(examples)("$state, $body: $intent ($note)", (example) => {
  const { before, conversation, said, as, first } = meant(example);
  const [intent = "", about = ""] = example.intent.split(/:(.*)/s);
  const ways = before?.place === undefined ? [] : optionsAt(content, guide, before.place);
  const optionOf = (n: string) => ways.find(({ number }) => number === Number(n))?.to;
  switch (intent) {
    case "start":
      // With more than one guide, a greeting leads to the question which one.
      if (as === "greeting") return expect([first, conversation?.language]).toEqual(["/guides", about]);
      return expect([first, conversation?.language]).toEqual([guide.start, about]);
    case "ask_lang":
      return expect(first).toBe("/language");
    case "lang":
      return expect(conversation?.language).toBe(about);
    case "menu":
      return expect(first).toBe(guide.start);
    case "select": {
      const to = optionOf(about);
      if (to === "/menu") return expect(first).toBe(guide.start);
      if (to?.startsWith("/"))
        return expect(conversation?.language ?? first).toBe(to === "/deleted" ? to : to.slice(1));
      return expect(first).toBe(to);
    }
    case "next":
      return expect(first).toBe("store#2");
    case "back":
      return expect(first).toBe("online#2");
    case "goto":
      return expect(first).toBe(about === "carrier.pick" ? "carrier" : placeOf(about));
    case "carrier":
      return expect(first).toBe(`carrier.${about}`);
    case "submitted":
      return expect([first, conversation?.checkBacks[0]?.id]).toEqual(["submitted", "SM1"]);
    case "remind_off":
      return expect([conversation?.checkBacks[0]?.state, conversation?.optedOut]).toEqual(["cancelled", false]);
    case "checkback":
      // A reason in the same message may lead to that reason's page.
      if (first === "rej.id") return expect(about).toBe("rejected");
      return expect(first).toBe(
        { done: "check.done", waiting: "check.waiting", rejected: "check.rejected", never: "check.never" }[about],
      );
    case "clarify":
    case "unknown":
      return expect([as, first]).toEqual(["unclear", "/unclear"]);
    case "not_offered":
      return expect([as, first]).toEqual(["not-offered", "/not-offered"]);
    case "nearly":
      return expect([as, first, conversation?.suggestion?.word]).toEqual(["nearly", "/did-you-mean", about]);
    case "optout":
      return expect([conversation?.optedOut, first]).toEqual([true, "/stop"]);
    case "optin":
      return expect([conversation?.optedOut, first]).toEqual([false, "/start"]);
    case "help":
    case "human":
    case "privacy":
    case "media":
    case "delete":
    case "sensitive":
      return expect(first).toBe(`/${intent}`);
    case "ambig_cancel":
      return expect(first).toBe("/cancel");
    case "ack":
    case "thanks":
    case "empty":
      return expect(said).toEqual([]);
    case "url":
      return expect([said, conversation?.place]).toEqual([[], before?.place]);
    case "abuse":
      return expect([as, first, conversation?.place]).toEqual(["abuse", "/unclear", before?.place]);
    case "too_long":
      return expect(conversation?.place).toBe(before?.place);
    default:
      throw new Error(`no such intent: ${example.intent}`);
  }
});
