/** What a file holds: its length in bytes and the SHA-256 of them, in hex. */
export interface Seal {
  readonly bytes: number;
  readonly sha256: string;
}

/** Why a file is not what its seal promises. A value, not an error: the caller may have another generation. */
export interface FileFault {
  readonly fault: string;
}

/** A writer's right to publish; see `Files.lock`. */
export interface WriterLock {
  /** Random hex of this holder. */
  readonly token: string;
  /** Whether the lock file still names this holder. */
  isHeld(): Promise<boolean>;
  release(): Promise<void>;
}

/**
 * The disk, as a generation needs it. Every method that writes is durable when it returns (fsync).
 * Members are properties, so that one can be handed on by itself.
 * @throws {FileAccessError} from every method when rights, space or the device forbid
 */
export interface Files {
  /** Names in a directory, sorted; empty when there is none. */
  readonly list: (directory: string) => Promise<readonly string[]>;
  /** The bytes of a file; null when there is none. */
  readonly read: (file: string) => Promise<Uint8Array | null>;
  /** The bytes, only when they are the sealed ones. */
  readonly readSealed: (file: string, seal: Seal) => Promise<Uint8Array | FileFault>;
  /** As `readSealed` without keeping the bytes: for files that native code reads by itself. */
  readonly checkSealed: (file: string, seal: Seal) => Promise<FileFault | null>;
  /** Writes a new file and makes it read-only. */
  readonly writeSealed: (file: string, bytes: Uint8Array) => Promise<Seal>;
  /** Syncs and seals a file that other code wrote. */
  readonly seal: (file: string) => Promise<Seal>;
  /** Replaces a small file in one step: a reader sees the old bytes or the new. */
  readonly replace: (file: string, bytes: Uint8Array) => Promise<void>;
  readonly makeDirectory: (directory: string) => Promise<void>;
  /** Syncs a directory's entries, then renames it, then syncs the parent. */
  readonly publishDirectory: (from: string, to: string) => Promise<void>;
  /** Renames a file or a folder in one step, durably. */
  readonly move: (from: string, to: string) => Promise<void>;
  /** Removes a file or a folder with all in it; nothing when there is none. */
  readonly remove: (path: string) => Promise<void>;
  /** @throws {BusyError} while another living process holds it, naming the process */
  readonly lock: (file: string) => Promise<WriterLock>;
  /** Says that this process reads the thing of that name, until the returned function is called or the process ends. */
  readonly lease: (directory: string, name: string) => Promise<() => Promise<void>>;
  /** The names that living processes read. */
  readonly leased: (directory: string) => Promise<ReadonlySet<string>>;
  /** SHA-256 in hex. */
  readonly digest: (bytes: Uint8Array) => string;
}
