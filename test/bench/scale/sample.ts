import { type Conversation, day } from "../../../functions/engine/state/conversation.ts";
import type { TurnPorts } from "../../../functions/ports.ts";
import { runTurn } from "../../../functions/run-turn.ts";
import { memoryStore } from "../../../functions/store/memory.ts";
import { memorySpending } from "../../../functions/store/memory-spending.ts";
import type { Loaded, Store } from "../../../functions/store/store.ts";
import { messageIn } from "../../../functions/twilio/message-in.ts";
import { sms } from "../../lambda/events.ts";
import { portsOn } from "../ours.ts";

/** A person who opens a guide and says that they applied, which makes a check-back. */
export type Applicant = {
  address: string;
  /** When they write, in epoch milliseconds. */
  at: number;
  /** The ids of their two messages. The second is also the id of the check-back. */
  ids: [string, string];
  /** The code that moves the check-back to another phone. */
  code: string;
};

/** What an applicant's two messages left: the conversation after each. */
export type Sample = { applicant: Applicant; before: Conversation; after: Conversation };

/** When a check-back is due after its message, in milliseconds. */
export const dueAfter = 3 * day;

const said = ["注销", "7"];

/** An applicant's messages, taken by the functions on a store. */
export async function converse(ports: TurnPorts, { address, at, ids, code }: Applicant): Promise<void> {
  const frozen = { ...ports, now: () => at, newCode: () => code };
  for (const [i, text] of said.entries()) {
    const message = messageIn(sms(text, address), { defaultOptOut: true });
    const event = { ...message!.event, id: ids[i]! };
    await runTurn(frozen, ports.personKey(address), event, { address });
  }
}

/** @throws Error when the messages make no check-back that is due three days later */
export async function sampleOf(applicant: Applicant): Promise<Sample> {
  const store = memoryStore();
  const committed: Conversation[] = [];
  const noting: Store = {
    ...store,
    commit(person, next, ...also) {
      committed.push(next.conversation);
      return store.commit(person, next, ...also);
    },
  };
  await converse(
    portsOn(noting, memorySpending(), () => applicant.at),
    applicant,
  );
  const [before, after] = committed;
  const checkBack = after?.checkBacks[0];
  if (!before || !after || checkBack?.state !== "open" || checkBack.dueAt !== applicant.at + dueAfter)
    throw new Error("the sample's check-back is not due three days later: choose another time for it");
  return { applicant, before, after };
}

/** The same conversations, had by another applicant on the same UTC day. */
export function hadBy({ applicant: was, before, after }: Sample, applicant: Applicant) {
  const of = (conversation: Conversation): Conversation => {
    const text = JSON.stringify(conversation)
      .replaceAll(was.ids[0], applicant.ids[0])
      .replaceAll(was.ids[1], applicant.ids[1])
      .replaceAll(`"${was.code}"`, `"${applicant.code}"`);
    // Instants have 13 digits, and nothing else in a conversation does. The contact hours end at the same time for all.
    return JSON.parse(
      text.replaceAll(/(?<!"closesAt":)\b\d{13}\b/g, (instant) => String(Number(instant) + applicant.at - was.at)),
    );
  };
  const loaded: Loaded = { conversation: of(before), address: undefined, version: 1 };
  return { before: loaded, after: of(after) };
}
