/** A file of the corpus folder. */
export interface CorpusFile {
  /** Below the corpus folder, "/" between parts, NFC. */
  readonly path: string;
  /** Why it cannot be read; null where it can. */
  readonly fault: "too-large" | "unreadable" | null;
}

/**
 * The corpus folder, as ingestion needs it. Settings (`_config/`) and files that begin with a dot are not listed.
 * @throws {FileAccessError} from `list` when the folder is absent or closed to us
 */
export interface CorpusFiles {
  /** Sorted by path. */
  list(): Promise<readonly CorpusFile[]>;
  /** The file's bytes and their SHA-256 in hex; null when it cannot be read. */
  read(file: CorpusFile): Promise<{ readonly bytes: Uint8Array; readonly sha256: string } | null>;
}

/** Largest file we take, in mebibytes. */
export const largestFile = 20;
