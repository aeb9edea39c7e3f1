import type { Opts, Telegram as Methods } from "telegraf/types";

import type { Logger } from "../../ports.js";
import { sortFailure, UnfinishedError, type Failure } from "./failures.js";
import { backoff, sleep, type Timing } from "./timing.js";

/** What became of a call that we carry through. "unknown": the connection was cut; it may have been carried out. */
export type Outcome<Result> =
  | { readonly kind: "done"; readonly result: Result }
  | { readonly kind: "dropped" | "unknown" }
  | { readonly kind: "refused"; readonly code: number; readonly description: string };

/** Telegraf's client as far as we use it: its signal type predates Node's own. */
export interface ApiClient {
  callApi<Method extends keyof Methods>(
    method: Method,
    payload: Opts<Method>,
    options: { signal: AbortSignal },
  ): Promise<ReturnType<Methods[Method]>>;
}

/** A server error is repeated this often: a message that breaks Telegram must not hold its chat for ever. */
const serverErrorsBorne = 6;

/** Calls to the Bot API, each with a deadline; those that send are repeated when and only when that is safe. */
export class Calls {
  private readonly client: ApiClient;
  private readonly log: Logger;
  private readonly timing: Timing;
  private readonly running = new Set<AbortController>();
  private isStopping = false;

  constructor(client: ApiClient, log: Logger, timing: Timing) {
    this.client = client;
    this.log = log;
    this.timing = timing;
  }

  /** Gives up every call, running and to come, with UnfinishedError. */
  stop(): void {
    this.isStopping = true;
    for (const controller of this.running) controller.abort();
  }

  /**
   * One call, once.
   * @param milliseconds when it is given up
   * @param signal gives it up earlier
   * @throws whatever Telegraf throws; sort it with `sortFailure`
   */
  async once<Method extends keyof Methods>(
    method: Method,
    payload: Opts<Method>,
    milliseconds: number = this.timing.send,
    signal?: AbortSignal,
  ): Promise<ReturnType<Methods[Method]>> {
    const controller = new AbortController();
    const abort = () => controller.abort();
    if (this.isStopping || signal?.aborted === true) throw new UnfinishedError();
    const timer = setTimeout(abort, milliseconds);
    signal?.addEventListener("abort", abort);
    this.running.add(controller);
    try {
      return await this.client.callApi(method, payload, { signal: controller.signal });
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
      this.running.delete(controller);
    }
  }

  /**
   * One call, carried through: waits out 429, repeats what never reached Telegram or failed there, and never repeats
   * what may have been carried out (a message has no idempotency key).
   * @throws {UnfinishedError} when the program stops meanwhile, or nothing was heard until the deadline
   */
  async carryThrough<Method extends keyof Methods>(
    method: Method,
    payload: Opts<Method>,
  ): Promise<Outcome<ReturnType<Methods[Method]>>> {
    let serverErrors = 0;
    for (let failures = 0; ; failures += 1) {
      try {
        return { kind: "done", result: await this.once(method, payload) };
      } catch (error) {
        if (this.isStopping) throw new UnfinishedError("stopping", { cause: error });
        const failure = sortFailure(error);
        if (failure.kind === "server") serverErrors += 1;
        const end = this.endOf(failure, serverErrors);
        this.log.warn("telegram.call", { method, failure, attempt: failures + 1, repeated: end === null });
        if (failure.kind === "timeout")
          throw new UnfinishedError(`${method} was not answered`, { cause: error });
        if (end !== null) return end;
        const wait = failure.kind === "throttled" ? failure.seconds * 1_000 : backoff(failures, this.timing);
        await this.pause(wait);
      }
    }
  }

  /** Each pause has its own signal: Node warns of a leak when one signal has many listeners. */
  private async pause(milliseconds: number): Promise<void> {
    const controller = new AbortController();
    this.running.add(controller);
    await sleep(milliseconds, controller.signal);
    this.running.delete(controller);
  }

  /** How a failed call ends; null: it is repeated. */
  private endOf(failure: Failure, serverErrors: number): Outcome<never> | null {
    switch (failure.kind) {
      case "throttled":
        return failure.seconds * 1_000 > this.timing.longestThrottle ? { kind: "dropped" } : null;
      case "unreachable":
        return null;
      case "server":
        return serverErrors >= serverErrorsBorne ? { kind: "dropped" } : null;
      case "refused":
        return { kind: "refused", code: failure.code, description: failure.description };
      case "gone":
      case "unauthorized":
      case "conflict":
        return { kind: "dropped" };
      default:
        return { kind: "unknown" };
    }
  }
}
