import { randomBytes } from "node:crypto";
import { open, readdir, rm } from "node:fs/promises";

import { isAlive, markOfThisProcess } from "./processes.js";

/** "20261123T181500123Z-3f2a9c.4711.8812345.5f3a…": what is leased, by which process, begun when ("0" = unknown). */
const form = /^(.+)\.(\d+)\.(\d+)\.[0-9a-f]+$/u;

/**
 * Says that this process reads the thing of that name. All of it stands in the file's name, so that nobody ever reads
 * half a lease; the lease of a process that was killed is recognised by its pid and start time.
 * @param directory where leases stand; it must be there
 */
export async function takeLease(directory: string, name: string): Promise<() => Promise<void>> {
  const { pid, started } = await markOfThisProcess();
  const file = `${directory}/${name}.${pid}.${started ?? "0"}.${randomBytes(4).toString("hex")}`;
  await (await open(file, "wx")).close();
  return () => rm(file, { force: true });
}

/** The names that living processes read; leases of dead ones are removed. Empty where there is no such directory. */
export async function leasedNames(directory: string): Promise<ReadonlySet<string>> {
  const leased = new Set<string>();
  for (const entry of await readdir(directory).catch(() => [])) {
    const [, name = "", pid = "", started = "0"] = form.exec(entry) ?? [];
    // eslint-disable-next-line no-await-in-loop -- a handful
    if (name !== "" && (await isAlive({ pid: Number(pid), started: started === "0" ? null : started }))) {
      leased.add(name);
    } else {
      // eslint-disable-next-line no-await-in-loop -- as above; on a read-only disk it stays
      await rm(`${directory}/${entry}`, { force: true }).catch(() => undefined);
    }
  }
  return leased;
}
