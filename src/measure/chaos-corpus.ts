import { createHash } from "node:crypto";

import type { DocumentStore } from "../ports.js";
import type { CorpusFile, CorpusFiles } from "../ingest/corpus.js";
import { generatePassages } from "./generate.js";

const passagesInDocument = 1;
/** Each version changes every so many-th document: a mixture of two versions never looks like one of them. */
const changedEvery = 10;

/** The version in which a document was last changed, when the corpus is at `version`. Document 0 changes in each. */
function versionOf(document: number, version: number): number {
  if (document === 0) return version;
  const behind = (((version - document) % changedEvery) + changedEvery) % changedEvery;
  return Math.max(0, version - behind);
}

/** What a document says of its version, in a line of its own. */
export const stampOf = (document: number, version: number) =>
  `Văn bản số ${document} ban hành lần thứ ${versionOf(document, version)}.`;

/** The version that a document's text says it is of; NaN for none. */
export const readStamp = (text: string) => Number(/ban hành lần thứ (\d+)\./u.exec(text)?.[1] ?? Number.NaN);

export const documentIdOf = (document: number) => `d/${document}`;

/** Generated documents of one passage or two, a few of which change with every version; nothing is on disk. */
export class ChaosCorpus {
  readonly size: number;
  private readonly bodies: readonly string[];

  constructor(size: number) {
    this.size = size;
    const { passages } = generatePassages(size * passagesInDocument, 0, 7);
    this.bodies = Array.from({ length: size }, (_, document) =>
      passages
        .slice(document * passagesInDocument, (document + 1) * passagesInDocument)
        .map(({ text }) => text)
        .join("\n\n"),
    );
  }

  /** Ten words of a document that stand in no other: what it must be found by. */
  question(document: number): string {
    return (this.bodies[document] ?? "").split(" ").slice(0, 10).join(" ");
  }

  /** @param onRead is told before a file is read */
  at(version: number, onRead: () => void): CorpusFiles {
    const paths = Array.from({ length: this.size }, (_, document) => `${documentIdOf(document)}.txt`);
    const files = paths.toSorted().map((path): CorpusFile => ({ path, fault: null }));
    const contentOf = (path: string) => {
      const document = Number(/\d+/u.exec(path)?.[0] ?? 0);
      const text = `Nghị quyết số ${document}\n\n${stampOf(document, version)}\n\n${this.bodies[document]}\n`;
      const bytes = Buffer.from(text);
      return { bytes, frontMatter: null, sha256: createHash("sha256").update(bytes).digest("hex") };
    };
    return {
      list: async () => files,
      fingerprint: async ({ path }) => {
        onRead();
        const { bytes, sha256 } = contentOf(path);
        return { sha256, bytes: bytes.length };
      },
      read: async ({ path }) => {
        onRead();
        return contentOf(path);
      },
    };
  }
}

/** Keeps nothing: every run reads everything. */
export const noStore: DocumentStore = {
  readResult: () => Promise.resolve(null),
  writeResult: () => Promise.resolve(),
  readVectors: () => Promise.resolve(null),
  writeVectors: () => Promise.resolve(),
  keepOnly: () => Promise.resolve(),
};
