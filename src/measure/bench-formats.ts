import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { composeReader } from "../compose.js";
import { DocumentRefusedError, FileAccessError } from "../errors.js";
import type { IngestEvent } from "../ingest/events.js";
import type { DocumentReader } from "../ports.js";
import { benchOcr, type OcrBench } from "./bench-ocr.js";
import { compiled } from "./bench-process.js";
import { generateDocument, pageLength } from "./generate-documents.js";
import { type GeneratedFormat, generatedFormats, writeAs } from "./generate-files.js";

/** Pages (2,700 characters of what was read) a second that each format must reach with two readers. */
const wanted: Readonly<Record<string, number>> = { docx: 250, html: 1000, md: 1000, pdf: 110 };

export interface FormatSpeed {
  readonly format: string;
  readonly documents: number;
  readonly refused: number;
  readonly pages: number;
  readonly pagesPerSecond: number;
  /** Speed over what is wanted of the format; null where nothing is. */
  readonly overWanted: number | null;
}

export interface MixedIngest {
  readonly documents: number;
  readonly refused: number;
  readonly pages: number;
  /** Of the whole command: reading, embedding, publishing. */
  readonly seconds: number;
  readonly pagesPerSecond: number;
}

export interface FormatsBench {
  readonly formats: readonly FormatSpeed[];
  readonly mixed: MixedIngest;
  /** Null where no scan was given. */
  readonly ocr: OcrBench | null;
}

/** Files that cannot be generated. */
export interface GivenFiles {
  /** Written by Word or LibreOffice, read over and over. */
  readonly doc?: string | undefined;
  /** Scanned. */
  readonly scan?: string | undefined;
}

const pagesInDocument = 10;
const readersAtOnce = 2;
const warmingDocuments = 20;

/** Reads files by warm readers, as many at once as there are; @returns characters read of each, null where refused */
async function readAll(
  reader: DocumentReader,
  files: readonly { readonly path: string; readonly bytes: Uint8Array }[],
): Promise<(number | null)[]> {
  const waiting = files.entries();
  const lengths: (number | null)[] = [];
  const work = async (): Promise<void> => {
    for (const [index, { path, bytes }] of waiting) {
      try {
        // eslint-disable-next-line no-await-in-loop -- a worker reads one after the other
        const { document } = await reader.read({ path, bytes, frontMatter: null });
        lengths[index] = document.source.length;
      } catch (error) {
        if (!(error instanceof DocumentRefusedError)) throw error;
        lengths[index] = null;
      }
    }
  };
  await Promise.all(Array.from({ length: readersAtOnce }, work));
  return lengths;
}

async function speedOf(
  reader: DocumentReader,
  format: string,
  files: readonly Uint8Array[],
): Promise<FormatSpeed> {
  const named = files.map((bytes, index) => ({ path: `${index}.${format}`, bytes }));
  // The first of a format loads its libraries; the next ones let the code be compiled.
  await readAll(reader, named.slice(0, warmingDocuments));
  const started = performance.now();
  const lengths = await readAll(reader, named);
  const seconds = (performance.now() - started) / 1000;
  const pages = lengths.reduce<number>((sum, length) => sum + (length ?? 0), 0) / pageLength;
  const pagesPerSecond = pages / seconds;
  const least = wanted[format];
  return {
    format,
    documents: files.length,
    refused: lengths.filter((length) => length === null).length,
    pages: Math.round(pages),
    pagesPerSecond,
    overWanted: least === undefined ? null : pagesPerSecond / least,
  };
}

/** Of ten documents of a committee: four Word, two PDF, and one each of four others. */
const mix: readonly GeneratedFormat[] = [
  "docx",
  "pdf",
  "html",
  "docx",
  "txt",
  "docx",
  "odt",
  "pdf",
  "docx",
  "xlsx",
];

/** Runs the ingest command, as it is shipped, on so many documents of ten pages in mixed formats. */
export function benchMixed(documents: number): MixedIngest {
  const place = mkdtempSync(join(tmpdir(), "hoi-nghi-quyet-mixed-"));
  try {
    const corpus = join(place, "corpus");
    mkdirSync(corpus);
    for (let number = 0; number < documents; number += 1) {
      const format = mix[number % mix.length] ?? "docx";
      writeFileSync(
        join(corpus, `${number}.${format}`),
        writeAs(format, generateDocument(number, pagesInDocument)),
      );
    }
    const command = [
      compiled("../scripts/ingest.js"),
      "--json",
      "--corpus",
      corpus,
      "--index",
      join(place, "index"),
    ];
    const started = performance.now();
    const { stdout, stderr } = spawnSync(process.execPath, command, { encoding: "utf8", maxBuffer: 2 ** 28 });
    const seconds = (performance.now() - started) / 1000;
    const events = stdout
      .split("\n")
      .filter((line) => line !== "")
      .map((line): IngestEvent => JSON.parse(line));
    if (!events.some(({ event }) => event === "published")) {
      throw new FileAccessError(`Ingestion cannot be measured: ${stderr.trim()}`);
    }
    const read = events.filter(({ event }) => event === "document").length;
    const refused = events.filter(({ event }) => event === "refused").length;
    const pages = read * pagesInDocument;
    return { documents, refused, pages, seconds, pagesPerSecond: pages / seconds };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/**
 * Speed of reading by format with a warm pool of readers, and one ingest of mixed documents of ten pages.
 * @param documents in the mixed ingest; of each format a tenth as many are read
 * @param environment where the OCR program is looked for
 */
export async function benchFormats(
  documents: number,
  { doc, scan }: GivenFiles = {},
  environment: Readonly<Record<string, string | undefined>> = {},
): Promise<FormatsBench> {
  const count = Math.max(2, Math.round(documents / 10));
  const reader = await composeReader(environment);
  const formats: FormatSpeed[] = [];
  try {
    for (const format of generatedFormats) {
      const files = Array.from({ length: count }, (_, seed) =>
        writeAs(format, generateDocument(seed, pagesInDocument)),
      );
      // eslint-disable-next-line no-await-in-loop -- one format at a time, or they would slow each other
      formats.push(await speedOf(reader, format, files));
    }
    if (doc !== undefined) {
      const bytes = readFileSync(doc);
      const copies = Array.from({ length: count }, () => bytes);
      formats.push(await speedOf(reader, "doc", copies));
    }
  } finally {
    await reader.close();
  }
  const ocr = scan === undefined ? null : await benchOcr(scan, environment);
  return { formats, mixed: benchMixed(documents), ocr };
}
