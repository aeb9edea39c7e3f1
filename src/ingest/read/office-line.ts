import { tidyText } from "../../vietnamese/tidy.js";
import type { StyledLine } from "./block.js";
import type { Letters } from "./office-letters.js";
import { withSigns } from "./symbols.js";

/** How the words of one run look. */
export interface RunLook {
  readonly isBold: boolean;
  /** The font's name, where the file gives one that may be a legacy font. */
  readonly font: string | null;
  /** Shown in capitals, whatever was typed. */
  readonly isCapitals: boolean;
}

interface Run extends RunLook {
  words: string;
}

/**
 * Collects runs of words into lines: blanks folded, legacy letters decoded run by run, the bold head of a line
 * measured. A line without a letter or a digit ("-----", "*") is none.
 */
export class LineBuilder {
  private readonly letters: Letters;
  private readonly lines: StyledLine[] = [];
  private runs: Run[] = [];

  constructor(letters: Letters) {
    this.letters = letters;
  }

  add(words: string, look: RunLook): void {
    const last = this.runs.at(-1);
    // VNI writes a letter and its mark as two characters, which may stand in two runs that look the same.
    if (
      last !== undefined &&
      last.isBold === look.isBold &&
      last.font === look.font &&
      last.isCapitals === look.isCapitals
    ) {
      last.words += words;
    } else {
      this.runs.push({ ...look, words });
    }
  }

  /** Ends the line, as a line break or the end of a paragraph does. */
  break(): void {
    const { runs } = this;
    if (runs.length === 0) return;
    this.runs = [];
    let text = "";
    let bold = 0;
    let isHead = true;
    const decode = this.letters.forLine(runs);
    for (const run of runs) {
      const decoded = decode(withSigns(run.words, run.font), run.font);
      let words = (run.isCapitals ? decoded.toUpperCase() : decoded).replace(/\s+/gu, " ");
      if (text === "" || text.endsWith(" ")) words = words.trimStart();
      if (words === "") continue;
      text += words;
      isHead = isHead && (run.isBold || words === " ");
      if (isHead) bold = text.length;
    }
    const line = tidyText(text).trimEnd();
    if (!/[\p{L}\p{N}]/u.test(line)) return;
    this.lines.push({
      text: line,
      bold:
        bold === text.length ? line.length : bold === 0 ? 0 : tidyText(text.slice(0, bold)).trimEnd().length,
    });
  }

  /** The finished lines; the builder is empty after. */
  take(): readonly StyledLine[] {
    this.break();
    return this.lines.splice(0);
  }
}

/** A line with its number or bullet in front, as bold as the words it stands before. */
export function withLabel(label: string, line: StyledLine): StyledLine {
  return { text: `${label}${line.text}`, bold: line.bold > 0 ? label.length + line.bold : 0 };
}
