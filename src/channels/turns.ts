import type { Answer, ClarifyOption } from "../ask/answer.js";
import { answerMessages } from "../messages.js";
import { callDocument } from "../ask/draft.js";

interface Turn {
  readonly question: string;
  readonly answer: string;
}

/** Enough for "còn xã kia thì sao?"; more only confuses. */
const turnsKept = 4;
const talksKept = 2_000;
const forgottenAfterMilliseconds = 30 * 60_000;

/** An answer's own words; the documents it stands on are named at the end where it does not name them itself. */
function wordsOf(answer: Answer): string {
  if (answer.kind !== "answered") return answer.text;
  const said = answer.statements.map(({ text }) => text);
  const [citation] = answer.citations;
  const isSourced = answer.statements.some(({ evidence }) => evidence === "catalogue");
  return [
    ...said,
    ...(isSourced || citation === undefined ? [] : [answerMessages.sources(callDocument(citation))]),
  ].join("\n");
}

/** The last turns of each talk, in memory only: after half an hour or a restart a talk begins anew. */
export class Turns {
  private readonly talks = new Map<
    string,
    { readonly at: number; readonly turns: readonly Turn[]; readonly options: readonly ClarifyOption[] }
  >();
  private readonly now: () => number;

  constructor(now: () => number = Date.now) {
    this.now = now;
  }

  /** Oldest first. */
  of(talk: string): readonly Turn[] {
    const kept = this.talks.get(talk);
    return kept === undefined || this.now() - kept.at > forgottenAfterMilliseconds ? [] : kept.turns;
  }

  /** The choices that the talk was last asked about; empty where nothing was. */
  optionsOf(talk: string): readonly ClarifyOption[] {
    const kept = this.talks.get(talk);
    return kept === undefined || this.now() - kept.at > forgottenAfterMilliseconds ? [] : kept.options;
  }

  add(talk: string, question: string, answer: Answer): void {
    // A refused question may be an attack; it is kept out of what later questions are read by.
    if (answer.kind === "refused") return;
    // What was asked back stays open until the next question that is asked back about.
    const options = answer.kind === "clarify" ? (answer.options ?? []) : this.optionsOf(talk);
    const turns = [...this.of(talk), { question, answer: wordsOf(answer) }].slice(-turnsKept);
    this.talks.delete(talk);
    this.talks.set(talk, { at: this.now(), turns, options });
    for (const oldest of this.talks.keys()) {
      if (this.talks.size <= talksKept) break;
      this.talks.delete(oldest);
    }
  }
}
