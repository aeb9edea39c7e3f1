import { openCorpus } from "#src/adapters/corpus.js";
import { openDocumentStore } from "#src/adapters/document-store.js";
import { diskFiles } from "#src/adapters/files.js";
import { createLogger } from "#src/adapters/log.js";
import { composeEmbedder, composePublisher, composeReader } from "#src/compose.js";
import { type Config, secretsOf } from "#src/config.js";
import { largestFile } from "#src/ingest/corpus.js";
import type { IngestParts } from "#src/ingest/ingest.js";
import { reportPage } from "#src/ingest/report-page.js";
import type { MaintenanceDeed } from "#src/maintain.js";

const bytesPerMebibyte = 1024 * 1024;

/** Everything ingestion needs, as the settings say. */
export async function ingestParts(config: Config): Promise<IngestParts> {
  const { corpusDirectory, indexDirectory, logLevel } = config;
  const logger = createLogger(logLevel, secretsOf(config));
  return {
    corpus: openCorpus(corpusDirectory, largestFile * bytesPerMebibyte),
    reader: composeReader(logger),
    store: openDocumentStore(`${indexDirectory}/documents`),
    embedder: await composeEmbedder(config, logger),
    publisher: composePublisher(config),
    onPublished: ({ id }, documents) =>
      diskFiles.replace(`${indexDirectory}/report.html`, Buffer.from(reportPage(id, documents))),
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
