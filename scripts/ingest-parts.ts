import { openCorpus } from "#src/adapters/corpus.js";
import { cutWithLangChain } from "#src/adapters/langchain-splitter.js";
import { createLogger } from "#src/adapters/log.js";
import { composeEmbedder, composePublisher } from "#src/compose.js";
import { type Config, secretsOf } from "#src/config.js";
import { largestFile } from "#src/ingest/corpus.js";
import type { IngestParts } from "#src/ingest/ingest.js";

const bytesPerMebibyte = 1024 * 1024;

/** Everything ingestion needs, as the settings say. */
export async function ingestParts(config: Config): Promise<IngestParts> {
  return {
    corpus: openCorpus(config.corpusDirectory, largestFile * bytesPerMebibyte),
    embedder: await composeEmbedder(config, createLogger(config.logLevel, secretsOf(config))),
    publisher: composePublisher(config),
    cutText: cutWithLangChain,
  };
}
