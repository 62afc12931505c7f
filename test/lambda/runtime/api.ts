import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** How an invocation ended: with an answer, or with an error that the function didn't catch. */
export type Outcome = { answer: unknown } | { error: { errorType: string; errorMessage: string } };

type Invocation = { id: string; event: unknown; deadline: number };

/** As much as Lambda takes for an answer. */
const maxBytes = 6 * 1024 * 1024;

/**
 * Lambda's Runtime API for a function's process, on its own port. It hands over one event after the other and takes the
 * answers. Amazon's own emulator is a Go program, which npm does not have.
 * https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
export async function startRuntimeApi() {
  let next = Promise.withResolvers<Invocation>();
  let open: { id: string; ended: PromiseWithResolvers<Outcome> } | undefined;
  const neverStarted = Promise.withResolvers<never>();
  // No one may be waiting when it rejects.
  neverStarted.promise.catch(() => {});
  let invocations = 0;

  const server = createServer(async (request, response) => {
    const [, what = "", id = "", how = ""] =
      /^\/2018-06-01\/runtime\/(init|invocation)\/(?:([^/]+)\/)?(\w+)$/.exec(request.url ?? "") ?? [];
    if (request.method === "GET" && how === "next") {
      const { id, event, deadline } = await next.promise;
      next = Promise.withResolvers();
      response.setHeader("Lambda-Runtime-Aws-Request-Id", id);
      response.setHeader("Lambda-Runtime-Deadline-Ms", String(deadline));
      response.setHeader("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:123456789012:function:test");
      response.setHeader("Content-Type", "application/json");
      response.end(JSON.stringify(event));
      return;
    }
    const body = JSON.parse((await bodyOf(request)) || "null");
    response.writeHead(202).end();
    if (what === "init") neverStarted.reject(new Error(`the function did not start: ${body.errorMessage}`));
    else if (open && id === open.id) open.ended.resolve(how === "error" ? { error: body } : { answer: body });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));

  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Rejects when the function's code could not be loaded. */
    neverStarted: neverStarted.promise,
    /** Hands over one event. @param deadline epoch milliseconds of the function's clock */
    async invoke(event: unknown, deadline: number): Promise<Outcome> {
      if (open) throw new Error("one event at a time");
      invocations += 1;
      open = { id: `invocation-${invocations}`, ended: Promise.withResolvers() };
      next.resolve({ id: open.id, event, deadline });
      try {
        return await open.ended.promise;
      } finally {
        open = undefined;
      }
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request.setEncoding("utf8")) {
    body += chunk;
    if (body.length > maxBytes) throw new Error("the answer is larger than Lambda takes");
  }
  return body;
}
