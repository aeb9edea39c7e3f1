import { createHash } from "node:crypto";

/** One name for a list of texts: SHA-256 in hex, each part's length kept apart. */
export function contentKey(...parts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${part.length}\0`).update(part);
  return hash.digest("hex");
}
