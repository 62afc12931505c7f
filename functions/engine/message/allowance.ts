import { segmentsOf } from "../../text/segments.ts";
import { pageRef } from "../guide/page-ref.ts";
import { renderMessage } from "../guide/render.ts";
import type { TurnContext } from "../guide/turn-context.ts";
import type { Limited } from "../state/context.ts";
import { type Channel, type Conversation, checkBackById, day } from "../state/conversation.ts";
import type { Turn } from "../state/turn.ts";
import type { Move } from "./move.ts";
import { isAlwaysAnswered, type Understood } from "./when-to-answer.ts";

/*
 * What answers cost, and what happens when a limit is reached: one notice a day, then silence. STOP, START and DELETE are
 * carried out all the same. Days are UTC.
 */

/** What a channel bills: SMS by the segment, WhatsApp by the message. */
const priced: Record<Channel, (text: string) => number> = {
  sms: (text) => segmentsOf(text).segments,
  whatsapp: () => 1,
};

/** What one message costs, in segments; on WhatsApp, in messages. */
export const costOf = (channel: Channel, text: string): number => priced[channel](text);

/** Of a person's day, what only answers to STOP, START and DELETE may use: one each in the dearest language. */
export const reservedForOptOut = 12;

const notice = "no-more";

/** The notice in the dearest language: it is paid for with the day's first answer, so it needs no room later. */
function noticeCost({ content, event: { channel } }: TurnContext): number {
  const texts = Object.values(content.words.pages[notice]?.text ?? {});
  return Math.max(0, ...texts.map((text) => costOf(channel, text)));
}

type Allowance = NonNullable<Conversation["allowance"]>;

function allowanceAt(stored: Conversation["allowance"], now: number): Allowance {
  const today = Math.floor(now / day);
  return stored?.day === today ? stored : { day: today, spent: 0 };
}

/** The move ends or answers a check-back that there is, which costs nothing to carry out. */
const changesCheckBack = (before: Conversation, after: Conversation): boolean =>
  after.checkBacks.some((each) => {
    const was = checkBackById(before, each.id);
    return was !== undefined && was !== each;
  });

/**
 * The step, when its answer is within all limits. Otherwise the person stays where they stand, as if they had not been
 * understood, and is told once a day; only a person who was answered today is, so that new numbers get silence.
 *
 * @param before the conversation without what the step does to it
 * @returns the step, what its answer costs, and the limit that held one back
 */
export function withinLimits(
  scene: TurnContext,
  before: Conversation,
  heard: Understood,
  step: Move,
): Move & Pick<Turn, "cost" | "isOwed"> & { limited?: Limited } {
  const { channel, optOut } = scene.event;
  const { limits } = scene.context;
  if (!limits || step.pages.length === 0) return step;
  const { conversation, pages } = step;
  const allowance = allowanceAt(before.allowance, scene.now);
  const { spent } = allowance;
  const isOwed =
    isAlwaysAnswered(heard) ||
    optOut !== undefined ||
    conversation.erased === true ||
    conversation.place === "/delete" ||
    changesCheckBack(before, conversation);
  const answer = costOf(channel, renderMessage(scene.content, pages));
  const cost = answer + (spent === 0 ? noticeCost(scene) : 0);
  const isOver = spent + cost > limits.perPersonDay - (isOwed ? 0 : reservedForOptOut);
  const limited = limits.reached ?? (isOver ? "person" : undefined);
  if (!limited)
    return {
      ...step,
      conversation: { ...conversation, allowance: { ...allowance, spent: spent + cost } },
      cost,
      isOwed,
    };
  if (isOwed)
    return { conversation: { ...conversation, allowance }, pages: [], happened: step.happened ?? [], limited };
  const kept = { ...before, allowance };
  const isQuiet = spent === 0 || allowance.told || before.optedOut || limited === "not-allowed";
  if (isQuiet || !scene.content.words.pages[notice]) return { conversation: kept, pages: [], limited };
  const told = { ...kept, allowance: { ...allowance, told: true as const } };
  return { conversation: told, pages: [pageRef(scene, told, `/${notice}`)], limited };
}
