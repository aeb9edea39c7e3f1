import type { CopyMark } from "./document/copies.js";
import type { Document } from "./document/document.js";
import type { Passage } from "./document/passage.js";

/** Numbers of one vector; 32-bit ones take half the memory, and a graph keeps no more. */
export type Vector = readonly number[] | Float32Array;

/** Turns text into vectors. LangChain's `Embeddings` fits the two methods. */
export interface Embedder {
  /** Names model, version and dimension; another fingerprint makes an index stale. */
  readonly fingerprint: string;
  /** Length of every vector. */
  readonly dimensions: number;
  /** One unit-length vector for each text, in order. */
  embedDocuments(texts: string[]): Promise<number[][]>;
  embedQuery(text: string): Promise<number[]>;
  /** Told after a publication: what was kept on disk for texts that nobody asks for any more may go. */
  settle?(): Promise<void>;
}

/** Nearest neighbours by cosine similarity; label = position of the vector as added, from 0. */
export interface VectorIndex {
  readonly size: number;
  /** @returns best first, similarity in [-1, 1]; fewer than `limit` where the index holds fewer */
  nearest(vector: readonly number[], limit: number): readonly { label: number; similarity: number }[];
}

/** What was written beside a file of vectors. */
export interface BuiltVectors {
  /** Says which vectors the file holds, for whoever builds the next one from it. */
  readonly keys: Uint8Array;
  /** Vectors that the file carries along from earlier ones and that are never found. */
  readonly dead: number;
}

/** A file of an earlier `build`, verified, and its keys. */
export interface FormerVectors {
  readonly file: string;
  readonly keys: Uint8Array;
}

/** Builds and reads vector indexes. The bytes of a file were verified before `read` is called. */
export interface Vectors {
  /**
   * @param former an earlier file to build the new one from: what of it can be used is, and it stays as it is
   * @throws {BadVectorError} before any native call when a vector is not a finite unit vector of `dimensions`
   */
  build(
    vectors: readonly Vector[],
    dimensions: number,
    file: string,
    former?: FormerVectors | null,
  ): Promise<BuiltVectors>;
  /** Loads the native code ahead of `read`, while a file is still being verified; it sees none. */
  prepare?(): Promise<unknown>;
  /** @param dead as `build` returned it */
  read(file: string, dimensions: number, size: number, dead?: number): Promise<VectorIndex>;
}

/** A word found in a picture of a page; coordinates in pixels from the top left. */
export interface RecognisedWord {
  readonly text: string;
  /** 0 to 100. */
  readonly confidence: number;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** A line of words found in a picture of a page. */
export interface RecognisedLine extends RecognisedWord {
  /** Its words with their places, where the engine tells: a line may run across columns and rules. */
  readonly words?: readonly RecognisedWord[];
}

/** A file of the corpus, to be read. */
export interface FileToRead {
  /** Below the corpus folder, with its extension. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The `.yml` beside it: its fields override what the file says of itself; null where there is none. */
  readonly frontMatter: Uint8Array | null;
}

/** What a file became. */
export interface ReadResult {
  readonly document: Document;
  readonly passages: readonly Passage[];
  /** What a person should check, in Vietnamese, one sentence each. */
  readonly remarks: readonly string[];
  /** By which copies of it are recognised. */
  readonly mark: CopyMark;
}

/** Reads files into documents; a file can hang, crash or fill memory and cost only itself. */
export interface DocumentReader {
  /** How many files are read side by side. */
  readonly atOnce: number;
  /**
   * @param onPage told of each page that had to be recognised from its picture
   * @throws {DocumentRefusedError} with a sentence for office staff; `isRetryable` where another time may go better
   */
  read(file: FileToRead, onPage?: (recognised: number) => void): Promise<ReadResult>;
  close(): Promise<void>;
}

/**
 * The truth that an index is built from: what each file became, and its passages' vectors, by content. What a kill
 * leaves is read again; what is damaged counts as absent.
 */
export interface DocumentStore {
  readResult(key: string): Promise<ReadResult | { readonly refused: string } | null>;
  writeResult(key: string, result: ReadResult | { readonly refused: string }): Promise<void>;
  readVectors(key: string): Promise<readonly Float32Array[] | null>;
  writeVectors(key: string, vectors: readonly Vector[]): Promise<void>;
  /** Removes what has none of these keys; told after a publication. */
  keepOnly(keys: ReadonlySet<string>): Promise<void>;
}

/** What ingestion hands over for publication. Vectors stand beside passages, in their order. */
export interface IndexContent {
  readonly documents: readonly Document[];
  readonly passages: readonly Passage[];
  /** One for each passage, unit length; empty array = an index without vectors. */
  readonly vectors: readonly Vector[];
  /** Fingerprint of the embedder that made the vectors. */
  readonly embedder: string;
  /** How documents were read and cut; another name makes the next ingest rebuild everything. */
  readonly chunking: string;
  /** SHA-256 of each corpus file by its path below the corpus: tells whether anything changed. */
  readonly files: Readonly<Record<string, string>>;
  /** Nothing of the generation in force is taken over, whatever that costs. */
  readonly isAnew?: boolean;
}

/** A published generation, as its manifest tells it. */
export interface GenerationSummary {
  /** e.g. "20261123T181500Z-3f2a9c" */
  readonly id: string;
  readonly createdAt: string;
  readonly documents: number;
  readonly passages: number;
  readonly embedder: string;
  readonly chunking: string;
  readonly files: Readonly<Record<string, string>>;
}

/** Where ingestion publishes to. */
export interface Publisher {
  /** The generation in force; null when there is none or it does not verify. */
  current(): Promise<GenerationSummary | null>;
  /** Writes a new generation beside the others, syncs it, then switches to it; on any failure the old one stays. */
  publish(content: IndexContent): Promise<GenerationSummary>;
}

/** What a chat model is asked, whoever makes it. */
export interface ChatPrompt {
  /** Our rules. */
  readonly system: string;
  /** Passages and question: data. */
  readonly user: string;
}

export interface ChatOptions {
  /** Ends the call. */
  readonly signal: AbortSignal;
  /**
   * Told of all text so far with each piece that comes, an empty one included (a model that thinks): a sign of life.
   * @returns "enough" where no more is wanted: the call ends at once with the text so far
   */
  readonly onText?: (soFar: string) => "enough" | "more";
}

/** One chat model call: text in, text out, no tries of its own. */
export interface ChatModel {
  /** "openai:gpt-4.1-mini" */
  readonly name: string;
  /** Whether it is asked for plain sentences first: models that run on one's own machine are small and spoil JSON. */
  readonly prefersPlainText: boolean;
  /** @throws {ChatModelError} whatever goes wrong, a text that was cut off included */
  complete(prompt: ChatPrompt, options: ChatOptions): Promise<string>;
}

/** Counts what people ask for before it is done, for each and in all; remembers across restarts. */
export interface Budget {
  /**
   * One more question.
   * @returns null = go on; else how long to wait, and whether he was told so within the last minute
   */
  ask(user: string): { readonly seconds: number; readonly isTold: boolean } | null;
  /** One more call of a model; false = today's calls are spent: make none. */
  spend(user: string): boolean;
}

/** Milliseconds since the epoch. */
export type Clock = () => number;

/** One line of structured log; never the token, never a user's text. */
export interface Logger {
  debug(event: string, fields?: Readonly<Record<string, unknown>>): void;
  info(event: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(event: string, fields?: Readonly<Record<string, unknown>>): void;
  error(event: string, fields?: Readonly<Record<string, unknown>>): void;
}
