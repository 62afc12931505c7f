import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** The bytes of the heap that are in use, after all garbage was collected. It takes some 50 ms. */
export function liveHeap(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}
