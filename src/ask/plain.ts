import type { AskedFor, Question } from "./question.js";

/** Kinds that any words would answer: nothing in a passage is told apart by its form. */
export const kindsOfWords = new Set<AskedFor>([
  "statement",
  "subject",
  "reason",
  "role",
  "person",
  "organization",
  "place",
]);

/** Whether a question asks for nothing that a passage shows by its form. */
export function isPlain(question: Question): boolean {
  return question.askedFor.every((kind) => kindsOfWords.has(kind));
}
