import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { onTestFinished } from "vitest";

/** How an idle connection can end while its function is frozen. */
export const fates = {
  closed: (socket: Socket) => void socket.end(),
  reset: (socket: Socket) => void socket.resetAndDestroy(),
  /** Packets are lost on the way, without an error. */
  silent: (socket: Socket) => void socket.pause().removeAllListeners("data"),
} as const;

/** A proxy between a function and DynamoDB Local. It passes on requests, and can fail. */
export async function dynamoBetween(endpoint: string) {
  const sockets = new Set<Socket>();
  let failing: string | undefined;

  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    if (failing !== undefined && body.includes(failing)) {
      response.writeHead(500, { "Content-Type": "application/x-amz-json-1.0" });
      response.end('{"__type":"InternalServerError"}');
      return;
    }
    const names = ["content-type", "x-amz-target", "authorization", "x-amz-date"];
    const headers = names.map((name): [string, string] => [name, String(request.headers[name])]);
    const answer = await fetch(endpoint, { method: "POST", headers, body });
    response.writeHead(answer.status, { "Content-Type": "application/x-amz-json-1.0" }).end(await answer.text());
  });
  server.keepAliveTimeout = 0;
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** The number of open connections. */
    connections: () => sockets.size,
    /** Applies this to every open connection. Later connections work. */
    leave: (fate: keyof typeof fates) => sockets.forEach(fates[fate]),
    /** Makes requests that contain this text fail from now on; undefined ends that. */
    failWith(text: string | undefined) {
      failing = text;
    },
  };
}
