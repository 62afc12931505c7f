import { join } from "node:path";

/** A Lambda handler of Twilio's webhook that is measured beside ours. */
export type Contender = {
  id: string;
  name: string;
  /** What it does not do. */
  lacks: string;
  /** Its file, which exports `handler`. */
  file: string;
  /** It needs the packages of the peers. */
  isPeer?: true;
  /** Why it can't run on Lambda. */
  notOnLambda?: string;
};

const here = (file: string) => join(import.meta.dirname, file);

export const limit: Contender = {
  id: "limit",
  name: "a constant answer: the limit",
  lacks: "signature, state, database",
  file: here("bare/limit.ts"),
};

export const hono: Contender = {
  id: "hono",
  name: "Hono",
  lacks: "signature, state, database",
  file: here("bare/hono.ts"),
};

export const honoSigned: Contender = {
  id: "bareHono",
  name: "Hono, signature, TwiML",
  lacks: "state, database",
  file: here("bare/hono-signed.ts"),
};

export const honoDynamo: Contender = {
  id: "honoDynamo",
  name: "Hono and client-dynamodb, one get, one put",
  lacks: "signature; state is a count",
  file: here("bare/hono-dynamo.ts"),
};

export const peers: Contender[] = [
  {
    id: "express",
    name: "Express, twilio.webhook(), serverless-express",
    lacks: "state, database",
    file: here("peers/express.js"),
    isPeer: true,
  },
  {
    id: "claudia",
    name: "claudia-bot-builder",
    lacks: "signature, state, database; replies by REST, which is left out",
    file: here("peers/claudia-bot-builder.js"),
    isPeer: true,
    notOnLambda: "it answers by a callback, which Lambda has no more since Node.js 24",
  },
  {
    id: "botkit",
    name: "Botkit, its Twilio adapter",
    lacks: "database; state is in memory; replies by REST, which is left out",
    file: here("peers/botkit.js"),
    isPeer: true,
  },
  {
    id: "bottender",
    name: "Bottender, its WhatsApp connector",
    lacks: "SMS, database; state is in memory; replies by REST, which is left out",
    file: here("peers/bottender.js"),
    isPeer: true,
  },
];
