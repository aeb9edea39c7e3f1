import { modelReader, readModel } from "./adapters/models.js";
import type { Embedder } from "./ports.js";
import { createStaticEmbedder } from "./search/static-embedder.js";

let loaded: Embedder | undefined;

/**
 * The embedder that is shipped with the program; opened once a process.
 * @throws {FileAccessError} when the installation is incomplete
 */
export function builtinEmbedder(): Embedder {
  loaded ??= createStaticEmbedder(readModel("embedder/features.bin"), modelReader("embedder/rows.bin"));
  return loaded;
}
