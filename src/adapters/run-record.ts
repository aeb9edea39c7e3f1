import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import type { Logger } from "../ports.js";
import { isAlive, markOfThisProcess } from "./processes.js";

/** Three ends without a farewell in five minutes are no accident. */
const crashesBorne = 3;
const withinMilliseconds = 5 * 60_000;

/** "1764062400000.4711.8812345": begun when, by which process, begun when in the kernel's ticks ("0" = unknown). */
const form = /^(\d+)\.(\d+)\.(\d+)$/u;

export interface RunRecord {
  /** The generation whose vectors native code may not read any more; null = none. */
  readonly barred: string | null;
  /** Writes down which generation native code works on from now on. */
  readonly uses: (generation: string) => void;
  /** The process ends of its own accord. Synchronous, for `process.on("exit")`. */
  readonly end: () => void;
}

/** Also called while the process ends, where nothing may be thrown. */
function clear(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // A mark that cannot be removed on a broken disk counts as a crash: the careful side.
  }
}

async function textOf(file: string): Promise<string> {
  return readFile(file, "utf8").catch(() => "");
}

/** Generations of the runs that ended without a farewell lately; their marks and older ones are cleared away. */
async function crashesIn(
  runs: string,
  now: number,
): Promise<readonly { mark: string; generation: string }[]> {
  const crashes: { mark: string; generation: string }[] = [];
  for (const name of await readdir(runs).catch(() => [])) {
    const [, at = "", pid = "", started = "0"] = form.exec(name) ?? [];
    const mark = join(runs, name);
    // eslint-disable-next-line no-await-in-loop -- a handful
    if (at !== "" && (await isAlive({ pid: Number(pid), started: started === "0" ? null : started })))
      continue;
    // Both ways: a clock that was set back makes marks of the future.
    if (Math.abs(now - Number(at)) > withinMilliseconds) clear(mark);
    // eslint-disable-next-line no-await-in-loop
    else crashes.push({ mark, generation: await textOf(mark) });
  }
  return crashes;
}

/**
 * Remembers over restarts which generation was in use when the process died. A fault in native code (hnswlib) ends the
 * process at once and throws nothing: what is left is a mark that nobody took away. Whoever restarts the service
 * (systemd, a container, a person), the third such end within five minutes bars the generation's vectors: the service
 * goes on with words alone until another generation is published.
 *
 * Why searching has no process of its own: measured on a busy machine of 2 cores, Node 20, 10,000 vectors of 256 numbers,
 * 2,000 searches for 100 hits, three rounds (fork, advanced serialization): the child is ready after 1.5-1.6 s where
 * loading in the same process takes 0.4-0.7 s, holds 102 MB of its own (the graph is 16 of them), and a search takes
 * 7-11 times as long at the median (3.8-7.3 ms for 0.5-0.6) and 1.6-1.8 times at p99. It would contain a fault that no
 * verified file and no checked vector is known to cause; a restart costs a second or two, and the journal answers what
 * was asked meanwhile. The price of a mark that needs nothing of the dying process: kill -9 three times within five
 * minutes bars the vectors as well.
 * @param directory the state folder; where it cannot be written, nothing is remembered and nothing barred
 */
export async function openRunRecord(directory: string, now: () => number, log: Logger): Promise<RunRecord> {
  const runs = join(directory, "runs");
  const barredFile = join(directory, "vectors-off");
  const { pid, started } = await markOfThisProcess();
  const own = join(runs, `${now()}.${pid}.${started ?? "0"}`);
  const write = (file: string, text: string) => {
    try {
      mkdirSync(runs, { recursive: true });
      writeFileSync(file, text);
    } catch (error) {
      log.debug("run-record.failed", { error });
    }
  };
  const crashes = await crashesIn(runs, now());
  const counts = new Map<string, number>();
  for (const { generation } of crashes) counts.set(generation, (counts.get(generation) ?? 0) + 1);
  const guilty = [...counts].find(([generation, count]) => generation !== "" && count >= crashesBorne)?.[0];
  if (guilty !== undefined) {
    log.error("index.vectors-barred", { generation: guilty, crashes: counts.get(guilty) });
    write(barredFile, guilty);
    for (const { mark } of crashes) clear(mark);
  }
  const barred = guilty ?? ((await textOf(barredFile)).trim() || null);
  return {
    barred,
    uses: (generation) => write(own, generation),
    end: () => clear(own),
  };
}
