import {
  decodeLegacy,
  decodeRun,
  encodingOfFont,
  type LegacyEncoding,
  type LegacyFont,
} from "../../vietnamese/legacy.js";
import { detectLegacy, isLegacyLine } from "../../vietnamese/legacy-detect.js";

interface FontRun {
  readonly words: string;
  readonly font: string | null;
}

/** What tells legacy letters from others in one document. */
export interface LettersPlan {
  readonly isFontTrue: boolean;
  /** The encoding of words whose font names none. */
  readonly byContent: LegacyEncoding | null;
}

const believeFonts: LettersPlan = { isFontTrue: true, byContent: null };

/** Enough raw text to judge by, in UTF-16 units. */
const sampleSize = 200_000;
const unicodeOnly = /[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]/u;
const marked = /[\u00a1-\u02ff\u1ea0-\u1ef9]/u;

/**
 * The letters of one document: which runs are typed in a legacy font.
 *
 * Fonts are believed first. A run that holds letters only Unicode has is Unicode whatever its font: offices convert the
 * words of an old file and leave its font. Words in Unicode fonts that read as TCVN3 or VNI are decoded by content.
 */
export class Letters {
  private readonly plan: LettersPlan;
  private readonly fonts = new Map<string, LegacyFont | null>();
  /** Raw lines of words in fonts that name no encoding, and in fonts that do. */
  private readonly raw: string[] = [];
  private readonly fontRaw: string[] = [];
  private rawSize = 0;
  private legacyRuns = 0;
  private lyingRuns = 0;
  private used: LegacyEncoding | null = null;

  constructor(plan: LettersPlan = believeFonts) {
    this.plan = plan;
  }

  /** The encoding that was decoded, if any. */
  get legacy(): LegacyEncoding | null {
    return this.used;
  }

  private isLegacyFont(font: string | null): font is string {
    return this.plan.isFontTrue && font !== null && this.legacyOf(font) !== null;
  }

  /** What a font's name says, asked once for each: documents name a few fonts thousands of times. */
  private legacyOf(font: string): LegacyFont | null {
    let legacy = this.fonts.get(font);
    if (legacy === undefined) {
      legacy = encodingOfFont(font);
      this.fonts.set(font, legacy);
    }
    return legacy;
  }

  /** How the runs of one line are to be read. */
  forLine(runs: readonly FontRun[]): (words: string, font: string | null) => string {
    const unknown = runs
      .filter((run) => !this.isLegacyFont(run.font))
      .map((run) => run.words)
      .join("");
    const { byContent } = this.plan;
    const isContent = byContent !== null && isLegacyLine(unknown, byContent);
    if (this.plan === believeFonts) this.keep(this.raw, unknown);
    return (words, font) => {
      if (!this.isLegacyFont(font)) {
        if (!isContent) return words;
        this.used = byContent;
        return decodeLegacy(words, byContent);
      }
      if (marked.test(words)) this.legacyRuns += 1;
      this.keep(this.fontRaw, words);
      if (unicodeOnly.test(words)) {
        this.lyingRuns += 1;
        return words;
      }
      this.used ??= this.legacyOf(font)?.encoding ?? null;
      return decodeRun(words, font);
    };
  }

  /** How the document should be read instead, now that its words are known; null where the fonts told the truth. */
  get better(): LettersPlan | null {
    const isFontTrue = this.lyingRuns === 0 || this.lyingRuns * 2 < this.legacyRuns;
    const byContent = detectLegacy([...this.raw, ...(isFontTrue ? [] : this.fontRaw)].join("\n"));
    return isFontTrue && byContent === null ? null : { isFontTrue, byContent };
  }

  private keep(raw: string[], words: string): void {
    if (this.rawSize >= sampleSize || !marked.test(words)) return;
    raw.push(words);
    this.rawSize += words.length;
  }
}

/**
 * Reads a document believing its fonts, and once more where its words contradict them.
 * @param read from letters to what the reader makes
 */
export function withLetters<Result>(read: (letters: Letters) => Result): {
  readonly result: Result;
  readonly legacy: LegacyEncoding | null;
} {
  const letters = new Letters();
  const result = read(letters);
  const { better } = letters;
  if (better === null) return { result, legacy: letters.legacy };
  const second = new Letters(better);
  return { result: read(second), legacy: second.legacy };
}
