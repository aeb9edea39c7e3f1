/** A stretch of a message's text with its own look; offsets in UTF-16 units. */
export interface Stretch {
  readonly offset: number;
  readonly length: number;
}

export interface Part<Entity extends Stretch> {
  readonly text: string;
  readonly entities: readonly Entity[];
}

/** Longest text of a message, UTF-16 units. @source Bot API `sendMessage` */
const longestMessage = 4_096;

/** Where a text may be cut, best first: paragraphs, lines, sentences, words. Each match ends where the next part begins. */
const borders: readonly RegExp[] = [/\n{2,}/gu, /\n/gu, /[.!?…;][”"»)\]]*\s+/gu, /\s+/gu];

/** A part is never made shorter than this share of the limit for the sake of a better border. */
const leastShare = 1 / 4;

function isInside(cut: number, { offset, length }: Stretch): boolean {
  return cut > offset && cut < offset + length;
}

class Splitter<Entity extends Stretch> {
  private readonly text: string;
  private readonly entities: readonly Entity[];
  private readonly limit: number;
  private readonly graphemes: Intl.Segments;

  constructor(text: string, entities: readonly Entity[], limit: number) {
    this.text = text;
    this.entities = entities;
    this.limit = limit;
    this.graphemes = new Intl.Segmenter("vi").segment(text);
  }

  parts(): Part<Entity>[] {
    const parts: Part<Entity>[] = [];
    let start = 0;
    while (start < this.text.length) {
      const end = this.text.length - start <= this.limit ? this.text.length : this.cutAfter(start);
      parts.push(this.slice(start, end));
      start = end;
    }
    // Telegram refuses a text of blanks alone.
    return parts.filter(({ text }) => text.trim() !== "");
  }

  private slice(start: number, end: number): Part<Entity> {
    const entities = this.entities.flatMap((entity) => {
      const from = Math.max(start, entity.offset);
      const to = Math.min(end, entity.offset + entity.length);
      return to > from ? [{ ...entity, offset: from - start, length: to - from }] : [];
    });
    return { text: this.text.slice(start, end), entities };
  }

  private cutAfter(start: number): number {
    const window = this.text.slice(start, start + this.limit);
    const least = this.limit * leastShare;
    for (const keepsEntities of [true, false]) {
      for (const border of borders) {
        const ends = [...window.matchAll(border)].map((match) => match.index + match[0].length);
        const cut = ends.findLast((end) => end >= least && this.isFree(start + end, keepsEntities));
        if (cut !== undefined) return start + cut;
      }
    }
    return this.hardCut(start);
  }

  private isFree(cut: number, keepsEntities: boolean): boolean {
    if (this.graphemes.containing(cut)?.index !== cut) return false;
    return !keepsEntities || !this.entities.some((entity) => isInside(cut, entity));
  }

  /** Text without blanks: between graphemes, and not inside a marker "[12]". */
  private hardCut(start: number): number {
    const furthest = start + this.limit;
    const marker = /\[\d*$/u.exec(this.text.slice(start, furthest));
    const wanted = marker === null || marker.index === 0 ? furthest : start + marker.index;
    const cut = this.graphemes.containing(wanted)?.index ?? wanted;
    // One grapheme longer than a message exists only in an attack; then its units are cut.
    return cut > start ? cut : wanted;
  }
}

/**
 * Cuts a message into parts that Telegram takes. Joined, the parts are the text again, but for parts of blanks alone.
 * @param limit UTF-16 units, at least 2
 */
export function split<Entity extends Stretch>(
  message: { readonly text: string; readonly entities?: readonly Entity[] },
  limit = longestMessage,
): readonly Part<Entity>[] {
  return new Splitter(message.text, message.entities ?? [], limit).parts();
}
