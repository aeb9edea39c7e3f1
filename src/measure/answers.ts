import { readFileSync } from "node:fs";

import type { Assistant } from "../ask/answer.js";
import { answerToJson } from "../ask/json.js";
import { FileAccessError, UsageError } from "../errors.js";
import { holds } from "./gold.js";
import { parseObject } from "./json-lines.js";

/** A question with the strings a right answer holds; for an unanswerable one the right answer claims nothing. */
export interface GoldQuestion {
  readonly id: string;
  readonly tier: string;
  readonly question: string;
  readonly answerable: boolean;
  readonly all: readonly string[];
}

export interface Outcome {
  readonly gold: GoldQuestion;
  /** right; wrong = claimed something that is not it; missed = claimed nothing where something was to be said. */
  readonly outcome: "right" | "wrong" | "missed";
  readonly kind: string;
  readonly text: string;
  readonly milliseconds: number;
}

export interface TierReport {
  readonly questions: number;
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

const textOr = (value: unknown, otherwise: string): string => (typeof value === "string" ? value : otherwise);

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
        },
      ];
    });
}

/** Asks every question in order and judges the reply's text alone. */
export async function judge(assistant: Assistant, questions: readonly GoldQuestion[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const gold of questions) {
    const started = performance.now();
    // eslint-disable-next-line no-await-in-loop -- one after the other, as a person asks
    const answer = await assistant.ask(gold.question, { role: "citizen" });
    const milliseconds = performance.now() - started;
    const { text } = answerToJson(gold.id, answer, milliseconds);
    const claims = answer.kind === "answered";
    const right = gold.answerable ? claims && gold.all.every((wanted) => holds(text, wanted)) : !claims;
    outcomes.push({
      gold,
      outcome: right ? "right" : claims ? "wrong" : "missed",
      kind: answer.kind,
      text,
      milliseconds,
    });
  }
  return outcomes;
}

export function byTier(outcomes: readonly Outcome[]): Record<string, TierReport> {
  const report: Record<string, { questions: number; right: number; wrong: number; missed: number }> = {};
  for (const { gold, outcome } of outcomes) {
    for (const tier of [gold.tier, gold.answerable ? "answerable" : "unanswerable"]) {
      const row = (report[tier] ??= { questions: 0, right: 0, wrong: 0, missed: 0 });
      row.questions += 1;
      row[outcome] += 1;
    }
  }
  return report;
}

const percent = (part: number, whole: number): string =>
  `${whole === 0 ? 0 : Math.round((100 * part) / whole)} %`;

/** The report as lines a person reads: a row a tier, then every question that was not right. */
export function printAnswers(outcomes: readonly Outcome[]): string {
  const rows = Object.entries(byTier(outcomes)).map(
    ([tier, { questions, right, wrong, missed }]) =>
      `${tier.padEnd(18)}${String(questions).padStart(5)}${String(right).padStart(7)}${percent(right, questions).padStart(7)}${String(wrong).padStart(7)}${String(missed).padStart(8)}`,
  );
  const times = outcomes.map(({ milliseconds }) => milliseconds).toSorted((one, other) => one - other);
  const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(2);
  const faults = outcomes
    .filter(({ outcome }) => outcome !== "right")
    .map(
      ({ gold, outcome, text }) =>
        `${outcome} ${gold.id} ${gold.question}\n    ${text.replaceAll("\n", " / ").slice(0, 240)}`,
    );
  return [
    `${"tier".padEnd(18)}${"asked".padStart(5)}${"right".padStart(7)}${"".padStart(7)}${"wrong".padStart(7)}${"missed".padStart(8)}`,
    ...rows,
    `milliseconds a question: p50 ${at(0.5)}, p95 ${at(0.95)}`,
    ...faults,
  ].join("\n");
}
