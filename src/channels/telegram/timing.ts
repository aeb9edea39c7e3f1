/** Every wait of the Telegram channel, in milliseconds but for `pollSeconds`. Tests shorten them. */
export interface Timing {
  /** How long Telegram may hold an empty getUpdates; its own maximum is 50. */
  readonly pollSeconds: number;
  /** A getUpdates that takes longer than its poll time by this is hung and given up. */
  readonly pollGrace: number;
  /** A call that sends is given up after this. */
  readonly send: number;
  /** First and longest wait before a call is repeated. */
  readonly firstBackoff: number;
  readonly longestBackoff: number;
  /** A longer `retry_after` is not waited for: the message is dropped. */
  readonly longestThrottle: number;
  /** How long running handlers may go on once a stop was asked for. */
  readonly drain: number;
  /** Longest life of a question. */
  readonly ask: number;
  /** "typing" is shown for 5 s at most, hence said again this often. */
  readonly typing: number;
}

export const usualTiming: Timing = {
  pollSeconds: 30,
  pollGrace: 10_000,
  send: 25_000,
  firstBackoff: 500,
  longestBackoff: 8_000,
  longestThrottle: 600_000,
  drain: 3_000,
  ask: 60_000,
  typing: 4_000,
};

/** Resolves after the time, or at once when the signal fires; never rejects. */
export function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) {
      resolve();
      return;
    }
    const wake = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", wake);
      resolve();
    };
    const timer = setTimeout(wake, milliseconds);
    signal?.addEventListener("abort", wake);
  });
}

/** Doubles with each failure up to the longest, less up to a half at random so that many clients do not march in step. */
export function backoff(failures: number, { firstBackoff, longestBackoff }: Timing): number {
  return Math.min(longestBackoff, firstBackoff * 2 ** Math.min(failures, 20)) * (0.5 + Math.random() / 2);
}
