import type { Reply } from "../../functions/engine/state/turn.ts";
import type { Functions } from "./functions.ts";
import { isGuidePage } from "./guides.ts";
import { look, oneLine, type Words } from "./meanings.ts";
import type { Account, Sender } from "./phones.ts";
import type { End, Environment } from "./process.ts";
import type { SenderQueues } from "./sender-queues.ts";
import type { Message, Twilio } from "./twilio.ts";
import type { SentReply } from "./twilio-api.ts";

/*
 * Twilio's calls to the webhooks: a person's message, repeated when the webhook failed and now and then sent twice; and
 * delivery reports.
 */

/** What a person reads: a reply or a check-back. */
export type Reading = {
  text: string;
  /** The guide that it is about; and the page of words.yaml that it ends with, such as a question. */
  guide?: string | undefined;
  page?: string | undefined;
  isCheckBack: boolean;
};

type Options = {
  environment: Environment;
  twilio: Twilio;
  queues: SenderQueues;
  functions: () => Functions;
  /** How often a webhook that failed is called again. */
  retries: number;
  /** How a message shows who sent it. */
  shown: (account: Account) => Sender;
  /** A reply has arrived. */
  answered: (account: Account, reading: Reading) => void;
  /** Called when one of the person's messages was lost. */
  unheard: (account: Account, words: Words) => void;
};

/** How long a reply may wait in its sender's queue, in seconds. */
const maxValidity = 36_000;

/** How long Twilio waits for a webhook, in milliseconds. */
const maxWait = 15_000;

type Form = Sender & { MessageSid: string; To: string; Body: string; NumMedia: string };
type Call = { account: Account; form: Form; retries: number; began: number };

export type Webhooks = {
  /** What a person said in the message with this id, and when it arrived at Twilio. */
  wordsOf: (id: string) => Words;
  saidAt: (id: string) => number;
  say: (account: Account, words: Words) => void;
  /** A reply with buttons was taken. */
  replied: (sent: SentReply) => void;
  /** They were erased, and the answers that they got with them. */
  forget: (account: Account) => void;
  /** Posts a status callback. `ended` gets whether the webhook took it. */
  post: (message: Message, form: Record<string, string>, ended: (isTaken: boolean) => void) => void;
};

export function createWebhooks(options: Options): Webhooks {
  const { environment, twilio, queues, functions, retries, shown, answered, unheard } = options;
  const { clock, faults, random, trace, violated } = environment;
  const said = new Map<string, { account: Account; words: Words; at: number }>();
  /** What each message was answered with, and whether that was a message of its own. */
  const answers = new Map<string, { account: Account; all: string; isSent: boolean }>();

  function call({ account, form, retries, began }: Call) {
    const { MessageSid: id, Body: text } = form;
    let isOver = false;
    function failed() {
      if (isOver) return;
      isOver = true;
      if (retries > 0 && clock.now - began < maxWait)
        return clock.after(random.between(50, 1_000), () => call({ account, form, retries: retries - 1, began }));
      trace("Twilio", `gives up on ${account.name}'s "${oneLine(text)}"`);
      unheard(account, said.get(id)!.words);
    }
    clock.at(began + maxWait, failed);
    functions().onMessage(form, (end: End<Reply[]>) => {
      if (end.kind !== "returned") return failed();
      const replies = end.value;
      const all = replies.map(({ text }) => text).join("\n---\n");
      if (isOver) return;
      isOver = true;
      answer(id, { account, all, isSent: false });
      for (const each of replies) reply(account, each);
    });
  }

  /**
   * A message gets the same answer however often its webhook is called; and none by a webhook when it was sent, or may be.
   */
  function answer(id: string, next: { account: Account; all: string; isSent: boolean }) {
    if (next.all === "") return;
    const before = answers.get(id);
    const what = `${next.account.name}'s "${said.get(id)?.words.text}" was answered`;
    if (before && before.all !== next.all) violated(`${what} in two ways`);
    if (before && (before.isSent || next.isSent)) violated(`${what} twice`);
    answers.set(id, next);
  }

  function reply(account: Account, { text, pages }: Reply) {
    const { address: to, ourAddress: from } = account;
    const kind = { contentSid: "", checkBack: "", direction: "outbound-reply", validity: maxValidity } as const;
    queues.reply(twilio.take({ to, from, body: text, ...kind }));
    arrives(account, { text, pages });
  }

  function arrives(account: Account, { text, pages }: Reply) {
    trace("Twilio", `answers ${account.name}: ${oneLine(text)}`);
    const guide = pages.findLast(({ place }) => isGuidePage(place))?.guide;
    const page = pages.findLast(({ place }) => !isGuidePage(place))?.place;
    clock.after(random.between(500, 5_000), () => answered(account, { text, guide, page, isCheckBack: false }));
  }

  return {
    wordsOf: (id) => said.get(id)?.words ?? look(""),
    saidAt: (id) => said.get(id)?.at ?? 0,

    say(account, words) {
      const id = `in${said.size + 1}`;
      said.set(id, { account, words, at: clock.now });
      trace(account.name, `says "${oneLine(words.text)}" (${id}), which means "${words.means}"`);
      twilio.arrived(account.address, words.text);
      const form = { MessageSid: id, ...shown(account), To: account.ourAddress, Body: words.text, NumMedia: "0" };
      call({ account, form, retries, began: clock.now });
      if (faults.strikes("webhook-twice"))
        clock.after(random.below(3_000), () => call({ account, form, retries: 0, began: clock.now }));
    },

    replied({ message, reply }) {
      const { account } = said.get(message)!;
      answer(message, { account, all: reply.text, isSent: true });
      arrives(account, reply);
    },

    forget(account) {
      for (const [id, answer] of answers) if (answer.account === account) answers.delete(id);
    },

    post({ checkBack }, form, ended) {
      trace("Twilio", `reports ${form.MessageSid} ${form.MessageStatus} ${form.ErrorCode ?? ""}`);
      functions().onStatus(form, checkBack, ({ kind }) => ended(kind === "returned"));
    },
  };
}
