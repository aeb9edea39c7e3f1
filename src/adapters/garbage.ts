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

/**
 * Keeps V8's space for young objects as small as it begins. Answers and documents leave little of it behind; left to
 * itself V8 gives it 30 MB more over some 5,000 questions, and more in an ingest. For an application's first lines: a
 * library sets no flags for its host.
 */
export function keepYoungSmall(): void {
  setFlagsFromString("--semi-space-growth-factor=1");
}
