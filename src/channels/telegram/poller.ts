import type { Update } from "telegraf/types";

import { ConfigError } from "../../errors.js";
import type { Logger } from "../../ports.js";
import type { Calls } from "./calls.js";
import type { Dispatcher } from "./dispatcher.js";
import { sortFailure } from "./failures.js";
import type { Inbox } from "./inbox.js";
import { backoff, sleep, type Timing } from "./timing.js";

/** Kinds of updates we ask for: the others are never sent. */
const allowedUpdates = ["message", "edited_message", "callback_query"] as const;

/** With more than this in hand we fetch no more: Telegram keeps the rest. */
const heaviestLoad = 500;

/** How soon to look again while overloaded, or while only known updates come. Milliseconds. */
const shortRest = 1_000;

/** After a week without updates ids may begin anew, lower; forgetting the offset a day earlier costs nothing. */
const offsetKeptMilliseconds = 24 * 3_600_000;

export interface PollerParts {
  readonly calls: Calls;
  readonly inbox: Inbox;
  readonly dispatcher: Dispatcher;
  readonly log: Logger;
  readonly timing: Timing;
  readonly stop: AbortSignal;
}

/** Telegram does not know our token: no waiting mends that. */
export function rejectedToken(): ConfigError {
  return new ConfigError([
    "TELEGRAM_BOT_TOKEN is not accepted by Telegram (401): get a new one from @BotFather",
  ]);
}

/** Fetches updates until stopped, whatever Telegram or the network does. */
export class Poller {
  private readonly parts: PollerParts;
  private offset = 0;
  private receivedAt = Date.now();
  private failures = 0;
  private ready = false;

  constructor(parts: PollerParts) {
    this.parts = parts;
  }

  /** @throws {ConfigError} when the token is not accepted */
  async run(): Promise<void> {
    const { stop, dispatcher, timing } = this.parts;
    while (!stop.aborted) {
      if (dispatcher.load > heaviestLoad) {
        await sleep(shortRest / 5, stop);
        continue;
      }
      try {
        const updates = await this.fetch(timing.pollSeconds, timing.pollSeconds * 1_000 + timing.pollGrace);
        this.succeeded();
        await this.take(updates);
      } catch (error) {
        if (!stop.aborted) await this.failed(error);
      }
    }
  }

  /** Tells Telegram what is done, so that it is not sent again; failing that, the inbox knows it. */
  async confirm(milliseconds: number): Promise<void> {
    if (this.offset === 0) return;
    const { calls, inbox } = this.parts;
    const offset = inbox.firstUnsaved() ?? this.offset;
    await calls.once("getUpdates", { offset, limit: 1, timeout: 0 }, milliseconds).catch(() => undefined);
  }

  private async fetch(seconds: number, milliseconds: number): Promise<readonly Update[]> {
    if (Date.now() - this.receivedAt > offsetKeptMilliseconds) this.offset = 0;
    const updates: unknown = await this.parts.calls.once(
      "getUpdates",
      { offset: this.offset, limit: 100, timeout: seconds, allowed_updates: allowedUpdates },
      milliseconds,
      this.parts.stop,
    );
    // A server that is not quite Telegram may answer null with "ok".
    if (!Array.isArray(updates)) throw new TypeError("getUpdates gave no list");
    return updates.filter((update) => Number.isSafeInteger(update?.update_id));
  }

  private async take(updates: readonly Update[]): Promise<void> {
    const { inbox, dispatcher, stop } = this.parts;
    if (updates.length === 0) return;
    this.receivedAt = Date.now();
    const fresh = await inbox.receive(updates.map((update) => ({ id: update.update_id, content: update })));
    for (const entry of fresh) dispatcher.accept(entry);
    const next = Math.max(...updates.map((update) => update.update_id)) + 1;
    this.offset = Math.min(next, inbox.firstUnsaved() ?? next);
    // Unsaved updates come again at once; so does everything from a server that ignores offsets.
    if (fresh.length === 0) await sleep(shortRest, stop);
  }

  private succeeded(): void {
    if (!this.ready) this.parts.log.info("telegram.ready");
    else if (this.failures > 0) this.parts.log.info("telegram.back", { failures: this.failures });
    this.ready = true;
    this.failures = 0;
  }

  private async failed(error: unknown): Promise<void> {
    const { log, timing, stop } = this.parts;
    const failure = sortFailure(error);
    if (failure.kind === "unauthorized") throw rejectedToken();
    // A long outage is told at its 1st, 2nd, 4th, 8th … failure.
    if ((this.failures & (this.failures + 1)) === 0) {
      const hint =
        failure.kind === "conflict"
          ? { hint: "another instance fetches with this token; waiting for its end" }
          : {};
      log.warn("telegram.fetch", { failure, error, failures: this.failures + 1, ...hint });
    }
    const wait = failure.kind === "throttled" ? failure.seconds * 1_000 : backoff(this.failures, timing);
    this.failures += 1;
    await sleep(wait, stop);
  }
}
