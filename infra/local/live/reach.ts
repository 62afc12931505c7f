/** The header by which a desk knows its own answer. */
export const deskHeader = "Checkback-Desk";

/** A new tunnel needs some seconds until its address leads anywhere. In milliseconds. */
const [maxAttempts, pause, timeout] = [15, 1_000, 5_000];

type Reach = {
  /** The tunnel's address. */
  origin: string;
  /** The port that the tunnel has to lead to. */
  port: number;
  /** What this process answers in the header. */
  id: string;
  fetch: typeof fetch;
  sleep: (ms: number) => Promise<unknown>;
};

/**
 * Resolves when a request to the tunnel's address comes back to this process. Rejects, after some attempts, with what is wrong
 * and what to do.
 */
export async function checkReach({ origin, port, id, fetch, sleep }: Reach): Promise<void> {
  let wrong = "";
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    if (attempt > 0) await sleep(pause);
    const answer = await fetch(`${origin}/health`, {
      // ngrok shows a page of its own to browsers, unless this header is there.
      headers: { "ngrok-skip-browser-warning": "1" },
      redirect: "manual",
      signal: AbortSignal.timeout(timeout),
    }).catch(() => undefined);
    if (answer?.headers.get(deskHeader) === id) return;
    wrong = answer
      ? `${origin}/health answers ${answer.status}, but not from this desk. The tunnel has to lead to port ${port}, and --origin has to be its address`
      : `${origin} does not answer. Start a tunnel to port ${port}, and give its address as --origin`;
  }
  throw new Error(`${wrong}: cloudflared tunnel --url http://127.0.0.1:${port}, or ngrok http ${port}`);
}
