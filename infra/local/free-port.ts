import { type AddressInfo, createServer } from "node:net";

/** The wanted port, or with 0 any, when nobody listens on it at the moment; rejects with EADDRINUSE otherwise. */
export function freePort(wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(wanted, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
