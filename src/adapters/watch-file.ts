import { type FSWatcher, watch } from "node:fs";
import { basename, dirname } from "node:path";

/**
 * Calls back when a small file may have been replaced: at once where the system tells us, and every so often for where
 * it does not (network disks, containers, an exhausted inotify). Keeps no process alive.
 * @param directory of the file must be there for the quick way
 * @returns ends the watch
 */
export function watchFile(file: string, onChange: () => void, pollMilliseconds: number): () => void {
  let watcher: FSWatcher | null = null;
  try {
    // The folder, not the file: a file that is replaced by a rename takes its watch with it.
    watcher = watch(dirname(file), { persistent: false }, (_event, name) => {
      if (name === null || name === basename(file)) onChange();
    });
    watcher.on("error", () => watcher?.close());
  } catch {
    // The poll below is enough.
  }
  const timer = setInterval(onChange, pollMilliseconds);
  timer.unref();
  return () => {
    clearInterval(timer);
    watcher?.close();
  };
}
