import type { RecognisedLine, RecognisedWord } from "../ports.js";

/** A line as Tesseract gives it: always with its words. */
export type OcrLine = Required<RecognisedLine>;

/** One word of an engine's answer. `line` tells the words of one line from those of another. */
export interface OcrWord extends RecognisedWord {
  readonly line: string;
}

/** Words to lines. @param words in the engine's order */
export function linesOf(words: readonly OcrWord[]): OcrLine[] {
  const lines = new Map<string, RecognisedWord[]>();
  for (const { line, ...word } of words) {
    if (word.text.trim() === "") continue;
    const known = lines.get(line);
    if (known === undefined) lines.set(line, [word]);
    else known.push(word);
  }
  return [...lines.values()].map((line) => ({
    text: line.map(({ text }) => text).join(" "),
    confidence: line.reduce((sum, { confidence }) => sum + confidence, 0) / line.length,
    x0: Math.min(...line.map(({ x0 }) => x0)),
    y0: Math.min(...line.map(({ y0 }) => y0)),
    x1: Math.max(...line.map(({ x1 }) => x1)),
    y1: Math.max(...line.map(({ y1 }) => y1)),
    words: line,
  }));
}

/**
 * The words of Tesseract's TSV: level, page, block, paragraph, line, word, left, top, width, height, confidence, text.
 * @source Tesseract manual, "tsv" output
 */
export function wordsOfTsv(tsv: string): OcrWord[] {
  const words: OcrWord[] = [];
  for (const row of tsv.split("\n")) {
    const cells = row.split("\t");
    if (cells[0] !== "5") continue;
    const [left = 0, top = 0, width = 0, height = 0, confidence = 0] = cells.slice(6, 11).map(Number);
    words.push({
      line: cells.slice(1, 5).join("."),
      text: (cells[11] ?? "").trim(),
      confidence,
      x0: left,
      y0: top,
      x1: left + width,
      y1: top + height,
    });
  }
  return words;
}
