import { diskFiles } from "./adapters/files.js";
import { hnswVectors } from "./adapters/hnsw.js";
import { shippedRestorer } from "./adapters/restorer.js";
import type { Assistant } from "./ask/answer.js";
import type { Config } from "./config.js";
import type { DocumentIdentity } from "./document/document.js";
import type { Passage } from "./document/passage.js";
import { BadVectorError, UsageError } from "./errors.js";
import type { Embedder, GenerationSummary } from "./ports.js";
import { addTo, documentOf, type Gathered, type PassageInput } from "./search/gather.js";
import { openGeneration } from "./search/generation.js";
import { builtinEmbedder } from "./builtin.js";
import type { Hit, OpenedIndex, SearchOptions } from "./search/opened.js";
import { createPublisher } from "./search/publish.js";

export type { Answer, AskContext, Assistant } from "./ask/answer.js";
export type { Embedder } from "./ports.js";
export type { PassageInput } from "./search/gather.js";
export type { Hit } from "./search/opened.js";

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
  /** Only hits in these documents, of this period ("quý II/2022"), or that a function of the hit lets through. */
  readonly filter?:
    | { readonly documents?: Iterable<string>; readonly period?: string }
    | ((hit: Hit) => boolean);
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

const embeddedAtOnce = 256;

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
  const embedder = options.embedder === undefined ? builtinEmbedder() : options.embedder;
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
    chunking: "given",
    files: {},
  });
  const { id, documents } = summary;
  return { generation: id, documents, passages: made.length, milliseconds: performance.now() - started };
}

/** Looks further down the ranking until enough hits pass; the function is ours to call, never native code's. */
async function searchThrough(
  opened: OpenedIndex,
  question: string,
  options: SearchOptions,
  passes: (hit: Hit) => boolean,
): Promise<readonly Hit[]> {
  for (let looked = options.limit * 4; ; looked *= 4) {
    // eslint-disable-next-line no-await-in-loop -- one look further at a time
    const hits = await opened.search(question, { ...options, limit: looked });
    const passed = hits.filter((hit) => passes(hit));
    if (passed.length >= options.limit || hits.length < looked) return passed.slice(0, options.limit);
  }
}

/**
 * Opens the index in force, verified.
 * @throws {MissingIndexError} {StaleIndexError} {DamagedIndexError}
 */
export async function openIndex(
  directory: string,
  options: { readonly embedder?: Embedder } = {},
): Promise<SearchIndex> {
  const embedder = options.embedder ?? builtinEmbedder();
  const opened = await openGeneration(directory, {
    files: diskFiles,
    vectors: hnswVectors,
    embedder,
    restorer: shippedRestorer,
  });
  let identities: ReadonlyMap<string, DocumentIdentity> | undefined;
  return {
    generation: opened.generation,
    search(question, { limit = 10, filter, mode = "hybrid" } = {}) {
      if (typeof filter === "function") return searchThrough(opened, question, { limit, mode }, filter);
      const { documents, period } = filter ?? {};
      return opened.search(question, {
        limit,
        mode,
        ...(documents === undefined ? {} : { documents: new Set(documents) }),
        ...(period === undefined ? {} : { period }),
      });
    },
    document(documentId) {
      identities ??= new Map(opened.documents.map((identity) => [identity.id, identity]));
      return identities.get(documentId);
    },
    text: (passageId) => opened.passage(passageId)?.text,
    close: () => opened.close(),
  };
}

/** What an assistant needs: where its index is; every other setting has the default of `.env.example`. */
export interface AssistantConfig extends Partial<Config> {
  readonly indexDirectory: string;
}

/**
 * Answers questions from the index in force, as the bot and the terminal do.
 * @throws {MissingIndexError} {StaleIndexError} {DamagedIndexError} {ConfigError}
 */
export async function createAssistant(config: AssistantConfig): Promise<Assistant> {
  const { composeAssistant } = await import("./compose.js");
  const { readConfig } = await import("./config.js");
  return composeAssistant({ ...readConfig({}), ...config });
}
