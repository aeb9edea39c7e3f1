import type { Document } from "../document/document.js";
import type { Passage } from "../document/passage.js";
import { DocumentRefusedError, FileAccessError } from "../errors.js";
import { ingestMessages } from "../messages.js";
import type { Embedder, GenerationSummary, Publisher } from "../ports.js";
import { chunk, type CutText } from "./chunk.js";
import { type CorpusFile, type CorpusFiles, largestFile } from "./corpus.js";
import { withDetails } from "./details.js";
import { embed, embeddedText } from "./embed.js";
import { readFront } from "./front.js";
import type { IngestEvent } from "./events.js";
import { identify } from "./identity.js";
import type { ReadTools } from "./read/block.js";
import { readFile } from "./read/read.js";
import { identityRemarks } from "./remarks.js";
import { structure } from "./structure.js";

export interface IngestParts {
  readonly corpus: CorpusFiles;
  readonly embedder: Embedder;
  readonly publisher: Publisher;
  readonly cutText: CutText;
  readonly onEvent?: (event: IngestEvent) => void;
}

export interface IngestOptions {
  /** Builds again although nothing changed. */
  readonly force?: boolean;
  /** Reads everything and publishes nothing. */
  readonly dryRun?: boolean;
  /** Only this file, by its path below the corpus; reads and reports, publishes nothing. */
  readonly only?: string;
}

export interface Refusal {
  readonly path: string;
  /** Vietnamese sentence for office staff. */
  readonly reason: string;
}

export interface IngestResult {
  readonly outcome: "published" | "nothing-to-do" | "dry-run";
  /** Null after a dry run. */
  readonly generation: GenerationSummary | null;
  readonly documents: number;
  readonly passages: number;
  readonly refused: readonly Refusal[];
}

export interface ReadDocument {
  readonly document: Document;
  readonly passages: readonly Passage[];
  /** What a person should know of this reading and check in it: Vietnamese sentences for office staff. */
  readonly remarks: readonly string[];
}

const noTools: ReadTools = {
  recognise: () => Promise.reject(new DocumentRefusedError(ingestMessages.emptyDocument)),
};

/** One file's bytes to a document and its passages. */
export async function readDocument(
  path: string,
  bytes: Uint8Array,
  cutText: CutText,
  tools: ReadTools = noTools,
): Promise<ReadDocument> {
  const extract = await readFile(path, bytes, tools);
  const front = readFront(extract);
  const structured = structure(extract, front);
  const { sections, leaves, remarks } = structured;
  const read = identify(path, extract, extract.frontMatter, front);
  const identity = withDetails(read, extract, front, structured);
  const passages = await chunk(identity.id, extract.source, leaves, cutText);
  if (passages.length === 0) throw new DocumentRefusedError(ingestMessages.emptyDocument);
  return {
    document: { identity, source: extract.source, sections },
    passages,
    remarks: [...(extract.remarks ?? []), ...identityRemarks(identity), ...remarks],
  };
}

const sameFiles = (one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([path, hash]) => other[path] === hash);

/** Hash of each file by path; a file that cannot be read counts by its fault. */
async function fingerprints(
  corpus: CorpusFiles,
  files: readonly CorpusFile[],
): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const file of files) {
    // eslint-disable-next-line no-await-in-loop -- one file in memory at a time
    const read = file.fault === null ? await corpus.read(file) : null;
    hashes[file.path] = read?.sha256 ?? file.fault ?? "unreadable";
  }
  return hashes;
}

