/** A file of the corpus folder. */
export interface CorpusFile {
  /** Below the corpus folder, "/" between parts, NFC. */
  readonly path: string;
  /** Why it cannot be read; null where it can. */
  readonly fault: "too-large" | "unreadable" | "orphan" | null;
}

export interface CorpusContent {
  readonly bytes: Uint8Array;
  /** The `.yml` beside it; null where there is none. */
  readonly frontMatter: Uint8Array | null;
  /** SHA-256 in hex of the file, and of its `.yml` where it has one. */
  readonly sha256: string;
}

/**
 * The corpus folder, as ingestion needs it. Settings (`_config/`) and files that begin with a dot are not listed.
 * @throws {FileAccessError} from `list` when the folder is absent or closed to us
 */
export interface CorpusFiles {
  /** Sorted by path. */
  list(): Promise<readonly CorpusFile[]>;
  /** The hash that `read` gives, without holding the file in memory, and its size; null as there. */
  fingerprint(file: CorpusFile): Promise<{ readonly sha256: string; readonly bytes: number } | null>;
  /** Null when it cannot be read, or went away since it was listed. */
  read(file: CorpusFile): Promise<CorpusContent | null>;
}

/** Largest file we take, in mebibytes. */
export const largestFile = 20;
