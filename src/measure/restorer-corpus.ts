import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";

import { edge, numeral, unknown } from "../vietnamese/restorer-model.js";
import { isSentenceGap } from "../vietnamese/restore.js";
import { foldKeepingOffsets, syllables } from "../vietnamese/syllables.js";
import { isWellFormed } from "../vietnamese/orthography.js";

function stringIn(value: unknown, name: string): string {
  const found: unknown = typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
  return typeof found === "string" ? found : "";
}

function bytesOf(file: string): NodeJS.ReadableStream {
  const bytes = createReadStream(file);
  return file.endsWith(".gz") ? bytes.pipe(createGunzip()) : bytes;
}

/** The named fields of each line of a JSON-lines file, gzipped or not, as a stream; "" where one is missing. */
export async function* readRecords(file: string) {
  const lines = createInterface({ input: bytesOf(file), crlfDelay: Infinity });
  for await (const line of lines) {
    const value: unknown = line === "" ? undefined : JSON.parse(line);
    yield {
      title: stringIn(value, "title"),
      text: stringIn(value, "text") || stringIn(value, "q"),
      subject: stringIn(value, "subject"),
      source: stringIn(value, "source"),
    };
  }
}

/** Title and text (or question `q`; "" where missing) of each line, as a stream. */
export async function* readTexts(
  file: string,
): AsyncGenerator<{ readonly title: string; readonly text: string }> {
  yield* readRecords(file);
}

/** One text in fifty is kept from training; equal texts fall on one side. FNV-1a over the first 2,000 units. */
export function isHeldOut(text: string): boolean {
  let hash = 0x811c9dc5;
  for (let index = 0; index < Math.min(text.length, 2_000); index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return ((hash ^ (hash >>> 15)) >>> 0) % 50 === 0;
}

/** A written lower-case form met in training. */
export interface MetForm {
  readonly written: string;
  /** The syllable's comparing key: forms that share it share their n-gram counts. */
  readonly key: string;
  readonly bare: string;
  readonly wellFormed: boolean;
  count: number;
}

const firstForm = 3;
/** "nghiêng" is the longest Vietnamese syllable. */
const longest = 7;

/** Training text as one stream of numbers: `edge` between sentences, `unknown`, `numeral`, else a form's index + 3. */
export class TokenStream {
  readonly forms: MetForm[] = [];
  readonly #indexes = new Map<string, number>();
  readonly #met = new Set<number>();
  #tokens = new Uint32Array(1 << 22);
  #length = 1;

  get tokens(): Uint32Array {
    return this.#tokens.subarray(0, this.#length);
  }

  formOf(token: number): MetForm | undefined {
    return this.forms[token - firstForm];
  }

  /** Adds every sentence of a text, `times` times. */
  add(text: string, times = 1): void {
    const composed = text.normalize("NFC");
    let sentence: number[] = [];
    let end = 0;
    for (const syllable of syllables(composed)) {
      if (isSentenceGap(composed.slice(end, syllable.start))) {
        this.#close(sentence, times);
        sentence = [];
      }
      sentence.push(this.#token(composed.slice(syllable.start, syllable.end), syllable.marked));
      end = syllable.end;
    }
    this.#close(sentence, times);
  }

  #token(text: string, key: string): number {
    if (/\d/u.test(text)) return /^\d+$/u.test(text) ? numeral : unknown;
    const written = text.toLowerCase();
    const met = this.#indexes.get(written);
    if (met !== undefined) return met;
    const bare = foldKeepingOffsets(written);
    if (text.length > longest || !/^[a-z]+$/u.test(bare)) return unknown;
    const token = this.forms.length + firstForm;
    this.forms.push({ written, key, bare, wellFormed: isWellFormed(written), count: 0 });
    this.#indexes.set(written, token);
    return token;
  }

  /** Laws repeat whole sentences; a sentence of 4 syllables or more counts once. */
  #isRepeated(sentence: readonly number[]): boolean {
    if (sentence.length < 4) return false;
    let low = 0x811c9dc5;
    let high = 0x9e3779b1;
    for (const token of sentence) {
      low = Math.imul(low ^ token, 0x01000193);
      high = Math.imul(high ^ (high >>> 15) ^ token, 0x2c1b3c6d);
    }
    const key = (high & 0x1fffff) * 0x1_0000_0000 + (low >>> 0);
    if (this.#met.has(key)) return true;
    this.#met.add(key);
    return false;
  }

  #close(sentence: number[], times: number): void {
    this.#hideForeign(sentence);
    if (sentence.length === 0 || this.#isRepeated(sentence)) return;
    for (let time = 0; time < times; time += 1) {
      this.#reserve(sentence.length + 1);
      for (const token of sentence) {
        this.#tokens[this.#length] = token;
        this.#length += 1;
        const form = this.formOf(token);
        if (form !== undefined) form.count += 1;
      }
      this.#tokens[this.#length] = edge;
      this.#length += 1;
    }
  }

  /**
   * Runs of unmarked words are foreign ("The Beatles on tour") when they hold a word that cannot be Vietnamese and are
   * 3 or longer, or 7 or longer: Vietnamese writes a mark on three syllables of four. They teach nothing about marks.
   */
  #hideForeign(sentence: number[]): void {
    let start = 0;
    let foreign = false;
    for (let index = 0; index <= sentence.length; index += 1) {
      const token = sentence[index];
      const form = token === undefined ? undefined : this.formOf(token);
      const unmarked = token === unknown || (form !== undefined && form.written === form.bare);
      if (unmarked) {
        foreign ||= form?.wellFormed !== true;
        continue;
      }
      const length = index - start;
      if (length >= 7 || (foreign && length >= 3)) sentence.fill(unknown, start, index);
      start = index + 1;
      foreign = false;
    }
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#tokens.length) return;
    const grown = new Uint32Array(this.#tokens.length * 2);
    grown.set(this.#tokens);
    this.#tokens = grown;
  }
}
