import { problemAt } from "../../twilio/webhook.ts";

export type Check = {
  name: string;
  /** Resolves to what is wrong and what to do; undefined when all is well. */
  run: () => Promise<string | undefined>;
  /** It waits for its result, so it is not repeated. */
  waits?: true;
};

export type Deployed = {
  /** The deployment's address, without a path. */
  origin: string;
  /** The version of the content that was compiled here. */
  content: string;
  /** The token that signs Twilio's webhooks. */
  authToken: string;
  ask: typeof fetch;
};

/** Longer than a cold start, in milliseconds. */
const timeout = 10_000;

/** Checks of a deployment over HTTPS that store and send nothing. */
export function checksOf({ origin, content, authToken, ask }: Deployed): Check[] {
  const request = (path: string, init: RequestInit = {}) =>
    ask(`${origin}${path}`, { redirect: "manual", signal: AbortSignal.timeout(timeout), ...init }).catch(
      () => undefined,
    );
  return [
    {
      name: "health, and the content that was compiled here",
      async run() {
        const answer = await request("/health");
        if (!answer) return `${origin} does not answer. Check the address (--origin).`;
        if (answer.status !== 200) return `${origin}/health answers ${answer.status}. Read the log of inbound.`;
        const there = await versionIn(answer);
        return there === content ? undefined : `its content is ${there}, and here it is ${content}. Deploy again.`;
      },
    },
    {
      name: "a webhook without a signature is refused",
      async run() {
        const answer = await request("/twilio/message", {
          method: "POST",
          body: new URLSearchParams({ AccountSid: "" }),
        });
        if (!answer) return `${origin} does not answer`;
        if (answer.status === 403) return undefined;
        return `it answers ${answer.status} instead of 403, so it is not this assistant. Connect no number to it.`;
      },
    },
    {
      name: "a webhook signed with TwilioAuthToken is accepted",
      run: () => problemAt({ message: `${origin}/twilio/message` }, authToken, ask),
    },
  ];
}

async function versionIn(answer: Response): Promise<string> {
  try {
    const { content } = (await answer.json()) as { content?: unknown };
    return typeof content === "string" ? content : "without a version";
  } catch {
    return "without a version";
  }
}
