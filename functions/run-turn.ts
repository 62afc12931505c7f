import { type Affordable, affordable } from "./budget.ts";
import { commitOf, erasedUnderAlias, type Found } from "./commit-of.ts";
import { withAlias } from "./engine/state/alias.ts";
import type { Context } from "./engine/state/context.ts";
import { type Conversation, checkBackById } from "./engine/state/conversation.ts";
import type { Event } from "./engine/state/event.ts";
import { takeTurn } from "./engine/take-turn.ts";
import { findOtherPerson, type Other, otherCommit } from "./find-other-person.ts";
import { loadOrRekey } from "./load-or-rekey.ts";
import type { Taken } from "./log/log.ts";
import type { TurnPorts } from "./ports.ts";
import { backOff } from "./retry.ts";
import type { Store } from "./store/store.ts";
import { hashOf } from "./text/hash.ts";

/**
 * The waits between attempts grow, so that a few hundred concurrent messages from one person rarely collide. Each is
 * then committed after far fewer attempts than this.
 */
const maxAttempts = 40;

/**
 * How long after its arrival a message may still be taken, in milliseconds. Twilio gives up on the webhook after 15
 * seconds, and the person has gone on: "2" would answer a question that they had not read when they wrote it.
 */
const longestTurn = 60_000;

/** What the caller looked up for an event. The rest of the context is looked up here. */
export type Known = Pick<Context, "templates" | "canText" | "canShowButtons" | "canShowMedia">;

type Given = {
  /** The person's address when the event contains it, and their other address when it contains both. */
  address?: string | undefined;
  alias?: string | undefined;
  known?: Known;
};

/** A message lost a commit and a minute with it. Nothing was changed, and Twilio does not wait for an answer any more. */
export class TookTooLong extends Error {
  override name = "TookTooLong";
  constructor() {
    super(`the message could not be taken within ${longestTurn / 1_000} seconds`);
  }
}

/** A committed turn, its person, and the address to write to. */
export type Run = Taken & { person: string; address: string | undefined };

/**
 * Takes one turn: load, decide, commit. When the commit is lost, it begins again with the new state. It takes two
 * requests, or one when nothing changes. A code takes two more. A person whose check-backs continue by SMS, an address
 * that is an alias, and an answer that is counted take one more each.
 *
 * Throws when too many commits are lost, and {@link TookTooLong}. Then nothing was sent or changed.
 */
export async function runTurn(deps: TurnPorts, person: string, event: Event, given: Given = {}): Promise<Run> {
  const { address, alias, known = {} } = given;
  const paid = { cost: 0 };
  const began = deps.now();
  const name = deps.random().toString(36).slice(2);
  let tried: Run | undefined;
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    if (attempt > 1) await backOff(deps, attempt - 1);
    const now = deps.now();
    if (event.kind === "message" && now - began > longestTurn) throw new TookTooLong();
    const found = await loadOrRekey(deps, { person, address, alias, now, isRetry: attempt > 1 });
    if (!found) continue;
    // A request that the SDK repeated can be told that it is lost, although its first try was committed.
    if (tried && event.kind === "message" && isSentBy(name, found.conversation, event.id)) return tried;
    const other = await findOtherPerson(deps, { event, found, address, now });
    if (other === "lost") continue;
    const spread = hashOf(found.person);
    const context: Context = {
      ...known,
      ...other?.context,
      run: name,
      now,
      spread,
      hasAddress: found.address !== undefined,
    };
    const asked: Affordable = { budget: deps.budget, event, context, address, paid };
    const turn = await affordable(asked, (each) => takeTurn(deps.content, found.conversation, event, each));
    const { conversation } = turn;
    const isShown = event.kind === "message" && found.person === person;
    const run: Run = {
      turn,
      before: found.conversation,
      person: found.person,
      address: addressToUse(found, conversation, { isShown, address }),
    };
    if (!conversation || conversation === found.conversation) return run;
    // An erased conversation gets no alias, so this commit would miss a conversation under the other key.
    if (conversation.erased && found.alias?.isUnseen) continue;
    if ((await deps.store.commit(...writesOf(found, { ...run, other, asked: person, now }))) === "committed")
      return run;
    tried = run;
  }
  throw new Error(`lost the race ${maxAttempts} times`);
}

/** Whether the reply to a message is sent by the run of this name. */
const isSentBy = (name: string, conversation: Conversation | undefined, message: string): boolean =>
  conversation?.recent.some(({ id, hasButtons }) => id === message && hasButtons === name) ?? false;

type Decided = Run & { other: Other | undefined; asked: string; now: number };

/** The writes of a turn: the conversation, and the others that change with it. */
function writesOf(found: Found, { turn, address, other, asked, now }: Decided): Parameters<Store["commit"]> {
  const conversation = turn.conversation!;
  const after = withAlias(conversation, found.alias?.key);
  const next = commitOf({ before: found, after, address, now });
  const also = other && otherCommit(turn, other, now);
  const { led } = found;
  const others = also ? [also] : [];
  return led !== undefined && conversation.erased
    ? [...erasedUnderAlias({ alias: asked, led, next, found }), ...others]
    : [found.person, next, ...others];
}

/**
 * The address to use from now on: the one in the message, if the person is stored under it. While a message is being
 * sent it is the stored one, because the provider is asked about the message with that address.
 */
function addressToUse(
  found: Found,
  after: Conversation | undefined,
  { isShown, address }: { isShown: boolean; address: string | undefined },
): string | undefined {
  const isOnItsWay = (found.conversation?.checkBacks ?? []).some(
    ({ state, id }) => state === "sending" && checkBackById(after, id) !== undefined,
  );
  return isShown && !isOnItsWay ? (address ?? found.address) : (found.address ?? address);
}
