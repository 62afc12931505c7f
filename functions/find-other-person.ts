import { commitOf, type Found } from "./commit-of.ts";
import { codeIn } from "./engine/checkback/handover-code.ts";
import { checkBackWithCode, mayTryCodes } from "./engine/message/handover.ts";
import { sharedWith } from "./engine/message/shared-check-back.ts";
import type { CodeLookup, Context } from "./engine/state/context.ts";
import type { Event } from "./engine/state/event.ts";
import type { Turn } from "./engine/state/turn.ts";
import { loadOrRekey } from "./load-or-rekey.ts";
import type { TurnPorts } from "./ports.ts";
import type { AlsoWrite, Loaded } from "./store/store.ts";

/** What was looked up for a message, and the other conversation as it is stored. */
export type Other = {
  context: Pick<Context, "freshCode" | "codeLookup" | "smsConversation">;
  theirs?: Loaded | undefined;
};

type Asked = { event: Event; found: Found; address: string | undefined; now: number };

/**
 * Loads the other conversation that a message may change: the owner of a handover code, or the sender's own SMS
 * conversation. "lost": it moved between two reads, so the turn has to begin again.
 */
export async function findOtherPerson(deps: TurnPorts, asked: Asked): Promise<Other | "lost" | undefined> {
  const { event, found, now } = asked;
  if (event.kind !== "message") return undefined;
  const freshCode = deps.newCode();
  const code = codeIn(event.text);
  const looked = code === undefined ? undefined : await lookUpCode(deps, { code, found, now });
  const context = { freshCode, codeLookup: looked?.lookup };
  if (looked?.theirs) return { context, theirs: looked.theirs };
  const sms = await smsConversation(deps, asked);
  if (sms === "lost") return "lost";
  const isShared = sms && sharedWith(found.conversation, sms.conversation).length > 0;
  if (!isShared || !sms.conversation) return { context };
  return {
    context: { ...context, smsConversation: { person: sms.person, conversation: sms.conversation } },
    theirs: sms,
  };
}

/** The sender's SMS conversation, when their check-backs continue there. */
async function smsConversation(deps: TurnPorts, { found, address, now }: Asked): Promise<Found | "lost" | undefined> {
  const moved = found.conversation?.checkBacks.find(
    (each) => each.state === "handed-over" && each.smsPerson !== undefined,
  );
  if (moved?.state !== "handed-over") return undefined;
  const sms = address === undefined ? undefined : deps.smsAddress?.(address);
  // A user id contains no number, so the stored key is used.
  const person = sms === undefined ? moved.smsPerson : deps.personKey(sms);
  return person === undefined ? undefined : ((await loadOrRekey(deps, { person, address: sms, now })) ?? "lost");
}

type Code = { code: string; found: Found; now: number };

/** Looks up the owner of a code. The number of tries is limited, so most calls read nothing more. */
async function lookUpCode(
  deps: TurnPorts,
  { code, found, now }: Code,
  tries = 2,
): Promise<{ lookup: CodeLookup; theirs?: Loaded & { person: string } }> {
  const { store } = deps;
  if (!mayTryCodes(found.conversation, now)) return { lookup: { kind: "too-many-tries" } };
  const owner = await store.personByCode(code, now);
  if (owner === undefined) return { lookup: { kind: "unknown" } };
  if (owner === found.person) return { lookup: { kind: "own" } };
  const theirs = await store.load(owner, now);
  // The index of codes may be behind the newest write, so the conversation decides.
  if (theirs.conversation && checkBackWithCode(theirs.conversation, code)) {
    const from = { person: owner, conversation: theirs.conversation };
    return { lookup: { kind: "found", code, from }, theirs: { ...theirs, person: owner } };
  }
  // The owner may just have moved to a new key.
  return tries > 1 ? lookUpCode(deps, { code, found, now }, tries - 1) : { lookup: { kind: "unknown" } };
}

/** The commit of the other conversation. It deletes a code that moved a check-back, so that the code works once. */
export function otherCommit({ otherPerson }: Turn, { theirs, context }: Other, now: number): AlsoWrite | undefined {
  if (!otherPerson || !theirs) return undefined;
  const { person, conversation } = otherPerson;
  const next = commitOf({ before: theirs, after: conversation, address: theirs.address, now });
  const { codeLookup } = context;
  if (codeLookup?.kind !== "found") return { person, next };
  const code = next.code ?? { set: [], repoint: [], delete: [] };
  const others = code.delete.filter((each) => each !== codeLookup.code);
  return { person, next: { ...next, code: { ...code, delete: others, consume: codeLookup.code } } };
}
