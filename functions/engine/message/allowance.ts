import { segmentsOf } from "../../text/segments.ts";
import type { ShippedWords } from "../guide/guide.ts";
import { mediaOf } from "../guide/media.ts";
import { renderMessage } from "../guide/render.ts";
import type { Limited } from "../state/context.ts";
import { type Channel, type Conversation, checkBackById, day, type PageRef } from "../state/conversation.ts";
import type { Media, Turn } from "../state/turn.ts";
import type { Move } from "./move.ts";
import { pageRef } from "./page-ref.ts";
import type { TurnContext } from "./turn-context.ts";
import { isAlwaysAnswered, type Understood } from "./when-to-answer.ts";

/*
 * What answers cost, and what happens when a limit is reached: one notice a day, then no answers. STOP, START and
 * DELETE still work. Days are UTC.
 */

/** The units that a channel bills: segments by SMS, messages on WhatsApp. */
const priced: Record<Channel, (text: string) => number> = {
  sms: (text) => segmentsOf(text).segments,
  whatsapp: () => 1,
};

/** What one message costs, in segments; on WhatsApp, in messages. */
export const costOf = (channel: Channel, text: string): number => priced[channel](text);

/** What the files of a reply cost beside its text. An MMS costs about as much as three segments. */
const mediaPriced: Record<Channel, (media: Media) => number> = {
  sms: ({ picture, attachments }) => 3 * (attachments.length + (picture ? 1 : 0)),
  whatsapp: ({ attachments }) => attachments.length,
};

function mediaCost({ content, context, event }: TurnContext, pages: PageRef[]): number {
  const media = context.canShowMedia && mediaOf(content, pages);
  return media ? mediaPriced[event.channel](media) : 0;
}

/**
 * The part of a person's day that is reserved for the answers to STOP, START and DELETE: one each in the most expensive
 * language.
 */
export const reservedForOptOut = 12;

const notice = "no-more";

/** The cost of the notice in the most expensive language, in segments. The compiler works it out, which takes long. */
export const noticeSegmentsOf = ({ pages }: Pick<ShippedWords, "pages">): number =>
  Math.max(0, ...Object.values(pages[notice]?.text ?? {}).map((text) => costOf("sms", text)));

/** The cost of the notice. It is counted with the day's first answer, so that there is always room for it. */
function noticeCost({ content: { noticeSegments }, event: { channel } }: TurnContext): number {
  return channel === "whatsapp" ? Math.min(1, noticeSegments) : noticeSegments;
}

type Allowance = NonNullable<Conversation["allowance"]>;

function allowanceAt(stored: Conversation["allowance"], now: number): Allowance {
  const today = Math.floor(now / day);
  return stored?.day === today ? stored : { day: today, spent: 0 };
}

/**
 * Whether a move ends or answers an existing check-back. Such a change is made even when its answer is too expensive.
 */
const changesCheckBack = (before: Conversation, after: Conversation): boolean =>
  after.checkBacks.some((each) => {
    const was = checkBackById(before, each.id);
    return was !== undefined && was !== each;
  });

/**
 * The move, when its answer is within all limits. Otherwise the person's place does not change, as after an unclear
 * message, and a notice is sent once a day. Only people who were answered today get the notice, so new numbers get no
 * reply.
 *
 * @param before the conversation without the changes of the move
 * @returns the move, the cost of its answer, and the limit that was reached
 */
export function withinLimits(
  turnContext: TurnContext,
  before: Conversation,
  heard: Understood,
  step: Move,
): Move & Pick<Turn, "cost" | "isOwed"> & { limited?: Limited } {
  const { channel, optOut } = turnContext.event;
  const { limits } = turnContext.context;
  if (!limits || step.pages.length === 0) return step;
  const { conversation, pages } = step;
  const allowance = allowanceAt(before.allowance, turnContext.now);
  const { spent } = allowance;
  const isOwed =
    isAlwaysAnswered(heard) ||
    optOut !== undefined ||
    conversation.erased === true ||
    conversation.place === "/delete" ||
    changesCheckBack(before, conversation);
  const answer = costOf(channel, renderMessage(turnContext.content, pages)) + mediaCost(turnContext, pages);
  const cost = answer + (spent === 0 ? noticeCost(turnContext) : 0);
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
  const isQuiet = spent === 0 || allowance.noticeSent || before.optedOut || limited === "not-allowed";
  if (isQuiet || !turnContext.content.words.pages[notice]) return { conversation: kept, pages: [], limited };
  const noticed = { ...kept, allowance: { ...allowance, noticeSent: true as const } };
  return { conversation: noticed, pages: [pageRef(turnContext, noticed, `/${notice}`)], limited };
}
