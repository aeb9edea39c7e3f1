import { copyFile, readFile, rename, stat } from "node:fs/promises";
import { join } from "node:path";

import { BusyError } from "../errors.js";
import type { Logger } from "../ports.js";
import { codeOf } from "./file-errors.js";
import { readState, type JournalState } from "./journal-format.js";
import { lockFile } from "./lock.js";

/** A journal of ours never grows to this; what does is set aside unread. Bytes. */
const largestFile = 256 * 1024 * 1024;

/** Failures of the device: we go on without it. Others (rights, paths) are a person's to mend before the start. */
const survivable = new Set(["ENOSPC", "EDQUOT", "EIO"]);

/** What the file holds; what is unreadable in it is set aside beside it and logged. */
export async function loadJournal(file: string, log: Logger): Promise<JournalState> {
  const empty: JournalState = { pending: new Map(), done: new Map() };
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size === 0) return empty;
  const aside = `${file}.damaged`;
  if (size > largestFile) {
    await rename(file, aside);
    log.error("journal.damaged", { file, bytes: size, setAside: aside });
    return empty;
  }
  const { state, damaged } = readState(await readFile(file, "utf8"));
  if (damaged > 0) {
    await copyFile(file, aside).catch(() => undefined);
    log.error("journal.damaged", {
      file,
      unreadableLines: damaged,
      kept: state.pending.size,
      setAside: aside,
    });
  }
  return state;
}

/** Takes the folder for this process alone; a full disk leaves it unlocked rather than closed. */
export async function lockDirectory(directory: string, log: Logger): Promise<() => Promise<void>> {
  try {
    const lock = await lockFile(join(directory, "lock"));
    return () => lock.release();
  } catch (error) {
    if (error instanceof BusyError) {
      throw new BusyError(`Another instance of this program works in ${directory}; stop it first.`, {
        cause: error,
      });
    }
    if (!survivable.has(codeOf(error))) throw error;
    log.warn("journal.unlocked", { directory, error });
    return () => Promise.resolve();
  }
}
