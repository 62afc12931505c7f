import type { DynamoDBRecord } from "aws-lambda";
import type twilioClient from "twilio";
import { answerMessage } from "../../functions/answer-message.ts";
import { createBudget, withBudget } from "../../functions/budget.ts";
import { newCode } from "../../functions/engine/checkback/handover-code.ts";
import type { Content, Guide } from "../../functions/engine/guide/guide.ts";
import type { Conversation } from "../../functions/engine/state/conversation.ts";
import type { Reply, Turn } from "../../functions/engine/state/turn.ts";
import type { Line } from "../../functions/log/log.ts";
import type { Budget, ButtonSender, Sender, SendPorts, TurnPorts } from "../../functions/ports.ts";
import { runTurn } from "../../functions/run-turn.ts";
import { memorySpending } from "../../functions/store/memory-spending.ts";
import type { Store } from "../../functions/store/store.ts";
import { onStream } from "../../functions/stream.ts";
import { sweepOverdue } from "../../functions/sweep-overdue.ts";
import { smsAddressOf, smsRouteFrom } from "../../functions/twilio/address.ts";
import { messageIn } from "../../functions/twilio/message-in.ts";
import { replyContents } from "../../functions/twilio/reply-contents.ts";
import { restSender } from "../../functions/twilio/send.ts";
import { buttonSender } from "../../functions/twilio/send-buttons.ts";
import { replyReportsAt, statusIn } from "../../functions/twilio/status.ts";
import type { Pace } from "../../functions/wiring/limits.ts";
import { ourNumber } from "./phones.ts";
import { type End, type Environment, launch, type Process } from "./process.ts";
import type { Random } from "./random.ts";
import type { Keys } from "./secrets.ts";
import type { Table } from "./table.ts";
import type { Api } from "./twilio-api.ts";

/*
 * The functions as Lambda runs them, each invocation a process with the time-out of infra/. All of it is the code that
 * ships, except the HTTP of the webhooks (Hono, signatures), which has tests of its own.
 */

const second = 1_000;

/** More than a world sends, and little enough for one item of the table. Only the pace of the senders holds messages back. */
const noLimits = { perPersonDay: 90_000, perCountryHour: 90_000, perDay: 90_000, reservePercent: 0, countries: [] };
const reserve = 60 * second;

const replySids = Object.fromEntries(replyContents.map(({ key }, i) => [key, `HX${String(i).padStart(32, "0")}`]));

const reportsTo = replyReportsAt("https://checkback.example");

type Options = {
  environment: Environment;
  content: Content;
  templates: Record<string, string>;
  hasSmsRoute: boolean;
  hasButtons: boolean;
  defaultOptOut: boolean;
  keys: () => Keys;
  /** The random codes, and the random waits after a lost commit. */
  codes: Random;
  waits: Random;
  table: Table;
  api: Api;
  /** How fast the senders are. */
  pace: Pace;
  log: (by: Process, line: Line) => void;
  mutant: Mutant;
};

/** Replaces a part of the code under test by a broken one. The oracle has to notice it. */
export type Mutant = {
  store?: (store: Store) => Store;
  sender?: (sender: Sender) => Sender;
  buttons?: (sender: ButtonSender) => ButtonSender;
  budget?: (budget: Budget) => Budget;
  onStream?: typeof onStream;
  hasNoSweep?: boolean;
  /** Other contact hours than the guides'. */
  hours?: Guide["hours"];
  /** Changes the text of a message before the functions get it. */
  received?: (text: string) => string;
  /** What is known of the content. */
  content?: (content: Content) => Content;
  /** The time of a conversation in the index for the sweep. */
  indexedAt?: (conversation: Conversation) => number | undefined;
};

export type Functions = {
  /** The webhook for a person's message. `ended` gets the replies. */
  onMessage: (form: Record<string, string>, ended: (end: End<Reply[]>) => void) => void;
  /** The webhook for delivery reports. */
  onStatus: (form: Record<string, string>, checkBack: string, ended: (end: End<Turn>) => void) => void;
  onTimers: (records: DynamoDBRecord[], ended: (failed: string[] | "all") => void) => void;
  sweep: () => void;
};

