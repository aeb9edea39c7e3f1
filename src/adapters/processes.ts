import { readFile } from "node:fs/promises";

import { codeOf } from "./file-errors.js";

/** A process that may have ended, and whose number another may bear by now. */
export interface ProcessMark {
  readonly pid: number;
  /** The kernel's start time of the process, so that a reused pid is not taken for it; null where unknown. */
  readonly started: string | null;
}

/** Field 22 of /proc/PID/stat: start time in clock ticks since boot. Null outside Linux or when the process is gone. */
export async function startOf(pid: number): Promise<string | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
  } catch {
    return null;
  }
}

/** This process, as another one will look for it. */
export async function markOfThisProcess(): Promise<ProcessMark> {
  return { pid: process.pid, started: await startOf(process.pid) };
}

/** Whether the very process still runs. Processes of another container are not seen: they count as ended. */
export async function isAlive({ pid, started }: ProcessMark): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) === "ESRCH") return false;
  }
  return started === null || started === (await startOf(pid));
}