/** Reads every file; one that is refused is listed and the rest go on. */
async function readAll(
  corpus: CorpusFiles,
  chosen: readonly CorpusFile[],
  cutText: CutText,
  onEvent: (event: IngestEvent) => void,
) {
  const read = new Map<string, ReadDocument & { readonly path: string }>();
  const refused: Refusal[] = [];
  const files: Record<string, string> = {};
  for (const file of chosen) {
    const { path, fault } = file;
    try {
      if (fault === "too-large") throw new DocumentRefusedError(ingestMessages.tooLarge(largestFile));
      // eslint-disable-next-line no-await-in-loop -- one document's bytes in memory at a time
      const content = fault === null ? await corpus.read(file) : null;
      files[path] = content?.sha256 ?? fault ?? "unreadable";
      if (content === null) throw new DocumentRefusedError(ingestMessages.unreadableFile);
      // eslint-disable-next-line no-await-in-loop -- as above
      const made = await readDocument(path, content.bytes, cutText);
      const { id, title, number, kind, date } = made.document.identity;
      const other = read.get(id);
      if (other !== undefined) throw new DocumentRefusedError(ingestMessages.duplicateId(id, other.path));
      read.set(id, { ...made, path });
      onEvent({
        event: "document",
        path,
        documentId: id,
        title,
        number,
        kind,
        date,
        passages: made.passages.length,
      });
    } catch (error) {
      if (!(error instanceof DocumentRefusedError)) throw error;
      files[path] ??= fault ?? "unreadable";
      refused.push({ path, reason: error.reason });
      onEvent({ event: "refused", path, reason: error.reason });
    }
  }
  return { read, refused, files };
}

const emptyCorpus = (only: string | undefined): string =>
  only === undefined
    ? "The corpus folder holds no documents; the index in force was left as it is."
    : `The corpus folder holds no file ${only}; name it by its path below the corpus folder.`;

const nothingReadable = (refused: readonly Refusal[]): string =>
  `None of the ${refused.length} files of the corpus could be read (first: ${refused[0]?.path}: ${refused[0]?.reason}); the index in force was left as it is.`;

/** Raised with every change in how documents are read or cut: indexes cut otherwise are rebuilt by the next ingest. */
const chunking = "structure-1";

/**
 * Corpus -> index: list -> unchanged? -> read -> check -> structure -> chunk -> embed -> publish.
 * A refused document never stops the others; nothing is published when nothing changed.
 * @throws {FileAccessError} when the corpus or the index cannot be used; the index in force stays
 */
export async function ingest(parts: IngestParts, options: IngestOptions = {}): Promise<IngestResult> {
  const { corpus, embedder, publisher, cutText, onEvent = () => undefined } = parts;
  const listed = await corpus.list();
  const chosen =
    options.only === undefined
      ? listed
      : listed.filter((file) => file.path === options.only?.normalize("NFC"));
  onEvent({ event: "started", files: chosen.length });

  if (chosen.length === 0) throw new FileAccessError(emptyCorpus(options.only));
  const isReadOnly = options.dryRun === true || options.only !== undefined;
  const current = isReadOnly || options.force === true ? null : await publisher.current();
  if (
    current?.embedder === embedder.fingerprint &&
    current.chunking === chunking &&
    sameFiles(current.files, await fingerprints(corpus, chosen))
  ) {
    const { id: generation, documents, passages } = current;
    onEvent({ event: "nothing-to-do", generation, documents, passages });
    return { outcome: "nothing-to-do", generation: current, documents, passages, refused: [] };
  }

  const { read, refused, files } = await readAll(corpus, chosen, cutText, onEvent);
  const documents = [...read.values()];
  if (documents.length === 0 && !isReadOnly) throw new FileAccessError(nothingReadable(refused));
  const passages = documents.flatMap((one) => one.passages);
  const counts = { documents: documents.length, passages: passages.length };
  if (isReadOnly) {
    onEvent({ event: "dry-run", ...counts });
    return { outcome: "dry-run", generation: null, ...counts, refused };
  }
  const texts = documents.flatMap(({ document, passages: own }) =>
    own.map((passage) => embeddedText(document, passage)),
  );
  const vectors = await embed(texts, embedder, (done) =>
    onEvent({ event: "embedded", done, total: texts.length }),
  );
  const generation = await publisher.publish({
    documents: documents.map((one) => one.document),
    passages,
    vectors,
    embedder: embedder.fingerprint,
    chunking,
    files,
  });
  await embedder.settle?.();
  onEvent({ event: "published", generation: generation.id, ...counts });
  return { outcome: "published", generation, ...counts, refused };
}
