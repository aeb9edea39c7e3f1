/** Elements whose words are not the document's: deleted or moved away, field codes, old properties, twins of drawings. */
export const skipped: ReadonlySet<string> = new Set([
  "w:del",
  "w:moveFrom",
  "w:delText",
  "w:instrText",
  "w:delInstrText",
  "w:pPrChange",
  "w:rPrChange",
  "w:tblPrChange",
  "w:trPrChange",
  "w:tcPrChange",
  "w:sectPrChange",
  "w:tblGridChange",
  "w:sdtPr",
  "w:sdtEndPr",
  "w:rt",
  "w:ctrlPr",
  "m:ctrlPr",
  "mc:Fallback",
]);

/** Fields while they are read: between "begin" and "separate" stands a code ("PAGE"), then the result until "end". */
export class Fields {
  /** True while the code is read and not yet the result; innermost last. */
  private open: boolean[] = [];

  get isCode(): boolean {
    return this.open.includes(true);
  }

  take(kind: string): void {
    if (kind === "begin") this.open.push(true);
    else if (kind === "end") this.open.pop();
    else if (this.open.length > 0) this.open[this.open.length - 1] = false;
  }

  /** A code does not go on into the next paragraph: such a field was never closed. */
  endParagraph(): void {
    if (this.isCode) this.open = [];
  }
}
