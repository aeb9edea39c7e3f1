import type { PassageInput } from "../index.js";
import { isWellFormed } from "../vietnamese/orthography.js";
import { seededRandom } from "./random.js";
import { stripMarks } from "./typing.js";

const onsets = "b c ch d đ g h kh l m n ng nh ph qu r s t th tr v x".split(" ");
const rimes =
  "a an ang anh ao ăm ăn âu ây em en ên êu i iên iêm iêu in o oan ong ôi ông ơn u ung uôc ươi ương ưu".split(
    " ",
  );
const tones = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"];
const wordCount = 9000;
const wordsInPassage = { least: 25, more: 35 };
const passagesInDocument = 20;

/** Puts the tone on the rime's first vowel that can bear it: near enough to look and count like Vietnamese. */
function toned(rime: string, tone: string): string {
  const place = /ơ|[ăâêôư]/u.exec(rime.replace("ươ", "uơ"))?.index ?? /[aeiouy]/u.exec(rime)?.index ?? 0;
  return (rime.slice(0, place + 1) + tone + rime.slice(place + 1)).normalize("NFC");
}

/** Words of one or two syllables, the frequent ones first. */
function makeWords(random: () => number): string[] {
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? "";
  /** Only what Vietnamese could write: ingestion refuses text that does not read as it. */
  const syllable = (): string => {
    for (;;) {
      const made = pick(onsets) + toned(pick(rimes), pick(tones));
      if (isWellFormed(made)) return made;
    }
  };
  return Array.from({ length: wordCount }, () =>
    random() < 0.3 ? syllable() : `${syllable()} ${syllable()}`,
  );
}

/** A rank by Zipf's law: the n-th word comes about 1/n as often as the first. */
const zipf = (random: () => number) => Math.floor(wordCount ** random()) - 1;

/**
 * Passages of about 400 characters that are distributed like Vietnamese text (two-syllable words by Zipf's law, about
 * 3,600 syllables), twenty to a document; and questions made of words of one of them, every other one without marks.
 */
export function generatePassages(count: number, questions: number, seed = 1) {
  const random = seededRandom(seed);
  const words = makeWords(random);
  const phrase = (length: number) => Array.from({ length }, () => words[zipf(random)] ?? "");
  const passages: PassageInput[] = [];
  let title = "";
  for (let number = 0; number < count; number += 1) {
    const document = Math.floor(number / passagesInDocument);
    if (number % passagesInDocument === 0) title = `Nghị quyết ${phrase(6).join(" ")}`;
    const text = `${phrase(wordsInPassage.least + Math.floor(random() * wordsInPassage.more)).join(" ")}.`;
    passages.push({ id: `p${number}`, documentId: `d${document}`, title, text });
  }
  const asked = Array.from({ length: count === 0 ? 0 : questions }, (_, number) => {
    const text = passages[Math.floor(random() * count)]?.text.split(" ") ?? [];
    const start = Math.floor(random() * Math.max(1, text.length - 10));
    const question = text.slice(start, start + 10).join(" ");
    return number % 2 === 0 ? question : stripMarks(question);
  });
  return { passages, questions: asked };
}
