import { showsMedia } from "./engine/message/reply-with-media.ts";
import { showsButtons } from "./engine/message/shows-buttons.ts";
import type { MessageEvent, SendResult } from "./engine/state/event.ts";
import type { Happened } from "./engine/state/happened.ts";
import type { Reply } from "./engine/state/turn.ts";
import { failureOf } from "./log/failure-of.ts";
import { logTurn } from "./log/log.ts";
import type { TurnPorts } from "./ports.ts";
import { type Run, runTurn } from "./run-turn.ts";

/** A person's message, their address, and their other address when the message shows both. */
type Message = { event: MessageEvent; from: string; alias?: string | undefined };

/**
 * Takes the turn of a message, and sends its reply when it has buttons. Logs one line.
 *
 * @param reportsTo where the provider reports the delivery of a reply with buttons
 * @returns the replies for the webhook's answer: none when one was sent, or may have been
 */
export async function answerMessage(
  deps: TurnPorts,
  { event: received, from, alias }: Message,
  reportsTo: string,
): Promise<Reply[]> {
  const [began, came] = [performance.now(), deps.now()];
  const event = await listenedTo(deps, received);
  const canShowButtons = showsButtons[event.channel] && (await deps.buttons?.isReady());
  const canShowMedia = deps.media && (showsMedia[event.channel] || deps.media.byMms);
  const known = { canShowButtons, canShowMedia };
  const run = await runTurn(deps, deps.personKey(from), event, { address: from, alias, known });
  const sent = await sendWithButtons(deps, run, { came, to: from, from: event.ourAddress, reportsTo });
  const happened = sent ? [...run.turn.happened, sent.happened] : run.turn.happened;
  logTurn(deps, { ...run, turn: { ...run.turn, happened } }, began);
  return sent && !sent.isRefused ? [] : run.turn.replies;
}

/** A voice message with what a listener heard in it. Without a listener, or when it hears nothing, it stays as it is. */
async function listenedTo({ listener, log }: TurnPorts, event: MessageEvent): Promise<MessageEvent> {
  if (!listener || !event.voice || event.text.trim() !== "") return event;
  try {
    const text = await listener(event.voice);
    return text === undefined ? event : { ...event, text, media: 0 };
  } catch (error) {
    log({ turn: "send-failed", ...failureOf(error) });
    return event;
  }
}

/**
 * How long after the message its reply is sent at the latest, and how long the sending may take, in milliseconds. Together
 * they are within Twilio's time-out of 4.5 seconds for a webhook, whose answer has the text when Twilio refuses.
 */
const [maxAge, maxSending] = [1_500, 2_500];

type Sent = { happened: Happened; isRefused: boolean };

/** Sends the reply, when the turn says so. A refusal is recorded, so that a repeated webhook is answered, too. */
async function sendWithButtons(
  deps: TurnPorts,
  run: Run,
  { came, ...sending }: { came: number; to: string; from: string; reportsTo: string },
): Promise<Sent | undefined> {
  const { effect, replies } = run.turn;
  const [reply] = replies;
  if (effect?.kind !== "reply-with-buttons" || !reply) return undefined;
  const { buttons, message } = effect;
  const result: SendResult =
    deps.buttons && deps.now() - came < maxAge
      ? await deps.buttons.send({ ...sending, text: reply.text, buttons, within: maxSending })
      : { kind: "refused", failure: "our-fault", code: undefined };
  if (result.kind === "accepted") return { happened: { kind: "reply", result: "accepted" }, isRefused: false };
  if (result.kind !== "refused") return { happened: { kind: "reply", result: "unknown" }, isRefused: false };
  try {
    await runTurn(deps, run.person, { kind: "reply-refused", message }, { address: run.address });
  } catch (error) {
    // The webhook that waits gets its answer. Only a repeated one would not.
    deps.log({ turn: "send-failed", ...failureOf(error) });
  }
  return { happened: { kind: "reply", result: "refused", code: result.code }, isRefused: true };
}
