/** One update as it was received. */
export interface InboxEntry {
  /** Telegram's update_id. */
  readonly id: number;
  /** The update, JSON. */
  readonly content: unknown;
  /** How many runs of the program have begun with this entry unfinished; 0 when it has just come. */
  readonly starts: number;
}

/**
 * What the bot has received and not finished yet, safe on disk before Telegram is told to forget it. Nothing here
 * throws: a disk that fails makes entries unsaved, and the caller keeps them unconfirmed at Telegram instead.
 */
export interface Inbox {
  /** Unfinished entries of earlier runs, oldest first. */
  readonly leftOver: readonly InboxEntry[];
  /**
   * Writes down what is new and resolves when it is on disk, or when that failed.
   * @returns the entries that were never received before, in their order
   */
  receive(
    entries: readonly { readonly id: number; readonly content: unknown }[],
  ): Promise<readonly InboxEntry[]>;
  /** The final answer is out: the entry is never handled again, its content is dropped. */
  finish(id: number): Promise<void>;
  /** Lowest id that is neither finished nor on disk: not to be confirmed. Null when all is safe. */
  firstUnsaved(): number | null;
  close(): Promise<void>;
}
