import { diskFiles } from "./adapters/files.js";
import { hnswVectors } from "./adapters/hnsw.js";
import { readModel } from "./adapters/models.js";
import type { Assistant } from "./ask/answer.js";
import { createExtractiveAssistant } from "./ask/assistant.js";
import type { Restore } from "./ask/understand.js";
import type { Config } from "./config.js";
import type { Embedder, Logger, Publisher } from "./ports.js";
import { openGeneration, type OpenedGeneration } from "./search/generation.js";
import { createHashedEmbedder } from "./search/hashed.js";
import { createPublisher } from "./search/publish.js";
import { createRestorer } from "./vietnamese/restore.js";

/** The embedder that the settings name. */
export async function composeEmbedder(_config: Pick<Config, "embeddings">): Promise<Embedder> {
  return createHashedEmbedder();
}

/** The index in force, opened for reading. */
export async function composeIndex(
  config: Pick<Config, "indexDirectory" | "embeddings">,
  logger?: Logger,
): Promise<OpenedGeneration> {
  const embedder = await composeEmbedder(config);
  const parts = { files: diskFiles, vectors: hnswVectors, embedder };
  return openGeneration(config.indexDirectory, logger === undefined ? parts : { ...parts, logger });
}

/** Where ingestion publishes to. */
export function composePublisher(config: Pick<Config, "indexDirectory">, logger?: Logger): Publisher {
  const parts = { files: diskFiles, vectors: hnswVectors, now: Date.now };
  return createPublisher(config.indexDirectory, logger === undefined ? parts : { ...parts, logger });
}

/** Puts marks back where a question left them out, by the restorer that is shipped with the program. */
export function composeRestore(): Restore {
  const restorer = createRestorer(readModel("restorer/restorer.bin"));
  return (text) => restorer.restore(text).text;
}

/** The assistant over the index in force. */
export async function composeAssistant(config: Config, logger?: Logger): Promise<Assistant> {
  const index = await composeIndex(config, logger);
  return createExtractiveAssistant(index, composeRestore());
}
