import type { DynamoDBRecord } from "aws-lambda";
import type twilioClient from "twilio";
import type { Content, Guide } from "../../functions/engine/guide/guide.ts";
import { newCode } from "../../functions/engine/message/handover.ts";
import type { Turn } from "../../functions/engine/state/turn.ts";
import type { Line } from "../../functions/log/log.ts";
import type { Sender, SendPorts, TurnPorts } from "../../functions/ports.ts";
import { runTurn } from "../../functions/run-turn.ts";
import type { Store } from "../../functions/store/store.ts";
import { onStream } from "../../functions/stream.ts";
import { sweepOverdue } from "../../functions/sweep-overdue.ts";
import { smsAddressOf, smsRouteFrom } from "../../functions/twilio/address.ts";
import { messageIn } from "../../functions/twilio/message-in.ts";
import { restSender } from "../../functions/twilio/send.ts";
import { statusIn } from "../../functions/twilio/status.ts";
import { ourNumber } from "./phones.ts";
import { type Around, type End, launch, type Process } from "./process.ts";
import type { Random } from "./random.ts";
import type { Keys } from "./secrets.ts";
import type { Table } from "./table.ts";
import type { createApi } from "./twilio-api.ts";

/*
 * Our functions as Lambda runs them, each invocation a process of its own; the time-outs are those of infra/. All of it is
 * what ships, but for the HTTP of the webhooks (Hono, signatures), which other tests have.
 */

const second = 1_000;
const reserve = 60 * second;

export type Ours = {
  content: Content;
  templates: Record<string, string>;
  smsInstead: boolean;
  defaultOptOut: boolean;
  keys: () => Keys;
  codes: Random;
  table: Table;
  api: ReturnType<typeof createApi>;
  /** What our code logs. */
  log: (by: Process, line: Line) => void;
};

/** What stands in for a part of ours, to see whether anybody notices that it is broken. */
export type Broken = {
  store?: (store: Store) => Store;
  channel?: (channel: Sender) => Sender;
  onStream?: typeof onStream;
  isSweepOff?: boolean;
  /** Other contact hours than the guide's. */
  hours?: Guide["hours"];
  /** What is heard of a message. */
  heard?: (text: string) => string;
  /** What is known of our content. */
  content?: (content: Content) => Content;
};

export function createFunctions(around: Around, ours: Ours, broken: Broken = {}) {
  const { templates, keys, codes, table } = ours;
  const content = broken.content?.(ours.content) ?? ours.content;

  function depsOf(process: Process): TurnPorts {
    const store = table.storeOf(process);
    return {
      ...{ ...keys(), content, store: broken.store?.(store) ?? store },
      ...{
        smsAddress: smsAddressOf,
        newCode: () => newCode(codes.below),
        now: () => around.clock.now,
        log: (line) => ours.log(process, line),
      },
    };
  }

  function keepDepsOf(process: Process): SendPorts {
    const httpClient = ours.api(process) as unknown as twilioClient.RequestClient;
    const account = { accountSid: `AC${"0".repeat(32)}`, authToken: "a-token", origin: "https://checkback.example" };
    const channel = restSender({ ...account, httpClient });
    return {
      ...depsOf(process),
      templates: async () => templates,
      sender: broken.channel?.(channel) ?? channel,
      ...(ours.smsInstead && { smsRoute: smsRouteFrom(ourNumber) }),
    };
  }

  return {
    /** The webhook for a person's message; ends with what they are answered. */
    hear(form: Record<string, string>, ended: (end: End<Turn>) => void) {
      const text = broken.heard?.(form.Body ?? "") ?? form.Body ?? "";
      const { event, from, alias } = messageIn({ ...form, Body: text }, { defaultOptOut: ours.defaultOptOut })!;
      const body = async (process: Process) => {
        const deps = depsOf(process);
        return (await runTurn(deps, deps.personKey(from), event, from, alias)).turn;
      };
      launch(around, "inbound", 14 * second, body, ended);
    },

    /** The webhook for delivery reports. */
    hearOf(form: Record<string, string>, promise: string, ended: (end: End<Turn>) => void) {
      const { event, to } = statusIn(form, promise)!;
      const body = async (process: Process) => {
        const deps = depsOf(process);
        return (await runTurn(deps, deps.personKey(to), event, to)).turn;
      };
      launch(around, "status", 14 * second, body, ended);
    },

    followUp(Records: DynamoDBRecord[], ended: (failed: string[] | "all") => void) {
      const stream = broken.onStream ?? onStream;
      const body = (process: Process) => stream(keepDepsOf(process), { Records });
      launch(around, "followups", 60 * second, body, (end) =>
        ended(end.kind === "ended" ? end.value.batchItemFailures.map((each) => each.itemIdentifier) : "all"),
      );
    },

    sweep() {
      const timeout = 300 * second;
      const deadline = around.clock.now + timeout - reserve;
      launch(
        around,
        "sweep",
        timeout,
        (process) => sweepOverdue(keepDepsOf(process), deadline),
        () => {},
      );
    },
  };
}
