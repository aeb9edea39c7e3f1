import { setTimeout as pause } from "node:timers/promises";

import { createFiles } from "../adapters/files.js";
import { type Disk, type DiskHandle, nodeDisk } from "../adapters/disk.js";
import type { Files } from "../search/files.js";

/** Where a writer can be when it is killed, in order. "pruning" and "between" are counted, not aimed at. */
export const stages = ["reading", "embedding", "writing", "fsync", "rename", "pointer"] as const;
export type Stage = (typeof stages)[number];
export type AnyStage = Stage | "pruning" | "between";

/** Tells the outside which stage begins. */
export type Announce = (stage: AnyStage) => void;

/** Longest pause beside a system call that takes microseconds, so that a kill from outside finds it. Milliseconds. */
const longestPause = 3;

/** The real disk, slowed down around the calls of one stage. */
function slowed(isSlow: () => boolean, during: <T>(action: () => Promise<T>) => Promise<T>): Disk {
  const slowly = async <T>(action: () => Promise<T>): Promise<T> => {
    if (!isSlow()) return action();
    await pause(Math.random() * longestPause);
    const done = await action();
    await pause(Math.random() * longestPause);
    return done;
  };
  return {
    ...nodeDisk,
    rename: (from, to) => slowly(() => nodeDisk.rename(from, to)),
    open: async (path, flags): Promise<DiskHandle> => {
      const handle = await slowly(() => nodeDisk.open(path, flags));
      return {
        read: (buffer, offset, length, position) => handle.read(buffer, offset, length, position),
        writeFile: (bytes) => slowly(() => handle.writeFile(bytes)),
        chmod: (mode) => handle.chmod(mode),
        sync: () => during(() => slowly(() => handle.sync())),
        stat: () => handle.stat(),
        close: () => handle.close(),
      };
    },
  };
}

/** The real `Files`, announcing what it does. @param target the stage whose system calls are slowed down */
export function stagedFiles(announce: Announce, target: Stage): Files {
  let stage: AnyStage = "writing";
  const enter = (next: AnyStage) => {
    stage = next;
    announce(next);
  };
  const within =
    <Arguments extends readonly unknown[], Result>(
      name: AnyStage,
      action: (...given: Arguments) => Promise<Result>,
    ) =>
    async (...given: Arguments): Promise<Result> => {
      const outer = stage;
      enter(name);
      try {
        return await action(...given);
      } finally {
        enter(outer);
      }
    };
  const files: Files = createFiles(
    slowed(
      () => stage === target,
      // The syncs of a rename or of the pointer belong to these.
      (action) => (stage === "writing" ? within("fsync", action)() : action()),
    ),
  );
  return {
    ...files,
    publishDirectory: within("rename", files.publishDirectory),
    // What else is replaced belongs to the writing of a generation.
    replace: (file, bytes) =>
      within(file.endsWith("/current") ? "pointer" : "writing", files.replace)(file, bytes),
    move: within("pruning", files.move),
    remove: within("pruning", files.remove),
  };
}
