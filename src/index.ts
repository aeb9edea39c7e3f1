import { diskFiles } from "./adapters/files.js";
import { hnswVectors } from "./adapters/hnsw.js";
import type { Document, DocumentIdentity } from "./document/document.js";
import type { Passage } from "./document/passage.js";
import { BadVectorError, UsageError } from "./errors.js";
import type { Embedder, GenerationSummary } from "./ports.js";
import { openGeneration } from "./search/generation.js";
import { createHashedEmbedder } from "./search/hashed.js";
import type { Hit } from "./search/opened.js";
import { createPublisher } from "./search/publish.js";

export type { Embedder } from "./ports.js";
export type { Hit } from "./search/opened.js";

/** One text to index. */
export interface PassageInput {
  /** Comes back as `passageId`; unique. */
  readonly id: string;
  /** The document it belongs to; the passage's own id where absent. */
  readonly documentId?: string;
  readonly title?: string;
  readonly text: string;
  /** `number`, `kind`, `issuer`, `place`, `date` (ISO 8601) are read; other keys can be filtered by. */
  readonly metadata?: Readonly<Record<string, string>>;
}

export interface BuildOptions {
  /** The built-in embedder by default; null builds an index without vectors. LangChain's `Embeddings` need only a fingerprint and dimensions. */
  readonly embedder?: Embedder | null;
}

export interface BuildReport {
  readonly generation: string;
  readonly documents: number;
  readonly passages: number;
  readonly milliseconds: number;
}

export interface FindOptions {
  /** Most hits; 10 by default. */
  readonly limit?: number;
  /** Search only in these documents. */
  readonly filter?: { readonly documents?: Iterable<string> };
  readonly mode?: "hybrid" | "lexical" | "dense";
}

export interface SearchIndex {
  readonly generation: GenerationSummary;
  search(question: string, options?: FindOptions): Promise<readonly Hit[]>;
  /** What is known of a document; undefined for an unknown id. */
  document(documentId: string): DocumentIdentity | undefined;
  /** The words of a passage; undefined for an unknown id. */
  text(passageId: string): string | undefined;
  close(): Promise<void>;
}

const separator = "\n";
const embeddedAtOnce = 256;

/** Passages of one document, joined into one source so that each is a slice of it. */
interface Gathered {
  readonly first: PassageInput;
  readonly texts: string[];
  length: number;
}

function documentOf(id: string, { first, texts }: Gathered): Document {
  const metadata = first.metadata ?? {};
  const given = (key: string) => metadata[key] ?? null;
  return {
    identity: {
      id,
      title: first.title ?? "",
      number: given("number"),
      kind: given("kind"),
      issuer: given("issuer"),
      place: given("place"),
      date: given("date"),
      signer: given("signer"),
      author: given("author"),
      origin: given("origin"),
    },
    source: texts.join(separator),
    sections: [],
  };
}

function addTo(documents: Map<string, Gathered>, input: PassageInput): Passage {
  const documentId = input.documentId ?? input.id;
  const text = input.text.normalize("NFC");
  const gathered = documents.get(documentId) ?? { first: input, texts: [], length: 0 };
  documents.set(documentId, gathered);
  const start = gathered.texts.length === 0 ? 0 : gathered.length + separator.length;
  gathered.texts.push(text);
  gathered.length = start + text.length;
  const span = { start, end: gathered.length };
  const headings = input.title === undefined ? [] : [input.title];
  return {
    id: input.id,
    documentId,
    text,
    ...span,
    kind: "sentence",
    locator: "",
    headings,
    parent: span,
    opener: null,
  };
}

async function embedAll(embedder: Embedder, texts: readonly string[]): Promise<number[][]> {
  const vectors: number[][] = [];
  for (let start = 0; start < texts.length; start += embeddedAtOnce) {
    const batch = texts.slice(start, start + embeddedAtOnce);
    // eslint-disable-next-line no-await-in-loop -- one model
    const made = await embedder.embedDocuments(batch);
    if (made.length !== batch.length) {
      throw new BadVectorError(`The embedder gave ${made.length} vectors for ${batch.length} texts.`);
    }
    vectors.push(...made);
  }
  return vectors;
}

/**
 * Indexes passages into a new generation in `directory` and switches to it in one step.
 * @throws {UsageError} for two passages of one id
 * @throws {FileAccessError} {BusyError} {BadVectorError} and the old generation stays
 */
export async function buildIndex(
  passages: Iterable<PassageInput> | AsyncIterable<PassageInput>,
  directory: string,
  options: BuildOptions = {},
): Promise<BuildReport> {
  const started = performance.now();
  const embedder = options.embedder === undefined ? createHashedEmbedder() : options.embedder;
  const gathered = new Map<string, Gathered>();
  const made: Passage[] = [];
  const texts: string[] = [];
  const ids = new Set<string>();
  for await (const input of passages) {
    if (ids.has(input.id)) throw new UsageError(`Two passages have the id ${input.id}; ids must be unique.`);
    ids.add(input.id);
    made.push(addTo(gathered, input));
    texts.push(input.title === undefined ? input.text : `${input.title}\n${input.text}`);
  }
  const summary = await createPublisher(directory, {
    files: diskFiles,
    vectors: hnswVectors,
    now: Date.now,
  }).publish({
    documents: Array.from(gathered, ([id, one]) => documentOf(id, one)),
    passages: made,
    vectors: embedder === null ? [] : await embedAll(embedder, texts),
    embedder: embedder?.fingerprint ?? "none",
    files: {},
  });
  const { id, documents } = summary;
  return { generation: id, documents, passages: made.length, milliseconds: performance.now() - started };
}

/**
 * Opens the index in force, verified.
 * @throws {MissingIndexError} {StaleIndexError} {DamagedIndexError}
 */
export async function openIndex(
  directory: string,
  options: { readonly embedder?: Embedder } = {},
): Promise<SearchIndex> {
  const embedder = options.embedder ?? createHashedEmbedder();
  const opened = await openGeneration(directory, { files: diskFiles, vectors: hnswVectors, embedder });
  let identities: ReadonlyMap<string, DocumentIdentity> | undefined;
  return {
    generation: opened.generation,
    search(question, { limit = 10, filter, mode = "hybrid" } = {}) {
      const documents = filter?.documents === undefined ? {} : { documents: new Set(filter.documents) };
      return opened.search(question, { limit, mode, ...documents });
    },
    document(documentId) {
      identities ??= new Map(opened.documents.map((identity) => [identity.id, identity]));
      return identities.get(documentId);
    },
    text: (passageId) => opened.passage(passageId)?.text,
    close: () => opened.close(),
  };
}
