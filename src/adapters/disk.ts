import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";

/** An open file, as far as we use it. */
export interface DiskHandle {
  read(buffer: Buffer, offset: number, length: number, position: number): Promise<{ bytesRead: number }>;
  /** Writes all of it or fails: one `write` may be cut short on a filling disk. */
  writeFile(bytes: Uint8Array): Promise<void>;
  chmod(mode: number): Promise<void>;
  sync(): Promise<void>;
  stat(): Promise<{ readonly size: number }>;
  close(): Promise<void>;
}

/**
 * The system's own calls under `Files`, each one step that may be the last. Here a fault is injected and an order is
 * recorded: a full disk at the n-th write, a kill between two steps.
 */
export interface Disk {
  open(path: string, flags: string): Promise<DiskHandle>;
  mkdir(path: string): Promise<unknown>;
  readdir(path: string): Promise<string[]>;
  readFile(path: string): Promise<Buffer>;
  rename(from: string, to: string): Promise<void>;
  rm(path: string, options: { readonly recursive?: boolean; readonly force?: boolean }): Promise<void>;
}

export const nodeDisk: Disk = {
  open: (path, flags) => open(path, flags),
  mkdir: (path) => mkdir(path),
  readdir: (path) => readdir(path),
  readFile: (path) => readFile(path),
  rename: (from, to) => rename(from, to),
  rm: (path, options) => rm(path, options),
};

/** Whether there is a folder, also behind a link. */
export async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

/** Makes a folder's entries durable. */
export async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
