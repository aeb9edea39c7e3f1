import { join } from "node:path";

import {
  bucketOf,
  fingerprintOf,
  headerLength,
  modelMagic,
  sectionsOf,
  type ModelSizes,
} from "../vietnamese/restorer-model.js";
import { isHeldOut, readTexts, TokenStream } from "./restorer-corpus.js";
import { candidates, type Rivals } from "./restorer-candidates.js";
import { count, Estimates } from "./restorer-ngrams.js";
import { phraseWeight, placeNames, questionPhrases } from "./restorer-phrases.js";
import { prune, type Entry, type Pruned } from "./restorer-prune.js";
import { chooseVocabulary, toIds, type Vocabulary } from "./restorer-vocabulary.js";

/** Files below the data folder that weights may learn from. */
export const trainingFiles = ["train/law-articles.jsonl.gz", "train/viwiki.jsonl.gz"] as const;
/** Most n-grams kept: 4 bytes each; the file must stay under 3 MB. */
const ngramLimit = 680_000;
const bucketBits = 15;

function rivalsOf(vocabulary: Vocabulary): Rivals {
  const rivals: number[][] = Array.from({ length: vocabulary.size }, (_, id) => [id]);
  for (const group of vocabulary.groups.values()) {
    const ids = group.map((form) => form.id);
    for (const id of ids) if (ids.length > (rivals[id]?.length ?? 0)) rivals[id] = ids;
  }
  return rivals;
}

function packStrings(texts: readonly string[]): {
  readonly starts: Uint16Array;
  readonly letters: Uint16Array;
} {
  const starts = new Uint16Array(texts.length + 1);
  for (const [index, text] of texts.entries()) starts[index + 1] = (starts[index] ?? 0) + text.length;
  const joined = texts.join("");
  if (joined.length > 0xffff) throw new RangeError("the vocabulary outgrew 16-bit offsets");
  return { starts, letters: Uint16Array.from(joined, (letter) => letter.charCodeAt(0)) };
}

/** Bucket by bucket, by rising fingerprint; where two n-grams share both, the likelier one stays. */
function arrange(entries: readonly Entry[]): readonly { readonly bucket: number; readonly packed: number }[] {
  const placed = entries.map(({ first, second, third, value }) => ({
    bucket: bucketOf(first, second, third, bucketBits),
    packed: fingerprintOf(first, second, third) * 256 + value,
  }));
  placed.sort((left, right) => left.bucket - right.bucket || left.packed - right.packed);
  return placed.filter(({ bucket, packed }, index) => {
    const previous = placed[index - 1];
    return previous?.bucket !== bucket || previous.packed >>> 8 !== packed >>> 8;
  });
}

function pack(vocabulary: Vocabulary, pruned: Pruned): Uint8Array {
  const groups = [...vocabulary.groups.values()];
  const forms = groups.flat();
  const bare = packStrings([...vocabulary.groups.keys()]);
  const written = packStrings(forms.map((form) => form.text));
  const entries = arrange(pruned.entries);
  const sizes: ModelSizes = {
    letters: bare.letters.length,
    formLetters: written.letters.length,
    groups: groups.length,
    forms: forms.length,
    ids: vocabulary.size,
    bucketBits,
    entries: entries.length,
  };
  const buffer = new ArrayBuffer(sectionsOf(new ArrayBuffer(0), 0, sizes).length);
  const sections = sectionsOf(buffer, 0, sizes).make();
  new Uint32Array(buffer, 0, headerLength).set([modelMagic, ...Object.values(sizes)]);
  sections.bareStarts.set(bare.starts);
  sections.bareText.set(bare.letters);
  sections.formStarts.set(written.starts);
  sections.formText.set(written.letters);
  sections.formIds.set(forms.map((form) => form.id));
  for (const [index, group] of groups.entries()) {
    sections.groupStarts[index + 1] = (sections.groupStarts[index] ?? 0) + group.length;
  }
  sections.single.set(pruned.single);
  sections.singleBackOff.set(pruned.singleBackOff);
  for (const [index, { bucket, packed }] of entries.entries()) {
    sections.entries[index] = packed;
    sections.bucketStarts[bucket + 1] = index + 1;
  }
  for (let bucket = 1; bucket < sections.bucketStarts.length; bucket += 1) {
    sections.bucketStarts[bucket] ||= sections.bucketStarts[bucket - 1] ?? 0;
  }
  return new Uint8Array(buffer);
}

/**
 * Trains the tone-mark restorer; the same data give the same bytes.
 * @param folder holds `trainingFiles`
 * @param report one line for each step done
 * @returns the bytes of `models/restorer/restorer.bin`
 */
export async function trainRestorer(folder: string, report: (line: string) => void): Promise<Uint8Array> {
  const stream = new TokenStream();
  for (const file of trainingFiles) {
    for await (const { title, text } of readTexts(join(folder, file))) {
      if (isHeldOut(text)) continue;
      stream.add(title);
      stream.add(text);
    }
    report(`${file}: ${stream.tokens.length} syllables and sentence ends so far`);
  }
  for (const phrase of [...questionPhrases, ...placeNames]) stream.add(phrase, phraseWeight);
  const vocabulary = chooseVocabulary(stream.forms);
  report(`${vocabulary.size} syllables under ${vocabulary.groups.size} bare spellings`);
  const estimates = new Estimates(count(toIds(stream, vocabulary), vocabulary.size));
  report(`${estimates.counts.triples.length} different triples`);
  const found = candidates(estimates, rivalsOf(vocabulary));
  const pruned = prune(estimates, found, ngramLimit);
  report(`${found.benefit.length} n-grams worth a look, ${pruned.entries.length} entries kept`);
  return pack(vocabulary, pruned);
}
