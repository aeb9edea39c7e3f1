import type { Assistant, Library } from "./ask/answer.js";
import type { Reply } from "./ask/reply.js";
import { warmUp } from "./ask/warm-up.js";
import type { Role } from "./document/audience.js";
import { EarlierLibraries, type LibraryFor } from "./earlier-libraries.js";
import type { Logger } from "./ports.js";

export interface LiveParts {
  /** The id of the generation that should serve; null when nothing can be read there. Cheap: asked every few seconds. */
  pointed(): Promise<string | null>;
  /** Opens that generation and no other. @throws when it cannot serve */
  open(id: string): Promise<Assistant>;
  /** Generations on disk, newest first. */
  kept(): Promise<readonly string[]>;
  openLibrary(id: string): Promise<LibraryFor>;
  /** Calls back when `pointed` may have changed. @returns ends it */
  watch(onChange: () => void): () => void;
  versions(serving: string): Promise<Reply>;
  /** Told of a generation that could not be opened, and of the one that serves from now on. */
  readonly onFailed?: (id: string, error: unknown) => Promise<void>;
  readonly onServing?: (id: string) => void;
  /** The first generation is warmed when the service has been up so long, in milliseconds; absent: not at all. */
  readonly warmAfter?: number;
  /** Gives the memory of what was closed back. */
  readonly reclaim?: () => void;
  readonly now: () => number;
  readonly log: Logger;
}

/** A generation that cannot be opened is tried again after this, then twice as long each time. Milliseconds. */
const firstRetry = 60_000;
const longestRetry = 30 * 60_000;

/** An answer takes 60 s at most; one that hangs beyond this no longer keeps the next generation waiting. */
const longestDrain = 120_000;

/** Questions asked of a new generation before its first real one: they pull the pages of its files. */
const warmingQuestions = 3;
/** The same when the process is young and its code runs for the first time. */
const firstWarmingQuestions = 60;

/** One opened generation and the answers that are being made from it. */
class Serving {
  readonly assistant: Assistant;
  private running = 0;
  private onIdle: (() => void) | null = null;

  constructor(assistant: Assistant) {
    this.assistant = assistant;
  }

  get id(): string {
    return this.assistant.library.generation;
  }

  async ask(...question: Parameters<Assistant["ask"]>): ReturnType<Assistant["ask"]> {
    this.running += 1;
    try {
      return await this.assistant.ask(...question);
    } finally {
      this.running -= 1;
      if (this.running === 0) this.onIdle?.();
    }
  }

  /** Closes it when its last answer is out. */
  async retire(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    if (this.running > 0) {
      await new Promise<void>((resolve) => {
        this.onIdle = resolve;
        timer = setTimeout(resolve, longestDrain);
        timer.unref();
      });
    }
    clearTimeout(timer);
    await this.assistant.close();
  }
}

/**
 * An assistant whose index is replaced under it. A new generation is opened beside the old one and warmed, then takes
 * the next question; answers in flight end on the one they began with, which is closed after the last of them. No third
 * is opened before that: at most two are in memory. One that cannot be opened leaves the old one serving.
 *
 * Memory while three generations of 10,000 passages were published one after the other under 20 questions a second:
 * 227 MB with one, 422 at the peak (1.9 times); without `reclaim` 677, and growing with each.
 * @param first the generation in force, opened
 */
export class LiveAssistant implements Assistant {
  private readonly parts: LiveParts;
  private serving: Serving;
  private readonly earlierOnes: EarlierLibraries;
  private readonly endWatch: () => void;
  private failed: { readonly id: string; readonly times: number; readonly until: number } | null = null;
  private looking: Promise<void> | null = null;
  private mustLookAgain = false;
  private isClosed = false;

  constructor(first: Assistant, parts: LiveParts) {
    this.parts = parts;
    this.serving = new Serving(first);
    this.earlierOnes = new EarlierLibraries(parts);
    const endWatch = parts.watch(() => void this.look());
    // Whatever hinders it will show in a real question as well.
    const warming =
      parts.warmAfter === undefined
        ? undefined
        : setTimeout(() => void warmUp(this, firstWarmingQuestions).catch(() => undefined), parts.warmAfter);
    warming?.unref();
    this.endWatch = () => {
      clearTimeout(warming);
      endWatch();
    };
  }

  get library(): Library {
    return this.serving.assistant.library;
  }

  ask(...question: Parameters<Assistant["ask"]>): ReturnType<Assistant["ask"]> {
    return this.serving.ask(...question);
  }

  libraryFor(role: Role): Library {
    return this.serving.assistant.libraryFor(role);
  }

  earlier<Found>(find: (library: Library) => Found | undefined, role: Role): Promise<Found | undefined> {
    return this.earlierOnes.find(find, role, this.serving.assistant);
  }

  versions(): Promise<Reply> {
    return this.parts.versions(this.serving.id);
  }

  /** Looks whether another generation should serve, and switches to it. Several calls at once are one look. */
  look(): Promise<void> {
    this.mustLookAgain = true;
    this.looking ??= this.lookUntilSettled().finally(() => (this.looking = null));
    return this.looking;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.endWatch();
    this.earlierOnes.drop();
    await this.looking;
    await this.serving.assistant.close();
  }

  private async lookUntilSettled(): Promise<void> {
    while (this.mustLookAgain && !this.isClosed) {
      this.mustLookAgain = false;
      // eslint-disable-next-line no-await-in-loop -- one look after the other
      const id = await this.parts.pointed().catch(() => null);
      // eslint-disable-next-line no-await-in-loop
      if (id === null || id === this.serving.id || this.isToWait(id)) continue;
      // eslint-disable-next-line no-await-in-loop
      await this.switchTo(id);
      // Not inside: the closed generation is free only when nothing names it any more.
      this.parts.reclaim?.();
    }
  }

  private isToWait(id: string): boolean {
    return this.failed?.id === id && this.parts.now() < this.failed.until;
  }

  private async switchTo(id: string): Promise<void> {
    const { parts } = this;
    const { log } = parts;
    const started = parts.now();
    try {
      this.earlierOnes.drop();
      const assistant = await parts.open(id);
      await warmUp(assistant, warmingQuestions);
      if (this.isClosed) return await assistant.close();
      const old = this.serving;
      this.serving = new Serving(assistant);
      this.failed = null;
      parts.onServing?.(id);
      log.info("index.switched", { from: old.id, to: id, milliseconds: parts.now() - started });
      await old.retire();
      log.debug("index.closed", { id: old.id });
    } catch (error) {
      const times = this.failed?.id === id ? this.failed.times + 1 : 1;
      const wait = Math.min(longestRetry, firstRetry * 2 ** (times - 1));
      this.failed = { id, times, until: parts.now() + wait };
      log.error("index.switch-failed", { id, serving: this.serving.id, again: wait, error });
      await parts.onFailed?.(id, error);
    }
  }
}
