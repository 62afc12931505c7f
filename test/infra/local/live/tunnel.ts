/** A fetch for which the tunnel's address leads to a port of this machine, as a tunnel does. */
export function throughTunnel(origin: string, port: number, real: typeof fetch = globalThis.fetch): typeof fetch {
  return (url, init) => real(`${url}`.replace(origin, `http://127.0.0.1:${port}`), init);
}

export const tunnel = "https://desk.example.com";
export const account = { sid: `AC${"1".repeat(32)}`, authToken: "the-token-of-the-other-account" };
export const number = "+12025550143";
