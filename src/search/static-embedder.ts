import type { Embedder } from "../ports.js";
import { hasMarks, syllables } from "../vietnamese/syllables.js";
import { Columns } from "./sections.js";
import { absent, findPair, findText, type PairTableColumns, type TextTableColumns } from "./tables.js";

/** The features of a text come in four kinds; a kind's numbers follow those of the kind before. */
const kinds = ["marked", "bare", "markedPair", "barePair"] as const;
type Kind = (typeof kinds)[number];

/** Copies `length` bytes of the file of rows, from `start` on, to the same place of `target`. */
export type ReadRows = (target: Uint8Array, start: number, length: number) => void;

/** More texts than this at once: all rows are read in one go. Reading 19 MB takes a tenth of a second, 60 rows a thousandth. */
const textsForWhole = 16;

/** One row of 8-bit steps a feature, read when first met, and how large a step is. */
class StaticModel {
  readonly name: string;
  readonly dimensions: number;
  readonly #texts: Readonly<Record<"marked" | "bare", TextTableColumns>>;
  readonly #pairs: Readonly<Record<"markedPair" | "barePair", PairTableColumns>>;
  readonly #starts: Readonly<Record<Kind, number>>;
  readonly #steps: Int8Array;
  readonly #readRows: ReadRows;
  /** By feature: 1 where its row was read. Null: all were. */
  #read: Uint8Array | null;
  readonly #scales: Float32Array;
  /** By feature: how often it stands in the text at hand. All zero between two texts. */
  readonly #counts: Uint16Array;
  readonly #met: number[] = [];

  constructor(features: Uint8Array, readRows: ReadRows) {
    const columns = new Columns(features);
    const text = (kind: string): TextTableColumns => ({
      units: columns.shorts(`${kind}.units`),
      starts: columns.words(`${kind}.starts`),
      slots: columns.words(`${kind}.slots`),
    });
    const pair = (kind: string): PairTableColumns => ({
      firsts: columns.words(`${kind}.firsts`),
      seconds: columns.words(`${kind}.seconds`),
      slots: columns.words(`${kind}.slots`),
    });
    this.name = Buffer.from(columns.bytes("name")).toString("utf8");
    this.dimensions = columns.words("dimensions")[0] ?? 0;
    this.#texts = { marked: text("marked"), bare: text("bare") };
    this.#pairs = { markedPair: pair("markedPair"), barePair: pair("barePair") };
    const marked = this.#texts.marked.starts.length - 1;
    const bare = marked + this.#texts.bare.starts.length - 1;
    const markedPair = bare + this.#pairs.markedPair.firsts.length;
    this.#starts = { marked: 0, bare: marked, markedPair: bare, barePair: markedPair };
    const scales = columns.words("scales");
    this.#scales = new Float32Array(scales.buffer, scales.byteOffset, scales.length);
    this.#counts = new Uint16Array(this.#scales.length);
    // Pages of it that no row was read into cost no memory.
    this.#steps = new Int8Array(this.#scales.length * this.dimensions);
    this.#readRows = readRows;
    this.#read = new Uint8Array(this.#scales.length);
  }

  /** Reads every row, for many texts. */
  readWhole(): void {
    if (this.#read === null) return;
    this.#readRows(new Uint8Array(this.#steps.buffer), 0, this.#steps.length);
    this.#read = null;
  }

  /** The text's vector at unit length; the first axis for a text without a known syllable. */
  embed(text: string): number[] {
    this.#count(text);
    const { dimensions } = this;
    const [steps, met] = [this.#steps, this.#met];
    const sum = new Float32Array(dimensions);
    // Four rows at a time: a third faster than one after the other.
    for (let at = 0; at < met.length; at += 4) {
      const [one, two, three, four] = [met[at] ?? 0, met[at + 1] ?? 0, met[at + 2] ?? 0, met[at + 3] ?? 0];
      const [a, b, c, d] = [this.#take(one), this.#take(two), this.#take(three), this.#take(four)];
      const [rowA, rowB, rowC, rowD] = [
        one * dimensions,
        two * dimensions,
        three * dimensions,
        four * dimensions,
      ];
      for (let place = 0; place < dimensions; place += 1) {
        sum[place] =
          (sum[place] ?? 0) +
          a * (steps[rowA + place] ?? 0) +
          b * (steps[rowB + place] ?? 0) +
          c * (steps[rowC + place] ?? 0) +
          d * (steps[rowD + place] ?? 0);
      }
    }
    this.#met.length = 0;
    let square = 0;
    for (const value of sum) square += value * value;
    const length = Math.sqrt(square);
    if (length === 0) sum[0] = 1;
    return Array.from(sum, (value) => (length === 0 ? value : value / length));
  }

  /** The feature's weight in the text at hand; a second time, or past the last one, 0. */
  #take(feature: number): number {
    // The root keeps a word that is repeated forty times from drowning the others.
    const weight = Math.sqrt(this.#counts[feature] ?? 0) * (this.#scales[feature] ?? 0);
    this.#counts[feature] = 0;
    return weight;
  }

  #count(text: string): void {
    // A text typed without any mark says nothing about marks: only its bare features are its own.
    const isBare = !hasMarks(text);
    let [marked, bare] = [absent, absent];
    for (const syllable of syllables(text)) {
      const [markedBefore, bareBefore] = [marked, bare];
      bare = findText(this.#texts.bare, syllable.bare);
      this.#see("bare", bare);
      if (bareBefore !== absent && bare !== absent)
        this.#see("barePair", findPair(this.#pairs.barePair, bareBefore, bare));
      if (isBare) continue;
      marked = findText(this.#texts.marked, syllable.marked);
      this.#see("marked", marked);
      if (markedBefore !== absent && marked !== absent)
        this.#see("markedPair", findPair(this.#pairs.markedPair, markedBefore, marked));
    }
  }

  #see(kind: Kind, number: number): void {
    if (number === absent) return;
    const feature = this.#starts[kind] + number;
    const count = this.#counts[feature] ?? 0;
    if (count === 0) {
      this.#met.push(feature);
      if (this.#read !== null && this.#read[feature] === 0) {
        this.#read[feature] = 1;
        this.#readRows(new Uint8Array(this.#steps.buffer), feature * this.dimensions, this.dimensions);
      }
    }
    this.#counts[feature] = Math.min(0xffff, count + 1);
  }
}

/**
 * The built-in embedder: a text's vector is the sum of trained vectors of its syllables and adjacent pairs, with marks
 * and without, at unit length. A text typed without marks is read by its mark-free features alone.
 * @param features `models/embedder/features.bin` (see its MODEL.md), read in place: keep it unchanged
 * @param readRows reads `rows.bin` beside it
 */
export function createStaticEmbedder(features: Uint8Array, readRows: ReadRows): Embedder {
  const model = new StaticModel(features, readRows);
  return {
    fingerprint: model.name,
    dimensions: model.dimensions,
    embedDocuments(texts) {
      if (texts.length > textsForWhole) model.readWhole();
      return Promise.resolve(texts.map((text) => model.embed(text)));
    },
    embedQuery: (text) => Promise.resolve(model.embed(text)),
  };
}