export function createFunctions(options: Options): Functions {
  const { environment, templates, keys, codes, waits, table, mutant } = options;
  const content = mutant.content?.(options.content) ?? options.content;
  const spending = memorySpending();

  function turnPortsOf(process: Process): TurnPorts {
    const store = table.storeOf(process);
    return {
      ...keys(),
      content,
      store: mutant.store?.(store) ?? store,
      smsAddress: smsAddressOf,
      newCode: () => newCode(codes.below),
      now: () => environment.clock.now,
      sleep: process.sleep,
      random: waits.next,
      log: (line) => options.log(process, line),
    };
  }

  function sendPortsOf(process: Process): SendPorts {
    const sender = restSender({
      accountSid: `AC${"0".repeat(32)}`,
      authToken: "a-token",
      origin: "https://checkback.example",
      httpClient: options.api(process) as unknown as twilioClient.RequestClient,
      templates: async () => templates,
    });
    const ports = turnPortsOf(process);
    const { now, log } = ports;
    const budget = createBudget({ limits: noLimits, pace: options.pace, spending, random: () => 0, now, log });
    return {
      ...ports,
      templates: async () => templates,
      sender: withBudget(mutant.sender?.(sender) ?? sender, mutant.budget?.(budget) ?? budget, log),
      ...(options.hasSmsRoute && { smsRoute: smsRouteFrom(ourNumber) }),
    };
  }

  /** Sends the reply to this message. Its pages are read from its commit, because a request has only its text. */
  function buttonsOf(process: Process, message: string): Partial<TurnPorts> {
    if (!options.hasButtons) return {};
    let pages: Reply["pages"] = [];
    const store = turnPortsOf(process).store;
    const sender = buttonSender({
      accountSid: `AC${"0".repeat(32)}`,
      authToken: "a-token",
      sids: async () => replySids,
      async fetch(_, init) {
        const data = Object.fromEntries(init?.body as URLSearchParams);
        const { "1": text = "" } = JSON.parse(data.ContentVariables ?? "{}") as Record<string, string>;
        const reply = { message, reply: { pages, text } };
        const { statusCode, body } = await options.api(process).request({ method: "post", data, reply });
        return Response.json(body, { status: statusCode });
      },
    });
    return {
      store: {
        ...store,
        commit(person, next, ...others) {
          pages = next.conversation.recent.find(({ id }) => id === message)?.replies[0] ?? pages;
          return store.commit(person, next, ...others);
        },
      },
      buttons: mutant.buttons?.(sender) ?? sender,
    };
  }

  return {
    onMessage(form, ended) {
      const text = mutant.received?.(form.Body ?? "") ?? form.Body ?? "";
      const { event, from, alias } = messageIn({ ...form, Body: text }, { defaultOptOut: options.defaultOptOut })!;
      const body = (process: Process) =>
        answerMessage({ ...turnPortsOf(process), ...buttonsOf(process, event.id) }, { event, from, alias }, reportsTo);
      launch(environment, { name: "inbound", timeout: 14 * second, body, ended });
    },

    onStatus(form, checkBack, ended) {
      const { event, to } = statusIn(form, checkBack)!;
      const body = async (process: Process) => {
        const ports = turnPortsOf(process);
        return (await runTurn(ports, ports.personKey(to), event, { address: to })).turn;
      };
      launch(environment, { name: "status", timeout: 14 * second, body, ended });
    },

    onTimers(Records, ended) {
      const stream = mutant.onStream ?? onStream;
      launch(environment, {
        name: "followups",
        timeout: 60 * second,
        body: (process) => stream(sendPortsOf(process), { Records }),
        ended: (end) =>
          ended(end.kind === "returned" ? end.value.batchItemFailures.map((each) => each.itemIdentifier) : "all"),
      });
    },

    sweep() {
      const timeout = 300 * second;
      const deadline = environment.clock.now + timeout - reserve;
      const body = (process: Process) => sweepOverdue(sendPortsOf(process), deadline);
      launch(environment, { name: "sweep", timeout, body, ended: () => {} });
    },
  };
}
