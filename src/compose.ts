import { diskFiles } from "./adapters/files.js";
import { hnswVectors } from "./adapters/hnsw.js";
import { readLexicon } from "./adapters/lexicon.js";
import { shippedRestorer } from "./adapters/restorer.js";
import type { Assistant } from "./ask/answer.js";
import { createExtractiveAssistant } from "./ask/assistant.js";
import type { Config } from "./config.js";
import { createReaderPool } from "./adapters/reader-pool.js";
import { ConfigError, DocumentRefusedError } from "./errors.js";
import { ingestMessages } from "./messages.js";
import type { DocumentReader, Embedder, Logger, Publisher } from "./ports.js";
import { openGeneration, type OpenedGeneration } from "./search/generation.js";
import { builtinEmbedder } from "./builtin.js";
import { createPublisher } from "./search/publish.js";
import { readTyped } from "./search/query.js";

type EmbeddingSettings = Pick<
  Config,
  "embeddings" | "embeddingsBaseUrl" | "embeddingsApiKey" | "indexDirectory"
>;

/** The embedder that the settings name; for a service outside with a cache, since each of its vectors is paid for. */
export async function composeEmbedder(config: EmbeddingSettings, logger?: Logger): Promise<Embedder> {
  const { embeddings, embeddingsBaseUrl: baseUrl, embeddingsApiKey: apiKey } = config;
  if (embeddings === "builtin") return builtinEmbedder();
  const { createServiceEmbedder } = await import("./adapters/langchain-embeddings.js");
  const { cacheVectors } = await import("./adapters/vector-cache.js");
  const service = createServiceEmbedder({ ...embeddings, baseUrl, apiKey });
  return cacheVectors(service, `${config.indexDirectory}/cache`, logger);
}

/** The index in force, opened for reading. */
export async function composeIndex(config: EmbeddingSettings, logger?: Logger): Promise<OpenedGeneration> {
  const embedder = await composeEmbedder(config, logger);
  const parts = { files: diskFiles, vectors: hnswVectors, embedder, restorer: shippedRestorer };
  return openGeneration(config.indexDirectory, logger === undefined ? parts : { ...parts, logger });
}

/** Where ingestion publishes to. */
export function composePublisher(config: Pick<Config, "indexDirectory">, logger?: Logger): Publisher {
  const parts = { files: diskFiles, vectors: hnswVectors, now: Date.now };
  return createPublisher(config.indexDirectory, logger === undefined ? parts : { ...parts, logger });
}

const recognise = () => Promise.reject(new DocumentRefusedError(ingestMessages.scanWithoutOcr));

/** Reads documents in processes apart; pictures of pages with the OCR engine that this machine has. */
export function composeReader(logger?: Logger): DocumentReader {
  return createReaderPool(logger === undefined ? { recognise } : { recognise, logger });
}

/** Settings that are named already but whose work is not built yet: refused, never silently ignored. */
function refuseUnbuilt(config: Config): void {
  const faults = [
    ...(config.chatModel === null
      ? []
      : ["CHAT_MODEL is not available yet: leave it empty, answers are extracted"]),
    ...(config.ingestWatch
      ? ["INGEST_WATCH is not available yet: leave it empty and run npm run ingest"]
      : []),
  ];
  if (faults.length > 0) throw new ConfigError(faults);
}

/**
 * The assistant over the index in force.
 * @throws {ConfigError} for a setting whose work is not built yet
 * @throws {SettingsFileError} for a wrong `_config/lexicon.yml`
 * @throws {MissingIndexError} {StaleIndexError} {DamagedIndexError}
 */
export async function composeAssistant(config: Config, logger?: Logger): Promise<Assistant> {
  refuseUnbuilt(config);
  const lexicon = await readLexicon(config.corpusDirectory);
  const index = await composeIndex(config, logger);
  return createExtractiveAssistant(
    index,
    (text) => readTyped(text, index.statistics, shippedRestorer()),
    lexicon,
  );
}
