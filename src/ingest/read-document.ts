import { copyMark } from "../document/copies.js";
import { DocumentRefusedError } from "../errors.js";
import { ingestMessages } from "../messages.js";
import type { DocumentReader, FileToRead, ReadResult } from "../ports.js";
import { readAudience } from "./audience.js";
import { chunk, type CutText } from "./chunk.js";
import { withDetails } from "./details.js";
import { readFront } from "./front.js";
import { identify } from "./identity.js";
import { healthOf, isHealthy, unhealthySample } from "./health.js";
import type { ReadTools } from "./read/block.js";
import { readFile } from "./read/read.js";
import { identityRemarks } from "./remarks.js";
import { structure } from "./structure.js";

/** Longest text of one document, in UTF-16 units (some 3,000 pages). */
const longestSource = 8_000_000;

/**
 * One file's bytes to a document and its passages: read -> health -> identify -> structure -> chunk.
 * @throws {DocumentRefusedError} for what cannot be read
 */
export async function readDocument(
  { path, bytes, frontMatter }: FileToRead,
  cutText: CutText,
  tools: ReadTools,
): Promise<ReadResult> {
  const extract = await readFile(path, bytes, frontMatter, tools);
  if (extract.source.length > longestSource) throw new DocumentRefusedError(ingestMessages.tooLong);
  const health = healthOf(extract.source);
  if (!isHealthy(health)) {
    throw new DocumentRefusedError(
      ingestMessages.unhealthy(health.syllables, unhealthySample(extract.source)),
    );
  }
  const front = readFront(extract);
  const { pages = 0, scannedPages = [], legacy = null, format } = extract;
  const reading = { format, pages, scannedPages, legacy, health: health.score };
  const structured = structure(extract, front);
  const { sections, leaves, remarks: loose } = structured;
  const named = identify(path, extract, extract.frontMatter, front);
  const { remarks: doubts, ...audience } = readAudience(extract.frontMatter);
  const detailed = withDetails(named, extract, front, extract.frontMatter, structured);
  const identity = { ...detailed, ...audience, reading };
  const passages = await chunk(identity.id, extract.source, leaves, cutText);
  if (passages.length === 0) throw new DocumentRefusedError(ingestMessages.emptyDocument);
  const remarks = [...doubts, ...(extract.remarks ?? []), ...identityRemarks(identity), ...loose];
  const mark = copyMark(identity, extract.source);
  return { document: { identity, source: extract.source, sections }, passages, remarks, mark };
}

/** Reads in this process, without OCR: for trusted text only. */
export function readHere(cutText: CutText): DocumentReader {
  const tools = {
    recognise: () => Promise.reject(new DocumentRefusedError(ingestMessages.scanWithoutOcr)),
  };
  return {
    atOnce: 1,
    read: (file) => readDocument(file, cutText, tools),
    close: () => Promise.resolve(),
  };
}
