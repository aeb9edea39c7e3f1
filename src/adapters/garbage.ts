import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * Collects garbage now. For one occasion: a generation of the index that was just closed. Most of its memory lies
 * outside V8's heap (hnswlib's graph, of which V8 knows nothing, and buffers), so that left to itself V8 sees no reason
 * to collect for a long time, and every new generation came on top of the old ones (measured at 10,000 passages: see
 * `LiveAssistant`).
 */
export function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect === "function") collect();
}
