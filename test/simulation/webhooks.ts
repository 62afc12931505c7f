import type { Turn } from "../../functions/engine/state/turn.ts";
import type { createFunctions } from "./functions.ts";
import { look, oneLine, type Words } from "./meant.ts";
import type { Account, Sender } from "./phones.ts";
import type { Around, End } from "./process.ts";
import type { Message, Twilio } from "./twilio.ts";

/*
 * Twilio's calls to us: a person's message, repeated when we failed, now and then twice; and delivery reports.
 */

type Options = {
  around: Around;
  twilio: Twilio;
  functions: () => ReturnType<typeof createFunctions>;
  retries: number;
  /** How a message shows who sent it. */
  shown: (account: Account) => Sender;
  /** What a person is answered. */
  answered: (account: Account, text: string) => void;
  /** A message of theirs was lost on the way to us. */
  unheard: (account: Account, words: Words) => void;
  wrong: (what: string) => void;
};

/** As long as Twilio waits for a webhook. */
const patience = 15_000;

export function createWebhooks({ around, twilio, functions, retries, shown, answered, unheard, wrong }: Options) {
  const { clock, weather, random, tell } = around;
  const said = new Map<string, { words: Words; at: number }>();
  const answers = new Map<string, { account: Account; all: string }>();

  type Form = Sender & { MessageSid: string; To: string; Body: string; NumMedia: string };

  function call(account: Account, form: Form, left: number, began: number) {
    const { MessageSid: id, Body: text } = form;
    let isOver = false;
    function failed() {
      if (isOver) return;
      isOver = true;
      if (left > 0 && clock.now - began < patience)
        return clock.after(random.between(50, 1_000), () => call(account, form, left - 1, began));
      tell("Twilio", `gives up on ${account.name}'s "${oneLine(text)}"`);
      unheard(account, said.get(id)!.words);
    }
    clock.at(began + patience, failed);
    functions().hear(form, (end: End<Turn>) => {
      if (end.kind !== "ended") return failed();
      const texts = end.value.replies.map((reply) => reply.text);
      const all = texts.join("\n---\n");
      if (isOver) return;
      isOver = true;
      if ((answers.get(id)?.all ?? all) !== all) wrong(`${account.name}'s "${text}" was answered in two ways`);
      answers.set(id, { account, all });
      for (const body of texts) reply(account, body);
    });
  }

  function reply(account: Account, body: string) {
    const { address: to, line: from } = account;
    twilio.take({ to, from, body, contentSid: "", promise: "", direction: "outbound-reply" });
    tell("Twilio", `answers ${account.name}: ${oneLine(body)}`);
    clock.after(random.between(500, 5_000), () => answered(account, body));
  }

  return {
    wordsOf: (id: string) => said.get(id)?.words ?? look(""),
    saidAt: (id: string) => said.get(id)?.at ?? 0,

    /** A person has sent this. */
    say(account: Account, words: Words) {
      const id = `in${said.size + 1}`;
      said.set(id, { words, at: clock.now });
      tell(account.name, `says "${oneLine(words.text)}" (${id}), which means "${words.means}"`);
      twilio.arrived(account.address, words.text);
      const form = { MessageSid: id, ...shown(account), To: account.line, Body: words.text, NumMedia: "0" };
      call(account, form, retries, clock.now);
      if (weather.strikes("webhook-twice")) clock.after(random.below(3_000), () => call(account, form, 0, clock.now));
    },

    /** They were erased, and what they were answered with them. */
    forget(account: Account) {
      for (const [id, answer] of answers) if (answer.account === account) answers.delete(id);
    },

    /** A status callback; whether our webhook took it. */
    post({ promise }: Message, form: Record<string, string>, ended: (isTaken: boolean) => void) {
      tell("Twilio", `reports ${form.MessageSid} ${form.MessageStatus} ${form.ErrorCode ?? ""}`);
      functions().hearOf(form, promise, ({ kind }) => ended(kind === "ended"));
    },
  };
}
