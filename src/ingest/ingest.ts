import { FileAccessError } from "../errors.js";
import type { DocumentReader, DocumentStore, Embedder, GenerationSummary, Publisher } from "../ports.js";
import { collect, type Collected, type Refusal } from "./collect.js";
import type { CorpusFile, CorpusFiles } from "./corpus.js";
import { embed } from "./embed.js";
import type { IngestEvent } from "./events.js";

export interface IngestParts {
  readonly corpus: CorpusFiles;
  readonly reader: DocumentReader;
  readonly store: DocumentStore;
  readonly embedder: Embedder;
  readonly publisher: Publisher;
  readonly onEvent?: (event: IngestEvent) => void;
  /** Called when reading and embedding are done: what they left behind is better gone before an index is built beside it. */
  readonly reclaim?: () => void;
  /** Told what was published, for the report that a person checks. */
  readonly onPublished?: (generation: GenerationSummary, documents: readonly Collected[]) => Promise<void>;
}

export interface IngestOptions {
  /** Reads and builds again although nothing changed. */
  readonly force?: boolean;
  /** Reads everything and publishes nothing. */
  readonly dryRun?: boolean;
  /** Only this file, by its path below the corpus; reads and reports, publishes nothing. */
  readonly only?: string;
}

export interface IngestResult {
  readonly outcome: "published" | "nothing-to-do" | "dry-run";
  /** Null after a dry run. */
  readonly generation: GenerationSummary | null;
  readonly documents: number;
  readonly passages: number;
  readonly refused: readonly Refusal[];
}

const sameFiles = (one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([path, hash]) => other[path] === hash);

/** Hash of each file by path; a file that cannot be read counts by its fault. */
async function fingerprints(corpus: CorpusFiles, files: readonly CorpusFile[]) {
  const hashes: Record<string, string> = {};
  let bytes = 0;
  for (const file of files) {
    // eslint-disable-next-line no-await-in-loop -- one disk
    const found = file.fault === null ? await corpus.fingerprint(file) : null;
    hashes[file.path] = found?.sha256 ?? file.fault ?? "unreadable";
    bytes += found?.bytes ?? 0;
  }
  return { hashes, bytes };
}

const emptyCorpus = (only: string | undefined): string =>
  only === undefined
    ? "The corpus folder holds no documents; the index in force was left as it is."
    : `The corpus folder holds no file ${only}; name it by its path below the corpus folder.`;

const nothingReadable = (refused: readonly Refusal[]): string =>
  `None of the ${refused.length} files of the corpus could be read (first: ${refused[0]?.path}: ${refused[0]?.reason}); the index in force was left as it is.`;

/** Raised with every change in how documents are read or cut: indexes cut otherwise are rebuilt by the next ingest. */
const chunking = "structure-4";

/** A trial run takes from the store and leaves nothing in it. */
const readOnly = (store: DocumentStore): DocumentStore => ({
  readResult: (key) => store.readResult(key),
  readVectors: (key) => store.readVectors(key),
  writeResult: () => Promise.resolve(),
  writeVectors: () => Promise.resolve(),
  keepOnly: () => Promise.resolve(),
});

/**
 * Corpus -> index: list -> unchanged? -> read (in processes apart) -> embed -> publish -> tidy.
 * A refused document never stops the others; what did not change is not read again; nothing is published when nothing
 * changed.
 * @throws {FileAccessError} when the corpus or the index cannot be used; the index in force stays
 */
export async function ingest(parts: IngestParts, options: IngestOptions = {}): Promise<IngestResult> {
  const { corpus, reader, embedder, publisher, onEvent = () => undefined } = parts;
  const { force = false, only } = options;
  const isReadOnly = options.dryRun === true || only !== undefined;
  const store = isReadOnly ? readOnly(parts.store) : parts.store;
  const listed = await corpus.list();
  const chosen = only === undefined ? listed : listed.filter((file) => file.path === only.normalize("NFC"));
  if (chosen.length === 0) throw new FileAccessError(emptyCorpus(only));
  const { hashes, bytes } = await fingerprints(corpus, chosen);
  onEvent({ event: "started", files: chosen.length, bytes });

  const current = await publisher.current();
  if (
    !isReadOnly &&
    !force &&
    current?.embedder === embedder.fingerprint &&
    current.chunking === chunking &&
    sameFiles(current.files, hashes)
  ) {
    const { id: generation, documents, passages } = current;
    onEvent({ event: "nothing-to-do", generation, documents, passages });
    return { outcome: "nothing-to-do", generation: current, documents, passages, refused: [] };
  }

  const before = current?.files ?? {};
  const plan = { chosen, hashes, before, chunking, force };
  const { documents, refused, files, keys } = await collect({ corpus, reader, store, onEvent }, plan);
  if (only === undefined) {
    for (const path of Object.keys(before)) if (!(path in files)) onEvent({ event: "removed", path });
  }
  if (documents.length === 0 && !isReadOnly) throw new FileAccessError(nothingReadable(refused));
  const passages = documents.flatMap((one) => one.passages);
  const counts = { documents: documents.length, passages: passages.length };
  if (isReadOnly) {
    onEvent({ event: "dry-run", ...counts });
    return { outcome: "dry-run", generation: null, ...counts, refused };
  }
  const { vectors, keys: vectorKeys } = await embed(documents, embedder, store, (done) =>
    onEvent({ event: "embedded", done, total: passages.length }),
  );
  parts.reclaim?.();
  const generation = await publisher.publish({
    documents: documents.map((one) => one.document),
    passages,
    vectors,
    embedder: embedder.fingerprint,
    chunking,
    files,
    ...(force ? { isAnew: true } : {}),
  });
  await store.keepOnly(new Set([...keys, ...vectorKeys]));
  await embedder.settle?.();
  await parts.onPublished?.(generation, documents);
  onEvent({ event: "published", generation: generation.id, ...counts });
  return { outcome: "published", generation, ...counts, refused };
}
