import { type AddressInfo, createServer } from "node:net";

/** The wanted port if it is free, or any free one for 0. Rejects with EADDRINUSE when it is taken. */
export function freePort(wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(wanted, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
