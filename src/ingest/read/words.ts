import type { StyledLine } from "./block.js";

/** Blanks that are to become one: several, or one that is no space. */
const untidyBlanks = /\s{2,}|[^\S ]/gu;

/** Collects stretches of text into one line: blanks folded, and how much of the line's head is bold. */
export class Words {
  private words = "";
  private bold = 0;
  private isPrefix = true;
  private endsBlank = true;

  add(text: string, isBold: boolean): void {
    const folded = text.replace(untidyBlanks, " ");
    // Asking the growing text for its end would go over all of it at every stretch.
    const from = this.endsBlank && folded.startsWith(" ") ? 1 : 0;
    if (folded.length === from) return;
    this.words += from === 0 ? folded : folded.slice(from);
    this.endsBlank = folded.endsWith(" ");
    if (folded.length - from === 1 && this.endsBlank) return;
    if (!isBold) this.isPrefix = false;
    if (this.isPrefix) this.bold = this.words.length - (this.endsBlank ? 1 : 0);
  }

  /** The line so far, without blanks at its end; empty after. */
  take(): StyledLine {
    const text = this.words.trimEnd();
    const bold = Math.min(this.bold, text.length);
    this.words = "";
    this.bold = 0;
    this.isPrefix = true;
    this.endsBlank = true;
    return { text, bold };
  }
}
