import { readFileSync } from "node:fs";

import { FileAccessError } from "../errors.js";

/**
 * The bytes of a model that is shipped with the program, from the `models/` folder beside `dist/`.
 * @param name path below `models/`
 * @throws {FileAccessError} when the installation is incomplete
 */
export function readModel(name: string): Uint8Array {
  const file = new URL(`../../models/${name}`, import.meta.url);
  try {
    return readFileSync(file);
  } catch (error) {
    throw new FileAccessError(`The shipped model ${name} cannot be read. Install the program again.`, {
      cause: error,
    });
  }
}
