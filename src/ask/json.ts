import type { Citation } from "../document/citation.js";
import type { Answer } from "./answer.js";

/** A citation as programs read it; `quote` is `source.slice(start, end)`. */
function citationToJson(citation: Citation) {
  const { marker, documentId, title, number, issuer, date, locator, quote, start, end } = citation;
  return { marker, documentId, title, number, issuer, date, locator, quote, start, end };
}

function textOf(answer: Answer): string {
  return answer.kind === "answered" ? answer.statements.map(({ text }) => text).join("\n") : answer.text;
}

export interface JsonOptions {
  /** Adds `dropped`: what the last check left out and why. */
  readonly explain?: boolean;
}

/**
 * One answer as `ask --json` and `ask --batch` print it (the public shape: docs of the command `ask`).
 * @param id the question's own, null where it has none
 */
export function answerToJson(
  id: string | null,
  answer: Answer,
  milliseconds: number,
  { explain = false }: JsonOptions = {},
) {
  return {
    id,
    kind: answer.kind,
    ...(answer.kind === "answered" ? { completeness: answer.completeness } : {}),
    ...(answer.kind === "refused" ? { reason: answer.reason } : {}),
    understood: answer.understood,
    ...(answer.secondReading === undefined ? {} : { secondReading: answer.secondReading }),
    text: textOf(answer),
    ...(answer.kind === "answered" ? { statements: answer.statements } : {}),
    ...(answer.kind === "clarify"
      ? { candidates: answer.candidates, ...(answer.options && { options: answer.options }) }
      : {}),
    citations: answer.kind === "answered" ? answer.citations.map(citationToJson) : [],
    notices: answer.notices,
    nearest: answer.kind === "not-found" ? answer.nearest.slice(0, 3).map(citationToJson) : [],
    ...(answer.generation === undefined ? {} : { generation: answer.generation }),
    ...(explain ? { dropped: answer.drops ?? [] } : {}),
    milliseconds,
  };
}
