import { constants, setPriority } from "node:os";

/**
 * Lets other processes go first, and so does every process started from here on: an ingest may wait, a question may
 * not. On an idle machine nothing gets slower. Where the system does not allow it, all stays as it was.
 */
export function goBehindOthers(): void {
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // A system without priorities still ingests.
  }
}
