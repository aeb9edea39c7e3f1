import { openCorpus } from "#src/adapters/corpus.js";
import { openDocumentStore } from "#src/adapters/document-store.js";
import { diskFiles } from "#src/adapters/files.js";
import { collectGarbage } from "#src/adapters/garbage.js";
import { createLogger } from "#src/adapters/log.js";
import { composeEmbedder, composePublisher, composeReader } from "#src/compose.js";
import { type Config, secretsOf } from "#src/config.js";
import { largestFile } from "#src/ingest/corpus.js";
import type { IngestParts } from "#src/ingest/ingest.js";
import { reportPage } from "#src/ingest/report-page.js";

const bytesPerMebibyte = 1024 * 1024;

/** Where a person sees what was understood of every document. */
export const reportFile = ({ indexDirectory }: Pick<Config, "indexDirectory">): string =>
  `${indexDirectory}/report.html`;

/** Everything ingestion needs, as the settings say. */
export async function ingestParts(config: Config): Promise<IngestParts> {
  const { corpusDirectory, indexDirectory, logLevel } = config;
  const logger = createLogger(logLevel, secretsOf(config));
  return {
    corpus: openCorpus(corpusDirectory, largestFile * bytesPerMebibyte),
    reader: await composeReader(process.env, logger),
    store: openDocumentStore(`${indexDirectory}/documents`),
    embedder: await composeEmbedder(config, logger),
    publisher: await composePublisher(config, { reclaim: collectGarbage }),
    reclaim: collectGarbage,
    onPublished: ({ id }, documents) =>
      diskFiles.replace(reportFile(config), Buffer.from(reportPage(id, documents))),
  };
}
