const codes = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ENETUNREACH", "EHOSTUNREACH"]);

/** Whether this error of a request says that it did not reach Twilio. fetch() has the reason in its error's cause. */
export function neverSent(error: unknown): boolean {
  const { code = "" } = ((error as Error).cause ?? error) as { code?: string };
  return codes.has(code);
}
