import { type DraftSentence, readDraft } from "./check.js";
import { visible } from "./plain-data.js";

/** What a model wrote, before anything of it is believed. */
export interface ModelDraft {
  readonly sentences: readonly DraftSentence[];
  /** What the model says the passages do not tell; never shown. */
  readonly missing: readonly string[];
  /** Sentences that cite nothing, or that are no sentences. */
  readonly dropped: number;
}

/** Sentences read; an answer takes five. */
const sentencesRead = 20;
/** "THIẾU: …", with or without marks. */
const missingLine = /^[\s*_-]*(?:thiếu|thieu|còn thiếu)\s*[:：]/iu;
const marker = /[[［【]\s*\d{1,4}(?:\s*[,;]\s*\d{1,4})*\s*[\]］】]/gu;

const numbersIn = (text: string): number[] =>
  [...text.matchAll(/\d{1,4}/gu)].map(([digits]) => Number(digits));

/** One line of words: no markers, no decoration of Markdown, no bullet. */
function wordsOnly(text: string): string {
  return text
    .replace(marker, " ")
    .replace(/[*`#]+|__+|~~+/gu, "")
    .replace(/^\s*(?:[-•+–]|\d{1,2}[.)])\s+/u, "")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .replace(/\s+([.,;:!?])/gu, "$1")
    .trim();
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A sentence of the schema; markers may also stand in its text, or be written as text. */
function sentenceOf(value: unknown): DraftSentence | null {
  if (!isObject(value) || typeof value["text"] !== "string") return null;
  const given: readonly unknown[] = Array.isArray(value["markers"]) ? value["markers"] : [];
  const markers = given.flatMap((one) =>
    typeof one === "number" ? [one] : typeof one === "string" ? numbersIn(one) : [],
  );
  const inText = [...value["text"].matchAll(marker)].flatMap(([written]) => numbersIn(written));
  const text = wordsOnly(value["text"]);
  return text === "" ? null : { text, markers: [...new Set([...markers, ...inText])] };
}

function readSchema(text: string): ModelDraft | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1));
  } catch {
    return null;
  }
  if (!isObject(parsed) || !Array.isArray(parsed["sentences"])) return null;
  const given: readonly unknown[] = parsed["sentences"];
  const missing: readonly unknown[] = Array.isArray(parsed["missing"]) ? parsed["missing"] : [];
  const sentences = given.slice(0, sentencesRead).flatMap((one) => sentenceOf(one) ?? []);
  return {
    sentences,
    missing: missing.filter((one): one is string => typeof one === "string" && one.trim() !== ""),
    dropped: given.length - sentences.length,
  };
}

function readPlain(text: string): ModelDraft | null {
  const lines = text.split("\n");
  const missing = lines.filter((line) => missingLine.test(line));
  const { sentences, drops } = readDraft(lines.filter((line) => !missingLine.test(line)).join("\n"));
  const clean = sentences
    .slice(0, sentencesRead)
    .map((sentence) => ({ ...sentence, text: wordsOnly(sentence.text) }))
    .filter((sentence) => sentence.text !== "");
  if (clean.length === 0 && missing.length === 0) return null;
  return { sentences: clean, missing, dropped: drops.length + sentences.length - clean.length };
}

/**
 * Reads what a model wrote: our schema, bare or in a code fence, or sentences with [n].
 * @returns null where it is neither: then nothing of it is used
 */
export function readModelText(written: string): ModelDraft | null {
  const text = visible(written.replace(/<think>[\s\S]*?(?:<\/think>|$)/giu, "")).trim();
  const isSchema = /^(?:```\w*\s*)?\{/u.test(text) || text.includes('"sentences"');
  return isSchema ? readSchema(text) : readPlain(text);
}

/** Whether a text holds a whole JSON object: what comes after it is not waited for. */
export function isWholeObject(text: string): boolean {
  const start = text.indexOf("{");
  if (start < 0 || !text.trimEnd().endsWith("}")) return false;
  try {
    JSON.parse(text.slice(start).trimEnd());
    return true;
  } catch {
    return false;
  }
}
