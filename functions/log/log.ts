import type { WaitReason } from "../engine/checkback/wake-time.ts";
import type { CheckBackState } from "../engine/state/check-back.ts";
import type { Limited } from "../engine/state/context.ts";
import type { Channel, Conversation } from "../engine/state/conversation.ts";
import type { DeliveryStatus } from "../engine/state/event.ts";
import type { ReplyResult } from "../engine/state/happened.ts";
import type { Turn } from "../engine/state/turn.ts";
import type { Language } from "../text/language.ts";
import { segmentsOf } from "../text/segments.ts";
import { type CheckBackFields, checkBackFields } from "./check-back-fields.ts";
import { lastCheckBack, type TurnWord, wordOf } from "./outcome.ts";

/*
 * Every line that is logged. The lines contain only fixed words and counts. They have no field for an address, a text,
 * a reply, a code, the id of a person's message, or the message of an error.
 */

/** One turn: its outcome, place, language and price. An operator's lists count its fields. */
export type TurnLine = {
  /** The outcome: see outcome.ts. */
  turn: TurnWord;
  /** From the content: a guide and a place in it, or a page of words.yaml. */
  guide?: string | undefined;
  place?: string | undefined;
  language?: Language | undefined;
  channel?: Channel | undefined;
  /** Which wake-up it came from: a removed timer, or the sweep. */
  wokenBy?: "stream" | "sweep" | undefined;
  /** The state of the turn's check-back. */
  checkBack?: CheckBackState | undefined;
  /** The person's first message: nothing was stored about them. */
  started?: true | undefined;
  /** The tag of the poster's link or QR code that wrote the message: one of content/doors.lock. */
  door?: string | undefined;
  /** The limit that stopped an answer, and the country of the person's number. */
  limited?: Limited | undefined;
  country?: string | undefined;
  /** The result of a reply with buttons. Its `code` is the provider's, when it refused. */
  buttons?: ReplyResult | undefined;
  /** The price of the replies by SMS. */
  segments: number;
  ms: number;
} & CheckBackFields;

/** A check-back that a limit postponed. */
type PutOffLine = { limited: Exclude<Limited, "person">; country: string };

/** The results of one run of the sweep. */
export type Swept = {
  /** How many people with overdue check-backs the run looked at, and how many check-backs were handled. */
  overdue: number;
  handled: number;
  /** How long the oldest had been overdue within contact hours, from when it was first due, in milliseconds. */
  oldestOverdueMs: number;
  /** The run ended early. The next run continues. */
  hasMore: boolean;
  /** People with a check-back that waits after this run, by the reason of the one that has waited longest. */
  waiting: Record<WaitReason, number>;
  /** Twilio's error code, when the run ended because Twilio accepts nothing from the account. */
  stoppedBy?: number | undefined;
};

/** One run of the sweep that found something. */
type SweepLine = { sweep: "ran" } & Swept;

/** The status of a reply. `undelivered`: it was sent and did not arrive. `failed`: it was not sent. */
export type ReplyStatus = DeliveryStatus | "failed";

/** A delivery report of a reply, not of a check-back. `code` is Twilio's error code when it was not delivered. */
type ReplyLine = { reply: ReplyStatus; channel: Channel; code?: number | undefined };

/**
 * The daily check of the WhatsApp templates. `code` is Twilio's error code; `approved` counts the templates to send by.
 */
type TemplatesLine =
  | { templates: "looked"; approved: number; stuck: number; notUtility: number }
  | { templates: "not-looked"; code?: number; error: string; stack?: string | undefined };

/**
 * Twilio's usage trigger: the account's cost of a day exceeds its limit.
 * https://www.twilio.com/docs/usage/api/usage-trigger
 */
type UsageLine = { usage: "limit-reached" };

/** A webhook without a valid signature. */
type RefusedLine = { refused: "signature" };

/** A webhook about a channel that the assistant does not use; "other" stands for a prefix that is not Twilio's. */
type UnknownChannelLine = { unknownChannel: "messenger" | "rcs" | "chat" | "other" };

/** Whether the canary got a reply. Without a status, no answer came in time. */
export type CanaryLine =
  | { canary: "answered"; ms: number }
  | { canary: "failed"; status: number | undefined; ms: number };

/** An error: its name and its place in our code. */
export type FailedLine = {
  in?:
    | "/twilio/message"
    | "/twilio/status"
    | "/twilio/usage"
    | "/health"
    | "inbound"
    | "followups"
    | "sweep"
    | "canary"
    | "elsewhere";
  turn: "failed" | "send-failed" | "count-failed";
  error: string;
  stack?: string | undefined;
};

export type Line =
  | TurnLine
  | SweepLine
  | ReplyLine
  | TemplatesLine
  | UsageLine
  | CanaryLine
  | RefusedLine
  | UnknownChannelLine
  | PutOffLine
  | FailedLine;

/** Writes one line. */
export type Log = (line: Line) => void;

/** A log that adds the wake-up to the lines of turns. */
export const logAs =
  (wokenBy: NonNullable<TurnLine["wokenBy"]>, log: Log): Log =>
  (line) =>
    log("segments" in line ? { ...line, wokenBy } : line);

/** A turn, and the conversation before it. */
export type Taken = { turn: Turn; before: Conversation | undefined };

/**
 * Writes one wide line for one turn. `ms` is its duration, `segments` the price of its replies by SMS.
 *
 * @param began `performance.now()` at its start, because `deps.now` can jump
 */
export function logTurn({ log }: { log: Log }, { turn }: Taken, began: number) {
  const { conversation, replies, happened } = turn;
  const last = lastCheckBack(turn);
  const isMessage = happened[0]?.kind === "message";
  const guide = isMessage ? conversation?.guide : last?.checkBack.guide;
  const place = isMessage ? conversation?.place : last?.checkBack.askPage;
  const reply = happened.find((each) => each.kind === "reply");
  const limited = happened.find((each) => each.kind === "limited");
  log({
    turn: wordOf(turn),
    guide,
    place,
    language: conversation?.language,
    channel: conversation?.channel,
    checkBack: last?.checkBack.state,
    started: happened.some((each) => each.kind === "started") || undefined,
    door: happened.find((each) => each.kind === "door")?.tag,
    ...checkBackFields(happened),
    limited: limited?.by,
    buttons: reply?.result,
    ...(reply?.code !== undefined && { code: reply.code }),
    country: limited?.country,
    segments: replies.reduce((sum, { text }) => sum + segmentsOf(text).segments, 0),
    ms: Math.round(performance.now() - began),
  });
}
