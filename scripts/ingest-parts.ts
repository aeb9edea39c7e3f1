import { openCorpus } from "#src/adapters/corpus.js";
import { cutWithLangChain } from "#src/adapters/langchain-splitter.js";
import { createLogger } from "#src/adapters/log.js";
import { composeEmbedder, composePublisher } from "#src/compose.js";
import { type Config, secretsOf } from "#src/config.js";
import { largestFile } from "#src/ingest/corpus.js";
import type { IngestParts } from "#src/ingest/ingest.js";
import type { MaintenanceDeed } from "#src/maintain.js";

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

/** Carries out what was asked of the generations and prints it. @returns the exit code */
export async function maintainIndex(
  deed: MaintenanceDeed,
  config: Config,
  { json, force }: { readonly json: boolean; readonly force: boolean },
): Promise<number> {
  const { maintain } = await import("#src/maintain.js");
  const embedder = () => composeEmbedder(config);
  const done = await maintain(deed, {
    indexDirectory: config.indexDirectory,
    embedder,
    now: Date.now,
    force,
  });
  process.stdout.write(`${json ? JSON.stringify(done.value) : done.text}\n`);
  return done.exitCode;
}
