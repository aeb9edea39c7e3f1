import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { once } from "node:events";

import { syllables } from "../vietnamese/syllables.js";
import { readRecords } from "./restorer-corpus.js";

/** The texts that weights may learn from, below the data folder. */
export const embedderTexts = ["law-articles", "viwiki"] as const;

const keysOf = (text: string): string =>
  syllables(text.normalize("NFC"))
    .map(({ marked }) => marked)
    .join(" ");

/** Sentences, headings and list items of a text, one string of syllable keys each; a heading keeps its "=". */
function sentencesOf(text: string): string[] {
  return text
    .split(/\n+|(?<=[.;:?!…])\s+/u)
    .map((sentence) => `${sentence.startsWith("==") ? "= " : ""}${keysOf(sentence)}`)
    .filter((sentence) => sentence !== "");
}

/**
 * Writes the training texts as comparing keys, the same that the embedder sees, for the Python trainer: one JSON line
 * a text, `{ title, subject, source, sentences }`.
 * @param folder holds `train/law-articles.jsonl.gz` and `train/viwiki.jsonl.gz`
 */
export async function writeEmbedderTokens(folder: string, out: string): Promise<void> {
  await mkdir(out, { recursive: true });
  for (const name of embedderTexts) {
    const stream = createWriteStream(join(out, `${name}.jsonl`));
    // eslint-disable-next-line no-await-in-loop -- one file after the other
    for await (const { title, text, subject, source } of readRecords(
      join(folder, `train/${name}.jsonl.gz`),
    )) {
      const line = JSON.stringify({
        title: keysOf(title),
        subject: keysOf(subject),
        source: keysOf(source),
        sentences: sentencesOf(text),
      });
      if (!stream.write(`${line}\n`)) await once(stream, "drain");
    }
    stream.end();
    // eslint-disable-next-line no-await-in-loop
    await once(stream, "finish");
  }
}
