import { edge, firstSyllable, numeral, unknown } from "../vietnamese/restorer-model.js";
import type { MetForm, TokenStream } from "./restorer-corpus.js";

/** Forms met more rarely are slips of the pen or foreign. */
const rarest = 4;
/** Marked forms outside the orthography ("Đắk", "Krông" has none) must be this frequent. */
const rarestIrregular = 30;

export interface VocabularyForm {
  readonly text: string;
  readonly id: number;
  readonly count: number;
}

export interface Vocabulary {
  /** Bare spelling -> forms, most usual first; in code unit order of the bare spelling. */
  readonly groups: ReadonlyMap<string, readonly VocabularyForm[]>;
  /** Ids in use, those that stand for no syllable included. */
  readonly size: number;
  /** Comparing key -> id. */
  readonly ids: ReadonlyMap<string, number>;
}

/** @param regular bare spellings of Vietnamese syllables; @param irregular those of marked foreign words */
function mayEnter(form: MetForm, regular: ReadonlySet<string>, irregular: ReadonlySet<string>): boolean {
  if (form.wellFormed) return form.count >= rarest;
  if (regular.has(form.bare)) return false;
  // "hecta" beside "hécta": the plain form must stay a reading.
  if (form.written === form.bare) return form.count >= rarest && irregular.has(form.bare);
  return form.count >= rarestIrregular;
}

/** Chooses the syllables the restorer knows: for each bare spelling and comparing key, the most usual written form. */
export function chooseVocabulary(forms: readonly MetForm[]): Vocabulary {
  const regular = new Set(
    forms.filter((form) => form.wellFormed && form.count >= rarest).map((form) => form.bare),
  );
  const irregular = new Set(
    forms
      .filter((form) => form.written !== form.bare && form.count >= rarestIrregular)
      .map((form) => form.bare),
  );
  const kept = forms.filter((form) => mayEnter(form, regular, irregular));
  kept.sort((left, right) => right.count - left.count || (left.written < right.written ? -1 : 1));
  const ids = new Map<string, number>();
  const unordered = new Map<string, VocabularyForm[]>();
  for (const form of kept) {
    const id = ids.get(form.key) ?? ids.size + firstSyllable;
    ids.set(form.key, id);
    const group = unordered.get(form.bare) ?? [];
    if (!group.some((other) => other.id === id)) group.push({ text: form.written, id, count: form.count });
    unordered.set(form.bare, group);
  }
  const names = [...unordered.keys()].toSorted((left, right) => (left < right ? -1 : 1));
  const groups = new Map(names.map((name) => [name, unordered.get(name) ?? []]));
  return { groups, size: ids.size + firstSyllable, ids };
}

/** The stream in the model's ids; what the vocabulary left out becomes `unknown`. */
export function toIds(stream: TokenStream, vocabulary: Vocabulary): Uint16Array {
  const table = new Uint16Array(stream.forms.length + numeral + 1).fill(unknown);
  table[edge] = edge;
  table[numeral] = numeral;
  for (const [index, form] of stream.forms.entries()) {
    table[index + numeral + 1] = vocabulary.ids.get(form.key) ?? unknown;
  }
  return Uint16Array.from(stream.tokens, (token) => table[token] ?? unknown);
}
