import type { Results } from "./results.ts";

/** Measurements that no run made. */
export const fakeResults = {
  cold: [
    { id: "limit", name: "the limit", lacks: "everything", values: [20, 10, 30] },
    { id: "hono", name: "Hono", lacks: "state", values: [40, 40, 40] },
    { id: "honoDynamo", name: "Hono and DynamoDB", lacks: "signature", values: [80, 90, 100] },
    { id: "deployed", name: "Checkback, as deployed", lacks: "nothing", values: [100, 99, 1_000] },
    { id: "claudia", name: "claudia", lacks: "signature", missing: "it does not install" },
  ],
  warm: [
    { id: "bareHono", name: "Hono", lacks: "state", values: [10_000, 12_000] },
    { id: "ours", name: "Checkback, store in memory", lacks: "database", values: [6_600] },
    { id: "express", name: "Express", lacks: "state", values: [2_000] },
    { id: "slow", name: "slow", lacks: "speed", values: [45] },
  ],
  flat: {
    decisions: { "a number": { "1": 0.12, "10": 0.13 }, unclear: { "1": 0.5, "10": 0.125 } },
    reads: { "10": 5_120 } as Record<string, number>,
    compiling: { "10": 1.5 } as Record<string, number>,
    starts: { "1": { bytes: 2_048, memory: 3 * 1024 ** 2 }, "10": { bytes: 4_096, memory: 4 * 1024 ** 2 } },
  },
  sweep: [
    { store: "memory", handled: 80, seconds: 10 },
    { store: "DynamoDB Local", handled: 50, seconds: 10, requests: 260 },
  ],
  scale: {
    loaded: { people: 1_000, seconds: 2, gaveUp: "InternalFailure" },
    hours: [
      {
        name: "memory, one sweep",
        handled: 2_100,
        seconds: 10,
        late: [150, 285.4, 300],
        memory: { began: 100 * 1024 ** 2, most: 120 * 1024 ** 2 },
      },
      {
        name: "DynamoDB Local, one sweep",
        handled: 500,
        seconds: 10,
        requests: 2_650,
        late: [150, 285, 300],
        memory: { began: 100 * 1024 ** 2, most: 120 * 1024 ** 2 },
      },
    ],
  },
} satisfies Results;
