import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { join, resolve } from "node:path";

import type { Budget, Clock, Logger } from "../ports.js";
import { codeOf } from "./file-errors.js";
import { makeFolders } from "./files.js";

export interface BudgetLimits {
  /** Questions a minute: of one person, of all together. */
  readonly ratePerMinute: number;
  readonly ratePerMinuteAll: number;
  /** Calls of a model a day: for one person, for all together; 0 = none. */
  readonly modelCallsPerUser: number;
  readonly modelCalls: number;
}

const minute = 60_000;
/** Days begin at midnight in Việt Nam. */
const vietnam = 7 * 3_600_000;
/** The file is written anew when it has grown by so many lines. */
const linesBeforeRewrite = 5_000;
/** People remembered at least; of more, those who have been silent for a minute are forgotten. */
const peopleKept = 2_000;

/** One counted event: a question, or a call of a model. */
interface Counted {
  readonly kind: "question" | "call";
  readonly user: string;
  readonly at: number;
}

const dayOf = (at: number): number => Math.floor((at + vietnam) / 86_400_000);

function readLine(line: string): Counted | null {
  try {
    const read: unknown = JSON.parse(line);
    if (!Array.isArray(read)) return null;
    const [kind, user, at]: unknown[] = read;
    if ((kind !== "question" && kind !== "call") || typeof user !== "string") return null;
    return typeof at === "number" && Number.isFinite(at) ? { kind, user, at } : null;
  } catch {
    return null;
  }
}

/** Questions of the last minute and calls of the day, in memory and in one file that is appended to. */
class FileBudget implements Budget {
  private readonly file: string;
  private readonly limits: BudgetLimits;
  private readonly log: Logger;
  private readonly now: Clock;
  /** When each person asked, and was told to wait, within the last minute. */
  private readonly asked = new Map<string, number[]>();
  private readonly told = new Map<string, number>();
  private everybody: number[] = [];
  private calls = new Map<string, number>();
  private allCalls = 0;
  private day: number;
  private lines = 0;
  private hasFailed = false;

  constructor(file: string, limits: BudgetLimits, log: Logger, now: Clock) {
    this.file = file;
    this.limits = limits;
    this.log = log;
    this.now = now;
    this.day = dayOf(now());
    this.load();
    this.rewrite();
  }

  ask(user: string): { readonly seconds: number; readonly isTold: boolean } | null {
    const now = this.now();
    const own = this.recent(this.asked.get(user) ?? [], now);
    this.everybody = this.recent(this.everybody, now);
    this.asked.set(user, own);
    const { ratePerMinute, ratePerMinuteAll } = this.limits;
    const full = [
      ...(own.length >= ratePerMinute ? [own[own.length - ratePerMinute]] : []),
      ...(this.everybody.length >= ratePerMinuteAll
        ? [this.everybody[this.everybody.length - ratePerMinuteAll]]
        : []),
    ];
    if (full.length > 0) {
      const free = Math.max(...full.map((at) => (at ?? now) + minute));
      const isTold = now - (this.told.get(user) ?? Number.NEGATIVE_INFINITY) < minute;
      if (!isTold) this.told.set(user, now);
      return { seconds: Math.max(1, Math.ceil((free - now) / 1_000)), isTold };
    }
    own.push(now);
    this.everybody.push(now);
    this.forget(now);
    this.append({ kind: "question", user, at: now }, false);
    return null;
  }

  spend(user: string): boolean {
    const now = this.now();
    this.beginDay(now);
    const own = this.calls.get(user) ?? 0;
    if (own >= this.limits.modelCallsPerUser || this.allCalls >= this.limits.modelCalls) return false;
    this.calls.set(user, own + 1);
    this.allCalls += 1;
    // On the disk before the call is made: a crash must not make it free.
    this.append({ kind: "call", user, at: now }, true);
    return true;
  }

  private recent(times: readonly number[], now: number): number[] {
    // A clock set back leaves times ahead of it: they would lock people out for as long.
    return times.filter((at) => now - at < minute && at <= now);
  }

  private beginDay(now: number): void {
    const day = dayOf(now);
    if (day === this.day) return;
    this.day = day;
    this.calls = new Map();
    this.allCalls = 0;
  }

  private forget(now: number): void {
    if (this.asked.size <= peopleKept) return;
    for (const [user, times] of this.asked) if (this.recent(times, now).length === 0) this.asked.delete(user);
    for (const [user, at] of this.told) if (now - at >= minute) this.told.delete(user);
  }

  private load(): void {
    let text = "";
    try {
      text = readFileSync(this.file, "utf8");
    } catch (error) {
      if (codeOf(error) !== "ENOENT") this.failed(error);
      return;
    }
    const now = this.now();
    for (const line of text.split("\n")) {
      const counted = readLine(line);
      if (counted === null) continue;
      const { kind, user, at } = counted;
      if (kind === "call" && dayOf(at) === this.day) {
        this.calls.set(user, (this.calls.get(user) ?? 0) + 1);
        this.allCalls += 1;
      } else if (kind === "question" && now - at < minute && at <= now) {
        this.asked.set(user, [...(this.asked.get(user) ?? []), at]);
        this.everybody.push(at);
      }
    }
  }

  private append(counted: Counted, isSynced: boolean): void {
    this.lines += 1;
    if (this.lines > linesBeforeRewrite) return this.rewrite();
    this.write(this.file, "a", `${JSON.stringify([counted.kind, counted.user, counted.at])}\n`, isSynced);
  }

  /** The file anew, without what no longer counts: nobody's id stays longer than it must. */
  private rewrite(): void {
    const now = this.now();
    this.lines = 0;
    const lines = [
      ...[...this.asked].flatMap(([user, times]) =>
        this.recent(times, now).map((at) => JSON.stringify(["question", user, at])),
      ),
      ...[...this.calls].flatMap(([user, count]) =>
        Array.from({ length: count }, () => JSON.stringify(["call", user, now])),
      ),
    ];
    const fresh = `${this.file}.new`;
    if (!this.write(fresh, "w", lines.map((line) => `${line}\n`).join(""), true)) return;
    try {
      renameSync(fresh, this.file);
    } catch (error) {
      this.failed(error);
    }
  }

  /** @returns whether it was written; a disk that fails costs the memory of restarts, never an answer */
  private write(file: string, flag: "a" | "w", text: string, isSynced: boolean): boolean {
    try {
      const handle = openSync(file, flag, 0o600);
      try {
        writeSync(handle, text);
        if (isSynced) fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
      this.hasFailed = false;
      return true;
    } catch (error) {
      this.failed(error);
      return false;
    }
  }

  private failed(error: unknown): void {
    if (!this.hasFailed) this.log.warn("budget.unsaved", { file: this.file, error });
    this.hasFailed = true;
  }
}

/** Opens the counters of a state folder; where that cannot be written, they are kept in memory and that is logged. */
export async function openBudget(
  directory: string,
  limits: BudgetLimits,
  log: Logger,
  now: Clock = Date.now,
): Promise<Budget> {
  // The first write tells what is wrong with the folder.
  await makeFolders(resolve(directory)).catch(() => undefined);
  return new FileBudget(join(directory, "budget.jsonl"), limits, log, now);
}
