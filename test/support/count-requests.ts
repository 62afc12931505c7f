import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";

/** Counts the requests that a client makes from now on. @returns how many there were */
export function countRequests(client: DynamoDBClient): () => number {
  let requests = 0;
  client.middlewareStack.add(
    (next) => (args) => {
      requests += 1;
      return next(args);
    },
    { step: "initialize" },
  );
  return () => requests;
}
