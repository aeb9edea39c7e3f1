import { createRestorer, type Restorer } from "../vietnamese/restore.js";
import { readModel } from "./models.js";

let restorer: Restorer | undefined;

/**
 * The tone-mark restorer that is shipped with the program, read at the first question: opening stays fast.
 * @throws {FileAccessError} when the installation is incomplete
 */
export function shippedRestorer(): Restorer {
  restorer ??= createRestorer(readModel("restorer/restorer.bin"));
  return restorer;
}
