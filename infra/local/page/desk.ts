/* The two things that the page asks of the desk. Both answer with what went wrong, in words, or nothing. */

export const sendMessage = (from: string, body: string, media?: number) =>
  post("/desk/messages", { from, body, ...(media && { media }) });

/** `by` is an ISO 8601 duration. */
export const advanceClock = (by: `PT${number}H` | `P${number}D`) => post("/desk/clock", { advance: by });

async function post(path: string, body: object): Promise<string | undefined> {
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (response.ok) return undefined;
    const { error } = await response.json().catch(() => ({}));
    return error ?? `The desk answered ${response.status}.`;
  } catch {
    return "The desk does not answer. Is it still running?";
  }
}
