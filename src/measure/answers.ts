import { readFileSync } from "node:fs";

import type { Answer, Assistant } from "../ask/answer.js";
import { answerToJson } from "../ask/json.js";
import { FileAccessError, UsageError } from "../errors.js";
import { holds } from "./gold.js";
import { parseObject } from "./json-lines.js";
import { opens, tooLong, unsupportedFigures } from "./answer-faults.js";

/** The fields that hold a question's typings: full marks, no marks, as in a chat. */
export const typings = ["q", "q_nodia", "q_chat"] as const;
export type Typing = (typeof typings)[number];

/** A question with the strings a right answer holds; for an unanswerable one the right answer claims nothing. */
export interface GoldQuestion {
  readonly id: string;
  readonly tier: string;
  readonly question: string;
  readonly answerable: boolean;
  readonly all: readonly string[];
  /** Earlier turns of the talk, oldest first; absent where there are none. */
  readonly history?: readonly { readonly question: string; readonly answer: string }[];
}

/**
 * right: holds every wanted string, within the contract's lengths, or claims nothing where nothing is to be said;
 * partial: holds some of them; wrong: claims something that is not it; missed: claims nothing where something is said.
 */
export type Judgement = "right" | "partial" | "wrong" | "missed";

export interface Outcome {
  readonly gold: GoldQuestion;
  readonly outcome: Judgement;
  readonly kind: string;
  readonly text: string;
  /** Figures of statements on quotes that their quotes do not hold. */
  readonly unsupported: readonly string[];
  /** Citations, and those of them that open at the words they quote. */
  readonly citations: number;
  readonly opened: number;
  /** A text or a quote longer than the contract allows, or a quote of more than twice the words needed. */
  readonly tooLong: boolean;
  /** How sure the reader was of its best passage, 0 to 1; null where none was looked for. */
  readonly confidence: number | null;
  readonly milliseconds: number;
}

export interface TierReport {
  readonly questions: number;
  readonly right: number;
  readonly partial: number;
  readonly wrong: number;
  readonly missed: number;
}

const textOr = (value: unknown, otherwise: string): string => (typeof value === "string" ? value : otherwise);

function historyOf(value: unknown): Pick<GoldQuestion, "history"> {
  if (!Array.isArray(value)) return {};
  const turns = value.flatMap((turn: unknown) => {
    if (typeof turn !== "object" || turn === null || !("question" in turn)) return [];
    const answer = "answer" in turn ? textOr(turn.answer, "") : "";
    return typeof turn.question === "string" ? [{ question: turn.question, answer }] : [];
  });
  return turns.length === 0 ? {} : { history: turns };
}

/**
 * Reads a file of questions, one JSON object a line: `id`, `question` or `q`, `tier` or `kind`, `all`, `answerable`.
 * @param typing the field that holds the question's typing ("q", "q_nodia", "q_chat"); lines without it are left out
 */
export function readGold(file: string, typing: string): GoldQuestion[] {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new FileAccessError(
      `The questions in ${file} cannot be read. Name a file with one JSON question a line.`,
      { cause: error },
    );
  }
  return text
    .split("\n")
    .map((line, place) => ({ line, place }))
    .filter(({ line }) => line.trim() !== "")
    .flatMap(({ line, place }) => {
      const parsed = parseObject(line);
      if (parsed === null) throw new UsageError(`Line ${place + 1} of ${file} is not a JSON object.`);
      const question = parsed[typing] ?? (typing === "q" ? parsed["question"] : undefined);
      if (typeof question !== "string") return [];
      return [
        {
          id: textOr(parsed["id"], `${place + 1}`),
          tier: textOr(parsed["tier"], textOr(parsed["kind"], "all")),
          question,
          answerable: parsed["answerable"] !== false,
          all: Array.isArray(parsed["all"]) ? parsed["all"].filter((one) => typeof one === "string") : [],
          ...historyOf(parsed["history"]),
        },
      ];
    });
}

function judgement(gold: GoldQuestion, answer: Answer, text: string, isTooLong: boolean): Judgement {
  const claims = answer.kind === "answered";
  if (!gold.answerable) return claims ? "wrong" : "right";
  if (!claims) return "missed";
  if (isTooLong) return "wrong";
  const held = gold.all.filter((wanted) => holds(text, wanted)).length;
  if (held === gold.all.length) return "right";
  return held > 0 ? "partial" : "wrong";
}

/** Asks every question in order and judges the reply. */
export async function judge(assistant: Assistant, questions: readonly GoldQuestion[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const gold of questions) {
    const started = performance.now();
    // eslint-disable-next-line no-await-in-loop -- one after the other, as a person asks
    const answer = await assistant.ask(gold.question, {
      role: "citizen",
      ...(gold.history === undefined ? {} : { history: gold.history }),
    });
    const milliseconds = performance.now() - started;
    const { text } = answerToJson(gold.id, answer, milliseconds);
    const citations = answer.kind === "answered" ? answer.citations : [];
    const isTooLong = tooLong(answer, text, gold.all, assistant.library);
    outcomes.push({
      gold,
      outcome: judgement(gold, answer, text, isTooLong),
      kind: answer.kind,
      text,
      unsupported: unsupportedFigures(answer),
      citations: citations.length,
      opened: citations.filter((citation) => opens(citation, assistant.library)).length,
      tooLong: isTooLong,
      confidence: answer.confidence ?? null,
      milliseconds,
    });
  }
  return outcomes;
}

export function byTier(outcomes: readonly Outcome[]): Record<string, TierReport> {
  const report: Record<string, Record<"questions" | Judgement, number>> = {};
  for (const { gold, outcome } of outcomes) {
    for (const tier of [gold.tier, gold.answerable ? "answerable" : "unanswerable"]) {
      const row = (report[tier] ??= { questions: 0, right: 0, partial: 0, wrong: 0, missed: 0 });
      row.questions += 1;
      row[outcome] += 1;
    }
  }
  return report;
}
