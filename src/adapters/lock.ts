import { randomBytes } from "node:crypto";
import { link, open, readFile, rename, rm } from "node:fs/promises";

import { BusyError } from "../errors.js";
import { codeOf } from "./file-errors.js";
import { isAlive, markOfThisProcess, type ProcessMark } from "./processes.js";

interface Holder extends ProcessMark {
  readonly token: string;
}

async function holderOf(file: string): Promise<Holder | null> {
  try {
    const read: Holder | null = JSON.parse(await readFile(file, "utf8"));
    return typeof read?.pid === "number" ? read : null;
  } catch {
    return null;
  }
}

/**
 * The file appears with all of its bytes (a link to a finished one): whoever found it half written would take its
 * holder for dead.
 * @returns false where the file is there already
 */
async function create(file: string, holder: Holder): Promise<boolean> {
  const finished = `${file}.${holder.token}.new`;
  const handle = await open(finished, "wx");
  try {
    await handle.writeFile(JSON.stringify(holder));
    await handle.sync();
    await link(finished, file);
    return true;
  } catch (error) {
    // ENOENT: the one who holds the lock tidied our half-made one away.
    if (["EEXIST", "ENOENT"].includes(codeOf(error))) return false;
    throw error;
  } finally {
    await handle.close();
    await rm(finished, { force: true });
  }
}

/**
 * Takes a lock file that names this process. One left by a dead process is set aside. Two that find the same dead
 * lock could both take it: hence `isHeld`, asked again before the step that counts.
 * @throws {BusyError} while a living process holds it
 */
export async function lockFile(file: string) {
  const token = randomBytes(8).toString("hex");
  const mine: Holder = { token, ...(await markOfThisProcess()) };
  if (!(await create(file, mine))) {
    const holder = await holderOf(file);
    if (holder !== null && (await isAlive(holder))) {
      throw new BusyError(
        `Process ${holder.pid} is writing the index (${file}); try again when it has finished.`,
      );
    }
    const aside = `${file}.${token}.stale`;
    await rename(file, aside).catch(() => undefined);
    await rm(aside, { force: true });
    if (!(await create(file, mine)))
      throw new BusyError(`Another process has just taken ${file}; try again.`);
  }
  const isHeld = async () => (await holderOf(file))?.token === token;
  return {
    token,
    isHeld,
    release: async () => {
      if (await isHeld()) await rm(file, { force: true });
    },
  };
}
