import type { Fields } from "./fields.ts";

interface Waiting {
  readonly answer: (updates: readonly Fields[] | "conflict") => void;
  readonly limit: number;
}

const keptMilliseconds = 24 * 3_600_000;

/** Not delivered unless asked for by name (Bot API `getUpdates`, allowed_updates). */
const onlyWhenAsked = new Set(["chat_member", "message_reaction", "message_reaction_count"]);

/**
 * The queue behind getUpdates: an update stays until a later call's offset confirms it, at most 24 hours; a second
 * poller ends the first one's wait with 409.
 */
export class UpdateQueue {
  private readonly now: () => number;
  private readonly queued: { readonly at: number; readonly update: Fields & { update_id: number } }[] = [];
  private nextId = 870_001;
  private waiting: Waiting | null = null;
  private allowed: readonly string[] = [];

  constructor(now: () => number) {
    this.now = now;
  }

  /** @returns the id of the update, or null when the bot did not ask for its kind */
  push(kind: string, content: Fields): number | null {
    const wanted = this.allowed.length === 0 ? !onlyWhenAsked.has(kind) : this.allowed.includes(kind);
    if (!wanted) return null;
    const id = this.nextId;
    this.nextId += 1;
    this.queued.push({ at: this.now(), update: { update_id: id, [kind]: content } });
    this.wake();
    return id;
  }

  /** Puts an update back as if it had never been confirmed: what a crash of Telegram's side looks like. */
  redeliver(update: Fields & { update_id: number }): void {
    this.queued.push({ at: this.now(), update });
    this.queued.sort((one, other) => one.update.update_id - other.update.update_id);
    this.wake();
  }

  get pending(): number {
    return this.queued.length;
  }

  drop(): void {
    this.queued.length = 0;
  }

  /**
   * @param offset > 0 confirms all below it, < 0 forgets all but the last -offset, 0 confirms nothing
   * @param timeout seconds, at most 50 as on the real server
   */
  poll(
    request: { offset: number; limit: number; timeout: number; allowed: readonly string[] | undefined },
    closed: (forget: () => void) => void,
  ): Promise<readonly Fields[] | "conflict"> {
    this.waiting?.answer("conflict");
    if (request.allowed !== undefined) this.allowed = request.allowed;
    this.confirm(request.offset);
    const ready = this.take(request.limit);
    if (ready.length > 0 || request.timeout <= 0) return Promise.resolve(ready);
    return new Promise((resolve) => {
      const timer = setTimeout(() => waiting.answer([]), Math.min(50, request.timeout) * 1_000);
      const waiting: Waiting = {
        limit: request.limit,
        answer: (updates) => {
          clearTimeout(timer);
          if (this.waiting === waiting) this.waiting = null;
          resolve(updates);
        },
      };
      this.waiting = waiting;
      closed(() => waiting.answer([]));
    });
  }

  private confirm(offset: number): void {
    if (offset < 0) this.queued.splice(0, Math.max(0, this.queued.length + offset));
    const oldest = this.now() - keptMilliseconds;
    const kept = this.queued.filter(
      ({ at, update }) => at >= oldest && (offset <= 0 || update.update_id >= offset),
    );
    this.queued.splice(0, this.queued.length, ...kept);
  }

  private take(limit: number): readonly Fields[] {
    return this.queued.slice(0, limit).map(({ update }) => update);
  }

  private wake(): void {
    const { waiting } = this;
    if (waiting !== null) waiting.answer(this.take(waiting.limit));
  }
}
