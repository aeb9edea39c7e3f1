import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

import type { Document, DocumentIdentity, Section } from "../document/document.js";
import type { Passage } from "../document/passage.js";
import { DocumentRefusedError, FileAccessError } from "../errors.js";
import { checkPaths, type PathCheck } from "./documents-paths.js";
import { seededRandom } from "./random.js";

/** What reading one file gives; more than this is not looked at. */
export interface ReadForMeasure {
  readonly document: Document;
  readonly passages: readonly Passage[];
  readonly remarks?: readonly string[];
}

/** @throws {DocumentRefusedError} for a file that is refused; anything else it throws counts as a crash */
export type ReadOne = (path: string, bytes: Uint8Array) => Promise<ReadForMeasure>;

const facts = [
  "number",
  "kind",
  "issuer",
  "place",
  "date",
  "signer",
  "recipients",
  "annexes",
  "relations",
] as const;

export interface DocumentsReport {
  readonly files: number;
  readonly refused: readonly { readonly file: string; readonly reason: string }[];
  readonly crashed: readonly { readonly file: string; readonly reason: string }[];
  /** Documents whose passages, put together, are not their text apart from blanks and separators. */
  readonly broken: readonly string[];
  /** Passages that begin in one article and end in another, by id. */
  readonly crossing: readonly string[];
  readonly passages: number;
  readonly remarks: number;
  /** How many documents bear each fact. */
  readonly filled: Readonly<Record<string, number>>;
  readonly identities: ReadonlyMap<string, DocumentIdentity>;
  readonly paths: readonly PathCheck[];
}

/**
 * The files of a folder and below, sorted by their path under it.
 * @throws {FileAccessError} when it is not there, is no folder or holds no file
 */
export function filesOf(directory: string): string[] {
  try {
    const names = readdirSync(directory, { recursive: true, encoding: "utf8" });
    const files = names.filter((name) => statSync(join(directory, name)).isFile());
    if (files.length > 0) return files.toSorted();
  } catch (error) {
    throw new FileAccessError(`The folder ${directory} cannot be read.`, { cause: error });
  }
  throw new FileAccessError(`The folder ${directory} holds no files.`);
}

/** No letter and no digit: blanks, dashes of lists, bars, marks that end an item. */
const separators = /^[^\p{L}\p{N}]*$/u;

/** Whether every word of the source stands in exactly one passage, in order. */
export function isWhole({ source }: Document, passages: readonly Passage[]): boolean {
  let at = 0;
  for (const { start, end, text } of passages) {
    if (start < at || text !== source.slice(start, end) || !separators.test(source.slice(at, start)))
      return false;
    at = end;
  }
  return separators.test(source.slice(at));
}

const articlesOf = (sections: readonly Section[]): Section[] =>
  sections.flatMap((section) => [
    ...(section.kind === "article" ? [section] : []),
    ...articlesOf(section.children),
  ]);

const isCut = ({ start, end }: Passage, border: number): boolean => start < border && border < end;

/** Passages that an article's border cuts. */
export function crossingPassages({ sections }: Document, passages: readonly Passage[]): string[] {
  const articles = articlesOf(sections);
  return passages
    .filter((passage) =>
      articles.some((article) => isCut(passage, article.start) || isCut(passage, article.end)),
    )
    .map(({ id }) => id);
}

const isFilled = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined;

/** Reads every file of a folder and checks what came out against the files themselves. */
export async function measureDocuments(directory: string, read: ReadOne): Promise<DocumentsReport> {
  const files = filesOf(directory);
  const refused: { file: string; reason: string }[] = [];
  const crashed: { file: string; reason: string }[] = [];
  const broken: string[] = [];
  const crossing: string[] = [];
  const identities = new Map<string, DocumentIdentity>();
  const paths: PathCheck[] = [];
  const filled: Record<string, number> = Object.fromEntries(facts.map((fact) => [fact, 0]));
  let passages = 0;
  let remarks = 0;
  for (const file of files) {
    const bytes = readFileSync(join(directory, file));
    try {
      // eslint-disable-next-line no-await-in-loop -- one document in memory at a time
      const made = await read(file, bytes);
      identities.set(file, made.document.identity);
      passages += made.passages.length;
      remarks += made.remarks?.length ?? 0;
      if (!isWhole(made.document, made.passages)) broken.push(file);
      crossing.push(...crossingPassages(made.document, made.passages));
      for (const fact of facts)
        if (isFilled(made.document.identity[fact])) filled[fact] = (filled[fact] ?? 0) + 1;
      // Only plain text and Markdown can be read a second time by a scanner of lines.
      if (/\.(?:md|markdown|txt)$/iu.test(file))
        paths.push(...checkPaths(file, bytes.toString("utf8"), made.passages));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (error instanceof DocumentRefusedError) refused.push({ file, reason: error.reason });
      else crashed.push({ file, reason });
    }
  }
  return {
    files: files.length,
    refused,
    crashed,
    broken,
    crossing,
    passages,
    remarks,
    filled,
    identities,
    paths,
  };
}

/** A seeded sample in which every document weighs the same, however long: first a document, then one of its passages. */
export function samplePaths(paths: readonly PathCheck[], count: number, seed: number): PathCheck[] {
  const random = seededRandom(seed);
  const files = [...new Set(paths.map(({ file }) => file))];
  const left = files.map((file) => paths.filter((check) => check.file === file));
  const sample: PathCheck[] = [];
  while (sample.length < count && left.some((checks) => checks.length > 0)) {
    const checks = left[Math.floor(random() * left.length)] ?? [];
    sample.push(...checks.splice(Math.floor(random() * checks.length), 1));
  }
  return sample;
}
