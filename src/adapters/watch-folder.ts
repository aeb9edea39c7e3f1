import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** What files a folder holds, how large and how old: changes whenever one is added, written, renamed or removed. */
async function snapshot(directory: string): Promise<string> {
  const names = await readdir(directory, { recursive: true }).catch(() => ["(no folder)"]);
  const seen = await Promise.all(
    names.map(async (name) => {
      // Gone since it was listed, or a link to nowhere: part of the picture too.
      const one = await stat(join(directory, name)).catch(() => null);
      return `${name}\0${one?.isDirectory() === true ? "" : `${one?.size}\0${one?.mtimeMs}`}`;
    }),
  );
  return seen.toSorted().join("\n");
}

export interface WatchPauses {
  /** Milliseconds between two looks at the folder. */
  readonly poll: number;
  /** Milliseconds without any change before a change counts: a large file takes its time to be copied. */
  readonly quiet: number;
}

/**
 * Yields whenever the files of a folder have changed and then stayed as they are for a while. By looking again and
 * again, not by the system's notices: those fail on network drives, and a thousand files take milliseconds to look at.
 * @param signal ends it
 */
export async function* settledChanges(
  directory: string,
  signal: AbortSignal,
  { poll, quiet }: WatchPauses = { poll: 2_000, quiet: 3_000 },
): AsyncGenerator<void> {
  let known = await snapshot(directory);
  let last = known;
  let still = 0;
  while (!signal.aborted) {
    // eslint-disable-next-line no-await-in-loop -- waiting is what it does
    await sleep(poll, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    // eslint-disable-next-line no-await-in-loop
    const seen = await snapshot(directory);
    still = seen === last ? still + poll : 0;
    last = seen;
    if (seen === known || still < quiet) continue;
    known = seen;
    yield;
  }
}
