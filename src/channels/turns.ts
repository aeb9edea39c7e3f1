import type { Answer } from "../ask/answer.js";

interface Turn {
  readonly question: string;
  readonly answer: string;
}

/** Enough for "còn xã kia thì sao?"; more only confuses. */
const turnsKept = 4;
const talksKept = 2_000;
const forgottenAfterMilliseconds = 30 * 60_000;

/** An answer's own words, without its sources. */
function wordsOf(answer: Answer): string {
  return answer.kind === "answered" ? answer.statements.map(({ text }) => text).join("\n") : answer.text;
}

/** The last turns of each talk, in memory only: after half an hour or a restart a talk begins anew. */
export class Turns {
  private readonly talks = new Map<string, { at: number; turns: readonly Turn[] }>();
  private readonly now: () => number;

  constructor(now: () => number = Date.now) {
    this.now = now;
  }

  /** Oldest first. */
  of(talk: string): readonly Turn[] {
    const kept = this.talks.get(talk);
    return kept === undefined || this.now() - kept.at > forgottenAfterMilliseconds ? [] : kept.turns;
  }

  add(talk: string, question: string, answer: Answer): void {
    // A refused question may be an attack; it is kept out of what later questions are read by.
    if (answer.kind === "refused") return;
    const turns = [...this.of(talk), { question, answer: wordsOf(answer) }].slice(-turnsKept);
    this.talks.delete(talk);
    this.talks.set(talk, { at: this.now(), turns });
    for (const oldest of this.talks.keys()) {
      if (this.talks.size <= talksKept) break;
      this.talks.delete(oldest);
    }
  }
}
