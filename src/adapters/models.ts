import { openSync, readFileSync, readSync } from "node:fs";

import { FileAccessError } from "../errors.js";

const placeOf = (name: string) => new URL(`../../models/${name}`, import.meta.url);

const incomplete = (name: string, cause?: unknown) =>
  new FileAccessError(`The shipped model ${name} cannot be read. Install the program again.`, { cause });

/**
 * The bytes of a model that is shipped with the program, from the `models/` folder beside `dist/`.
 * @param name path below `models/`
 * @throws {FileAccessError} when the installation is incomplete
 */
export function readModel(name: string): Uint8Array {
  try {
    return readFileSync(placeOf(name));
  } catch (error) {
    throw incomplete(name, error);
  }
}

/**
 * A model too large to read for one question: copies `length` bytes from `start` on to the same place of `target`.
 * @throws {FileAccessError} when the file is missing or too short
 */
export function modelReader(name: string): (target: Uint8Array, start: number, length: number) => void {
  let descriptor: number | undefined;
  return (target, start, length) => {
    let done = 0;
    try {
      descriptor ??= openSync(placeOf(name), "r");
      while (done < length) {
        const read = readSync(descriptor, target, start + done, length - done, start + done);
        if (read === 0) break;
        done += read;
      }
    } catch (error) {
      throw incomplete(name, error);
    }
    if (done < length) throw incomplete(name);
  };
}
