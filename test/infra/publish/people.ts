import type { Content } from "../../../functions/engine/guide/guide.ts";
import type { Conversation } from "../../../functions/engine/state/conversation.ts";
import { runTurn } from "../../../functions/run-turn.ts";
import type { worldOn } from "../../support/harness.ts";
import { message, vault } from "../../support/harness.ts";

/** People who text these words, one after the other, to a world with this content. @returns their conversations */
export async function people(
  { deps, now }: ReturnType<typeof worldOn>,
  content: Content,
  texts: string[][],
): Promise<Conversation[]> {
  const all: Conversation[] = [];
  for (const [n, words] of texts.entries()) {
    const address = `+8551000000${n}`;
    const person = vault.personKey(address);
    for (const [i, text] of words.entries())
      await runTurn({ ...deps, content }, person, message(`SM-${n}-${i}`, text), { address });
    const { conversation } = await deps.store.load(person, now);
    if (conversation) all.push(conversation);
  }
  return all;
}
