import { contentKey } from "../document/content-key.js";
import { type CopyMark, duplicateOf } from "../document/copies.js";
import { DocumentRefusedError } from "../errors.js";
import { ingestMessages } from "../messages.js";
import type { DocumentReader, DocumentStore, ReadResult } from "../ports.js";
import { type CorpusFile, type CorpusFiles, largestFile } from "./corpus.js";
import type { DocumentFacts, IngestEvent } from "./events.js";
import { inOrder } from "./in-order.js";

export interface Refusal {
  readonly path: string;
  /** Vietnamese sentence for office staff. */
  readonly reason: string;
}

/** A document that will be indexed. */
export interface Collected extends ReadResult {
  readonly path: string;
  readonly facts: DocumentFacts;
  /** Its name in the document store. */
  readonly key: string;
}

export interface Collection {
  readonly documents: readonly Collected[];
  readonly refused: readonly Refusal[];
  /** Hash or fault of each file by path: what the next run compares. */
  readonly files: Readonly<Record<string, string>>;
  /** Names of all that may stay in the document store. */
  readonly keys: readonly string[];
}

export interface CollectParts {
  readonly corpus: CorpusFiles;
  readonly reader: DocumentReader;
  readonly store: DocumentStore;
  readonly onEvent: (event: IngestEvent) => void;
}

export interface ReadingPlan {
  readonly chosen: readonly CorpusFile[];
  /** Hash or fault of each chosen file. */
  readonly hashes: Readonly<Record<string, string>>;
  /** Files of the generation in force. */
  readonly before: Readonly<Record<string, string>>;
  /** How documents are read and cut: another name, another key. */
  readonly chunking: string;
  /** Reads again what the store holds. */
  readonly force: boolean;
}

const factsOf = (
  path: string,
  { document: { identity }, passages, remarks }: ReadResult,
  change: DocumentFacts["change"],
): DocumentFacts => ({
  path,
  documentId: identity.id,
  title: identity.title,
  number: identity.number,
  kind: identity.kind,
  issuer: identity.issuer,
  date: identity.date,
  passages: passages.length,
  change,
  pages: identity.reading?.pages ?? 0,
  scannedPages: identity.reading?.scannedPages.length ?? 0,
  health: identity.reading?.health ?? 1,
  remarks,
});

interface Read {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly key: string;
  readonly result: ReadResult | { readonly refused: string };
}

const refusalOf = (error: unknown): DocumentRefusedError => {
  if (error instanceof DocumentRefusedError) return error;
  throw error;
};

const faultReason = (fault: CorpusFile["fault"]): string =>
  fault === "too-large"
    ? ingestMessages.tooLarge(largestFile)
    : fault === "orphan"
      ? ingestMessages.orphanFields
      : ingestMessages.unreadableFile;

/** Reads one file, or takes from the store what it became before. */
async function readOne(parts: CollectParts, plan: ReadingPlan, file: CorpusFile): Promise<Read> {
  const { corpus, reader, store, onEvent } = parts;
  const { path, fault } = file;
  const known = plan.hashes[path] ?? "unreadable";
  const keyOf = (sha256: string): string => contentKey(plan.chunking, path, sha256);
  const failed = { path, bytes: 0, sha256: known, key: keyOf(known) };
  if (fault !== null) return { ...failed, result: { refused: faultReason(fault) } };
  const stored = plan.force ? null : await store.readResult(keyOf(known));
  if (stored !== null) return { ...failed, result: stored };
  const content = await corpus.read(file);
  if (content === null) return { ...failed, sha256: "unreadable", result: { refused: faultReason(fault) } };
  const { bytes, frontMatter, sha256 } = content;
  onEvent({ event: "reading", path });
  const key = keyOf(sha256);
  const read = { path, bytes: bytes.length, sha256, key };
  try {
    const result = await reader.read({ path, bytes, frontMatter }, (page) =>
      onEvent({ event: "page", path, page }),
    );
    await store.writeResult(key, result);
    return { ...read, result };
  } catch (error) {
    const { reason, isRetryable } = refusalOf(error);
    if (!isRetryable) await store.writeResult(key, { refused: reason });
    return { ...read, result: { refused: reason } };
  }
}

const scansOf = ({ document }: ReadResult): number => document.identity.reading?.scannedPages.length ?? 0;

const isForOfficers = ({ document }: ReadResult): boolean => document.identity.audience !== undefined;

/** Of two copies one may be marked: whichever is kept, citizens must not read it. */
function forOfficers<Result extends ReadResult>(result: Result): Result {
  const { document } = result;
  return { ...result, document: { ...document, identity: { ...document.identity, audience: "officers" } } };
}

/** Reads every file, several at once; one that is refused is listed and the rest go on. Of copies one is kept. */
export async function collect(parts: CollectParts, plan: ReadingPlan): Promise<Collection> {
  const { reader, onEvent } = parts;
  const documents = new Map<string, Collected>();
  const refused: Refusal[] = [];
  const files: Record<string, string> = {};
  const keys: string[] = [];
  const marks: CopyMark[] = [];
  // One more than are read at once: its bytes are at hand when a reader is free, and no more files are held in memory.
  const reading = inOrder(plan.chosen, reader.atOnce + 1, (file) => readOne(parts, plan, file));
  for await (const { path, bytes, sha256, key, result } of reading) {
    files[path] = sha256;
    keys.push(key);
    const refuse = (reason: string): void => {
      refused.push({ path, reason });
      onEvent({ event: "refused", path, reason, bytes });
    };
    if ("refused" in result) {
      refuse(result.refused);
      continue;
    }
    const { id } = result.document.identity;
    const copied = documents.get(duplicateOf(result.mark, marks)?.documentId ?? "");
    if (copied !== undefined && scansOf(result) >= scansOf(copied)) {
      if (isForOfficers(result)) documents.set(copied.document.identity.id, forOfficers(copied));
      onEvent({ event: "duplicate", path, of: copied.path, bytes });
      continue;
    }
    if (copied !== undefined) {
      // The earlier one was a scan of it.
      documents.delete(copied.document.identity.id);
      marks.splice(marks.indexOf(copied.mark), 1);
      onEvent({ event: "duplicate", path: copied.path, of: path, bytes: 0 });
    }
    const other = documents.get(id);
    if (other !== undefined) {
      refuse(ingestMessages.duplicateId(id, other.path));
      continue;
    }
    const before = plan.before[path];
    const change = before === undefined ? "added" : before === sha256 ? "unchanged" : "changed";
    const facts = factsOf(path, result, change);
    marks.push(result.mark);
    const kept = copied !== undefined && isForOfficers(copied) ? forOfficers(result) : result;
    documents.set(id, { ...kept, path, facts, key });
    onEvent({ event: "document", bytes, ...facts });
  }
  return { documents: [...documents.values()], refused, files, keys };
}
