import { ApiError } from "./state.ts";

export interface Rates {
  /** Messages a second in one chat, and how many at once. */
  readonly chatPerSecond: number;
  readonly chatBurst: number;
  readonly botPerSecond: number;
  readonly groupPerMinute: number;
}

/** Bot FAQ: about one message a second in a chat, 30 a second in all, 20 a minute in a group. */
export const usualRates: Rates = { chatPerSecond: 1, chatBurst: 1, botPerSecond: 30, groupPerMinute: 20 };

class Bucket {
  private tokens: number;
  private filledAt: number;
  private readonly capacity: number;
  private readonly perSecond: number;

  constructor(capacity: number, perSecond: number, now: number) {
    this.capacity = capacity;
    this.perSecond = perSecond;
    this.tokens = capacity;
    this.filledAt = now;
  }

  /** @returns seconds to wait, 0 = there is one; whole seconds as Telegram gives them */
  wait(now: number): number {
    this.tokens = Math.min(this.capacity, this.tokens + ((now - this.filledAt) / 1_000) * this.perSecond);
    this.filledAt = now;
    return this.tokens >= 1 ? 0 : Math.ceil((1 - this.tokens) / this.perSecond);
  }

  take(): void {
    this.tokens -= 1;
  }
}

/** Token buckets per chat, per group and minute, and for the whole bot. */
export class Limits {
  private readonly buckets = new Map<string, Bucket>();
  private readonly rates: Rates;
  private readonly now: () => number;

  constructor(rates: Rates, now: () => number) {
    this.rates = rates;
    this.now = now;
  }

  /** @throws {ApiError} 429 with `retry_after` in whole seconds */
  spend(chatId: number): void {
    const { chatBurst, chatPerSecond, botPerSecond, groupPerMinute } = this.rates;
    const wanted = [
      this.bucket(`chat ${chatId}`, chatBurst, chatPerSecond),
      this.bucket("bot", botPerSecond, botPerSecond),
      ...(chatId < 0 ? [this.bucket(`group ${chatId}`, groupPerMinute, groupPerMinute / 60)] : []),
    ];
    const wait = Math.max(...wanted.map((bucket) => bucket.wait(this.now())));
    if (wait > 0) {
      throw new ApiError(429, `Too Many Requests: retry after ${wait}`, { retry_after: wait });
    }
    for (const bucket of wanted) bucket.take();
  }

  private bucket(key: string, capacity: number, perSecond: number): Bucket {
    const bucket = this.buckets.get(key) ?? new Bucket(capacity, perSecond, this.now());
    this.buckets.set(key, bucket);
    return bucket;
  }
}
