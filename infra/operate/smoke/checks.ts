import { problemAt } from "../../twilio/webhook.ts";

export type Check = {
  name: string;
  /** Says what is wrong and what to do; nothing when all is well. */
  look: () => Promise<string | undefined>;
  /** It waits for what it looks for, so that there is no use in looking again. */
  isPatient?: true;
};

export type Asked = {
  /** Where it is deployed, without a path. */
  origin: string;
  /** The version of the content that was compiled here. */
  content: string;
  /** The token that Twilio signs with. */
  authToken: string;
  ask: typeof fetch;
};

/** How long a cold start may take, and more, in milliseconds. */
const patience = 10_000;

/** What can be asked of a deployment over HTTPS without anything being stored or sent. */
export function checksOf({ origin, content, authToken, ask }: Asked): Check[] {
  const asked = (path: string, init: RequestInit = {}) =>
    ask(`${origin}${path}`, { redirect: "manual", signal: AbortSignal.timeout(patience), ...init }).catch(
      () => undefined,
    );
  return [
    {
      name: "health, and the content that was compiled here",
      async look() {
        const answer = await asked("/health");
        if (!answer) return `${origin} does not answer: is that where it is deployed? (--origin)`;
        if (answer.status !== 200) return `${origin}/health answers ${answer.status}: look into the log of inbound`;
        const there = await versionIn(answer);
        return there === content ? undefined : `the content there is ${there}, and ${content} here: deploy it`;
      },
    },
    {
      name: "a webhook without a signature is refused",
      async look() {
        const answer = await asked("/twilio/message", {
          method: "POST",
          body: new URLSearchParams({ AccountSid: "" }),
        });
        if (!answer) return `${origin} does not answer`;
        if (answer.status === 403) return undefined;
        return `it answers ${answer.status}, not 403: who is it? Let no number be connected to it`;
      },
    },
    {
      name: "a webhook signed with TwilioAuthToken is taken",
      look: () => problemAt({ message: `${origin}/twilio/message` }, authToken, ask),
    },
  ];
}

async function versionIn(answer: Response): Promise<string> {
  try {
    const { content } = (await answer.json()) as { content?: unknown };
    return typeof content === "string" ? content : "of no version";
  } catch {
    return "of no version";
  }
}
