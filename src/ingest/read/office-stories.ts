import type { Piece } from "./block.js";
import type { LineBuilder } from "./office-line.js";
import { type Allowance, append, linesOf } from "./office-pieces.js";

/** Words of notes, by the id their reference names: "footnote:2". */
export type Notes = ReadonlyMap<string, readonly Piece[]>;

/** Where finished pieces go: the body or a note of its own part, and inside it the cell or text box at hand. */
export class Stories {
  /** Finished stories by name: "body", and each note by its key. */
  readonly done = new Map<string, Piece[]>();
  private readonly allowance: Allowance;
  private readonly notes: Notes;
  /** The story, then the cells and text boxes that are open in it. */
  private containers: Piece[][] = [];
  private readonly pending: string[] = [];
  private notesShown = 0;
  /** Words whose paragraph mark was deleted: the next paragraph goes on with them. */
  private carried: LineBuilder | null = null;

  constructor(allowance: Allowance, notes: Notes) {
    this.allowance = allowance;
    this.notes = notes;
    this.openStory("body");
  }

  openStory(key: string): void {
    const story: Piece[] = [];
    this.done.set(key, story);
    this.containers = [story];
  }

  openContainer(): void {
    this.containers.push([]);
  }

  closeContainer(): readonly Piece[] {
    this.flush();
    return this.containers.pop() ?? [];
  }

  carry(words: LineBuilder | null): void {
    this.carried = words;
  }

  takeCarried(): LineBuilder | null {
    const { carried } = this;
    this.carried = null;
    return carried;
  }

  /** Puts carried words down where no paragraph follows to take them. */
  flush(): void {
    const lines = this.takeCarried()?.take() ?? [];
    this.put(lines.map((line) => ({ kind: "paragraph", line, level: 0 })));
  }

  /** A note is named here: its words follow the paragraph or the table. */
  refer(key: string): void {
    this.pending.push(key);
  }

  put(pieces: readonly Piece[]): void {
    const container = this.containers.at(-1) ?? [];
    this.allowance.spend(pieces.length, 0);
    append(container, pieces);
    if (this.containers.length > 1) return;
    for (const key of this.pending.splice(0)) {
      const note = linesOf(this.notes.get(key) ?? []);
      if (note.length > 0) this.notesShown += 1;
      for (const [index, { text }] of note.entries()) {
        const marked = index === 0 ? `[${this.notesShown}] ${text}` : text;
        container.push({ kind: "paragraph", line: { text: marked, bold: 0 }, level: 0 });
      }
    }
  }
}
