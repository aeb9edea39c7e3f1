import { open, rename, type FileHandle } from "node:fs/promises";
import { join, resolve } from "node:path";

import type { Clock, Logger } from "../ports.js";
import { accessErrorOf } from "./file-errors.js";
import { makeFolders } from "./files.js";
import { syncFolder } from "./disk.js";
import { loadJournal, lockDirectory } from "./journal-disk.js";
import { doneLine, pendingLine, writeState, type JournalState } from "./journal-format.js";

export interface JournalEntry {
  readonly id: number;
  readonly content: unknown;
  /** How many runs of the program began with it unfinished; 0 when it has just come. */
  readonly starts: number;
}

/** Telegram keeps an update 24 hours: a finished one is remembered twice as long. */
const doneKeptMilliseconds = 48 * 3_600_000;
const doneKept = 20_000;

/** A finished entry's content is gone from the file this long after, at the latest. */
const compactAfterMilliseconds = 2_000;

/** While the disk fails, it is tried again this often. */
const retryMilliseconds = 1_000;

/**
 * A durable list of entries to finish, in one append-only file that is rewritten (new file, fsync, rename) when
 * finished entries leave it. An entry counts as saved once its line is synced; a disk that fails is logged once, kept
 * trying, and everything stays in memory meanwhile.
 */
class Journal {
  readonly leftOver: readonly JournalEntry[];
  private readonly directory: string;
  private readonly file: string;
  private readonly log: Logger;
  private readonly now: Clock;
  private readonly state: JournalState;
  private readonly unsaved = new Set<number>();
  private lines: string[] = [];
  /** Null while the file cannot be trusted: the next write is a whole new file. */
  private handle: FileHandle | null = null;
  private failedAt: number | null = null;
  private working: Promise<void> = Promise.resolve();
  private compaction: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(directory: string, state: JournalState, log: Logger, now: Clock) {
    this.directory = directory;
    this.file = join(directory, "inbox.jsonl");
    this.log = log;
    this.now = now;
    this.state = state;
    for (const [id, entry] of state.pending) state.pending.set(id, { ...entry, starts: entry.starts + 1 });
    this.leftOver = [...state.pending]
      .map(([id, { content, starts }]) => ({ id, content, starts }))
      .toSorted((one, other) => one.id - other.id);
  }

  async receive(
    entries: readonly { readonly id: number; readonly content: unknown }[],
  ): Promise<JournalEntry[]> {
    const fresh: JournalEntry[] = [];
    for (const { id, content } of entries) {
      if (this.state.pending.has(id) || this.state.done.has(id)) continue;
      const entry = { at: this.now(), starts: 0, content };
      this.state.pending.set(id, entry);
      this.unsaved.add(id);
      this.lines.push(pendingLine(id, entry));
      fresh.push({ id, content, starts: 0 });
    }
    if (fresh.length > 0) await this.save();
    return fresh;
  }

  async finish(id: number): Promise<void> {
    this.state.pending.delete(id);
    this.unsaved.delete(id);
    this.state.done.set(id, this.now());
    this.lines.push(doneLine(id, this.now()));
    await this.save();
    this.compaction ??= setTimeout(() => {
      this.compaction = null;
      void this.enqueue(() => this.rewrite());
    }, compactAfterMilliseconds).unref();
  }

  firstUnsaved(): number | null {
    return this.unsaved.size === 0 ? null : Math.min(...this.unsaved);
  }

  /** Writes the file anew without finished entries' content. Resolves also when the disk refuses. */
  compact(): Promise<void> {
    return this.enqueue(() => this.rewrite());
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    if (this.compaction !== null) clearTimeout(this.compaction);
    this.failedAt = null;
    await this.compact();
    await this.handle?.close();
    this.handle = null;
  }

  /** One write at a time; what gathers meanwhile shares the next fsync. */
  private save(): Promise<void> {
    return this.enqueue(() => (this.handle === null ? this.rewrite() : this.append(this.handle)));
  }

  private enqueue(write: () => Promise<void>): Promise<void> {
    this.working = this.working.then(async () => {
      if (this.failedAt !== null && this.now() - this.failedAt < retryMilliseconds) return;
      try {
        await write();
        if (this.failedAt !== null) this.log.info("journal.recovered", { file: this.file });
        this.failedAt = null;
      } catch (error) {
        if (this.failedAt === null) {
          this.log.error("journal.unsaved", {
            file: this.file,
            error: accessErrorOf(error, this.file, "write"),
            consequence: "questions are still answered; after a crash some may be answered twice",
          });
        }
        this.failedAt = this.now();
        await this.handle?.close().catch(() => undefined);
        this.handle = null;
      }
    });
    return this.working;
  }

  private async append(handle: FileHandle): Promise<void> {
    const { lines } = this;
    if (lines.length === 0) return;
    const saved = [...this.unsaved];
    this.lines = [];
    await handle.appendFile(`${lines.join("\n")}\n`);
    await handle.datasync();
    for (const id of saved) this.unsaved.delete(id);
  }

  private async rewrite(): Promise<void> {
    this.forget();
    const saved = [...this.unsaved];
    this.lines = [];
    const fresh = `${this.file}.new`;
    const writing = await open(fresh, "w");
    try {
      await writing.writeFile(writeState(this.state));
      await writing.sync();
    } finally {
      await writing.close();
    }
    await this.handle?.close();
    this.handle = null;
    await rename(fresh, this.file);
    await syncFolder(this.directory);
    this.handle = await open(this.file, "a");
    for (const id of saved) this.unsaved.delete(id);
  }

  private forget(): void {
    const oldest = this.now() - doneKeptMilliseconds;
    let surplus = this.state.done.size - doneKept;
    for (const [id, at] of this.state.done) {
      if (at >= oldest && surplus <= 0) continue;
      this.state.done.delete(id);
      surplus -= 1;
    }
  }
}

/**
 * Opens the journal of a state folder, which one process may hold at a time.
 * @throws {BusyError} while another living process holds it
 * @throws {FileAccessError} when the folder cannot be made or written for want of rights
 */
export async function openJournal(directory: string, log: Logger, now: Clock = Date.now) {
  try {
    await makeFolders(resolve(directory));
    const release = await lockDirectory(directory, log);
    const journal = new Journal(directory, await loadJournal(join(directory, "inbox.jsonl"), log), log, now);
    // Counts this start; and whoever left entries behind is told apart from a file that cannot be written.
    await journal.compact();
    return {
      leftOver: journal.leftOver,
      receive: journal.receive.bind(journal),
      finish: journal.finish.bind(journal),
      firstUnsaved: journal.firstUnsaved.bind(journal),
      compact: journal.compact.bind(journal),
      close: async () => {
        await journal.close();
        await release();
      },
    };
  } catch (error) {
    throw accessErrorOf(error, directory, "use");
  }
}
