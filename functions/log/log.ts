import type { WaitReason } from "../engine/checkback/wake-time.ts";
import type { CheckBackState } from "../engine/state/check-back.ts";
import type { Limited } from "../engine/state/context.ts";
import type { Channel, Conversation } from "../engine/state/conversation.ts";
import type { Turn } from "../engine/state/turn.ts";
import type { Language } from "../text/language.ts";
import { segmentsOf } from "../text/segments.ts";
import { type CheckBackFields, checkBackFields } from "./check-back-fields.ts";
import { lastCheckBack, type TurnWord, wordOf } from "./outcome.ts";

/*
 * All that is ever logged: these lines, of words that are ours and of numbers that count something. There is no room in
 * them for an address, a text, a reply, a code, an id of a person's message, or what an error says.
 */

/** One turn: what it came to, where, in which language, at what price. The lists of an operator count its fields. */
export type TurnLine = {
  /** What it came to: see outcome.ts. */
  turn: TurnWord;
  /** From the content: a guide and a place in it, or a page of words.yaml. */
  guide?: string | undefined;
  place?: string | undefined;
  language?: Language | undefined;
  channel?: Channel | undefined;
  /** Which of the two wake-ups it was: a timer that was removed, or the sweep. */
  wokenBy?: "stream" | "sweep" | undefined;
  /** The state of the check-back that it was about. */
  checkBack?: CheckBackState | undefined;
  /** First words of somebody of whom nothing was stored. */
  started?: true | undefined;
  /** The limit that held back an answer, and the country of the person's number. */
  limited?: Limited | undefined;
  country?: string | undefined;
  /** What the replies cost as SMS. */
  segments: number;
  ms: number;
} & CheckBackFields;

/** A check-back that a limit put off. */
type PutOffLine = { limited: Exclude<Limited, "person">; country: string };

/** What one run of the sweep found and did. */
export type Swept = {
  /** How many promises were past due, and how many of them could be seen to. */
  overdue: number;
  handled: number;
  /** How long the oldest had been past due within contact hours, since it was first due, in milliseconds. */
  oldestOverdueMs: number;
  /** It ended before everything was looked at; the next run goes on. */
  hasMore: boolean;
  /** What waits after this run, by reason. */
  waiting: Record<WaitReason, number>;
  /** Twilio's error code, when the run ended because Twilio takes nothing from the account. */
  stoppedBy?: number | undefined;
};

/** One run of the sweep that found something. */
type SweepLine = { sweep: "ran" } & Swept;

/** A report about a reply, which is about no check-back. `code` is Twilio's error code when it was not delivered. */
type ReplyLine = { reply: string; channel: Channel; code?: number | undefined };

/** The daily look at the WhatsApp templates. `code` is Twilio's, when it refused; `approved` are those to send by. */
type TemplatesLine =
  | { templates: "looked"; approved: number; stuck: number; notUtility: number }
  | { templates: "not-looked"; code?: number; error: string; stack?: string | undefined };

/** Twilio's usage trigger: a day costs the account more than was said. https://www.twilio.com/docs/usage/api/usage-trigger */
type UsageLine = { usage: "limit-reached" };

/** A webhook whose signature is not Twilio's. */
type RefusedLine = { refused: "signature" };

/** A webhook about a channel that the assistant does not use; "other" stands for a prefix that is not Twilio's. */
type UnknownChannelLine = { unknownChannel: "messenger" | "rcs" | "chat" | "other" };

/** The canary got a reply, or it got none; without a status no answer came in time. */
export type CanaryLine =
  | { canary: "answered"; ms: number }
  | { canary: "failed"; status: number | undefined; ms: number };

/** Something threw: its name, and where in our code. */
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

/** A log whose turns say by which wake-up they came. */
export const logAs =
  (wokenBy: NonNullable<TurnLine["wokenBy"]>, log: Log): Log =>
  (line) =>
    log("segments" in line ? { ...line, wokenBy } : line);

/** A turn that was taken, and what was stored before it. */
export type Taken = { turn: Turn; before: Conversation | undefined };

/**
 * One wide line for one turn, made from what happened in it. `ms` is how long it took, `segments` what its replies cost as
 * SMS.
 *
 * @param began `performance.now()` of its beginning: the clock that decides, `deps.now`, can jump
 */
export function logTurn({ log }: { log: Log }, { turn }: Taken, began: number) {
  const { conversation, replies, happened } = turn;
  const last = lastCheckBack(turn);
  const isMessage = happened[0]?.kind === "message";
  const guide = isMessage ? conversation?.guide : last?.checkBack.guide;
  const place = isMessage ? conversation?.place : last?.checkBack.askPage;
  const limited = happened.find((each) => each.kind === "limited");
  log({
    turn: wordOf(turn),
    guide,
    place,
    language: conversation?.language,
    channel: conversation?.channel,
    checkBack: last?.checkBack.state,
    started: happened.some((each) => each.kind === "started") || undefined,
    ...checkBackFields(happened),
    limited: limited?.by,
    country: limited?.country,
    segments: replies.reduce((sum, { text }) => sum + segmentsOf(text).segments, 0),
    ms: Math.round(performance.now() - began),
  });
}
