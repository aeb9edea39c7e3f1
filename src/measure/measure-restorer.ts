import { join } from "node:path";

import { isSentenceGap, type Restorer } from "../vietnamese/restore.js";
import { foldKeepingOffsets, syllables } from "../vietnamese/syllables.js";
import { isHeldOut, readTexts } from "./restorer-corpus.js";
import { trainingFiles } from "./train-restorer.js";

/** Question sets for measuring only: their texts are typed with marks. */
const questionFiles = [
  "dev/zalo2021-phapdien/queries.jsonl.gz",
  "dev/alqac2022/queries.jsonl.gz",
  "dev/viquad/queries.jsonl.gz",
  "dev/vicov19qa/queries.jsonl.gz",
  "questions/local-official-docs.jsonl",
];
/** Sentences of held-out articles that are measured, from each file. */
const sentenceLimit = 5_000;

/** A repeatable sequence of numbers in [0, 1): mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Takes the marks off each syllable with a probability; capitals and everything else stay. */
function dropMarks(text: string, share: number, random: () => number): string {
  let dropped = "";
  let end = 0;
  for (const syllable of syllables(text)) {
    const typed = text.slice(syllable.start, syllable.end);
    dropped += text.slice(end, syllable.start) + (random() < share ? unmarked(typed) : typed);
    end = syllable.end;
  }
  return dropped + text.slice(end);
}

function unmarked(typed: string): string {
  return Array.from(typed, (letter) => {
    const bare = foldKeepingOffsets(letter);
    return letter === letter.toLowerCase() ? bare : bare.toUpperCase();
  }).join("");
}

/** Syllables of letters read as the text has them, of all such syllables. One spelling of tone place and i/y. */
interface Tally {
  right: number;
  all: number;
}

function compare(restored: string, text: string, tally: Tally): void {
  const wanted = syllables(text);
  for (const [index, syllable] of syllables(restored).entries()) {
    if (/\d/u.test(syllable.bare)) continue;
    tally.all += 1;
    if (syllable.marked === wanted[index]?.marked) tally.right += 1;
  }
}

async function heldOutSentences(file: string): Promise<string[]> {
  const sentences: string[] = [];
  for await (const { text } of readTexts(file)) {
    if (!isHeldOut(text)) continue;
    const composed = text.normalize("NFC");
    for (const sentence of composed.split(/(?<=[;:?!…]|\.(?=\s))\s+|\n+/u)) {
      const count = syllables(sentence).length;
      if (count >= 5 && count <= 60 && !isSentenceGap(sentence.slice(0, 1))) sentences.push(sentence);
    }
  }
  const every = Math.max(1, Math.floor(sentences.length / sentenceLimit));
  return sentences.filter((_, index) => index % every === 0).slice(0, sentenceLimit);
}

async function questions(file: string): Promise<string[]> {
  const texts: string[] = [];
  for await (const { text } of readTexts(file)) texts.push(text.normalize("NFC"));
  return texts;
}

const percent = (tally: Tally): string => `${((100 * tally.right) / Math.max(1, tally.all)).toFixed(2)} %`;

function measureTexts(restorer: Restorer, texts: readonly string[]): string {
  const tallies = [1, 0.5, 0.1].map((share) => {
    const random = randomFrom(20_240_601);
    const tally = { right: 0, all: 0 };
    for (const text of texts) compare(restorer.restore(dropMarks(text, share, random)).text, text, tally);
    return percent(tally);
  });
  const unchanged = { right: 0, all: texts.length };
  for (const text of texts) if (!restorer.restore(text).changed) unchanged.right += 1;
  const bare = texts.map((text) => dropMarks(text, 1, () => 0));
  for (const text of bare.slice(0, 200)) restorer.restore(text);
  const times = bare.map((text) => {
    const start = performance.now();
    restorer.restore(text);
    return performance.now() - start;
  });
  const sorted = times.toSorted((left, right) => left - right);
  const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(2);
  return `${texts.length} | ${tallies.join(" | ")} | ${percent(unchanged)} | ${at(0.5)} / ${at(0.95)} ms`;
}

/**
 * The restorer's figures as lines of a markdown table.
 * @param folder the data folder: held-out articles of `trainingFiles`, dev questions where they are present
 */
export async function measureRestorer(restorer: Restorer, folder: string): Promise<string[]> {
  const lines = [
    "| texts | how many | bare | half of the marks dropped | one in ten dropped | fully marked: unchanged | time p50 / p95 |",
    "|---|---|---|---|---|---|---|",
  ];
  for (const file of trainingFiles) {
    const texts = await heldOutSentences(join(folder, file));
    lines.push(`| ${file}, held out | ${measureTexts(restorer, texts)} |`);
  }
  for (const file of questionFiles) {
    lines.push(`| ${file} | ${measureTexts(restorer, await questions(join(folder, file)))} |`);
  }
  return lines;
}
